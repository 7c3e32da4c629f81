"""The rule `hedging`."""

from collections.abc import Iterator

from ..cues import BOUND_FAMILIES, CUES, FAMILIES, FIRST_FIGURE, HARD_NEGATION, NAMED, NEGATIONS, NOT_DONE
from ..figures import figures
from ..library import Library
from ..models import Claim
from ..parts import Quantity
from ..problems import Problem

RULE = "hedging"


def hedging(library: Library) -> Iterator[Problem]:
    """Every hedge and negation in the passage's words is kept in `says`, in `hedge` or by the standing, and none is added; the standing shows in `says`."""
    for claim in library.claims.values():
        yield from _families(claim)
        yield from _standing(claim)
        yield from _negation(claim)
        yield from _bounds(claim)


def _families(claim: Claim) -> Iterator[Problem]:
    passage = " / ".join(claim.fragments)
    for name, (hedges, keepers) in FAMILIES.items():
        match = hedges.search(passage)
        if match and not keepers.search(claim.says):
            yield Problem(
                claim.at("says"),
                RULE,
                f"expected the passage's hedge '{match.group().strip()}' in 'says', found no word of {name}.",
                "say it as firmly as the source does, and no more.",
            )
        if match and name in NAMED and not (claim.hedge and hedges.search(claim.hedge)):
            yield Problem(
                claim.at("hedge") if claim.hedge else claim.at("id"),
                RULE,
                f"expected 'hedge: {match.group().strip()}', found {claim.hedge or 'none'}.",
                "name the source's own hedge.",
            )
    if claim.hedge and claim.hedge.casefold() not in passage.casefold():
        yield Problem(
            claim.at("hedge"),
            RULE,
            f"the hedge '{claim.hedge}' is not in the passage's words.",
            "copy the source's own hedge, or take in the words that have it.",
        )
    if claim.hedge and not _kept(claim):
        yield Problem(claim.at("says"), RULE, f"'says' has lost the hedge '{claim.hedge}'.", "keep it, or a word of the same kind.")


def _kept(claim: Claim) -> bool:
    families = [keepers for hedges, keepers in FAMILIES.values() if hedges.search(claim.hedge or "")]
    return any(keepers.search(claim.says) for keepers in families) or (claim.hedge or "").casefold() in claim.says.casefold()


def _standing(claim: Claim) -> Iterator[Problem]:
    place, says = claim.at("standing"), claim.says
    if claim.standing == "done":
        if claim.speakers or claim.channels:
            yield Problem(
                place,
                RULE,
                "expected no speakers or channels where the source itself says it is done.",
                "'said' or 'reported' is what others say.",
            )
        if match := NOT_DONE.search(says):
            yield Problem(
                place, RULE, f"expected another standing than 'done' beside '{match.group()}'.", "pledged, planned, expected or reported."
            )
    elif not CUES[claim.standing].search(says):
        yield Problem(
            claim.at("says"),
            RULE,
            f"expected a word that shows the standing '{claim.standing}', found none.",
            "say that it is so, or correct the standing.",
        )
    if claim.standing == "said" and not claim.speakers:
        yield Problem(place, RULE, "expected a speaker where the standing is 'said'.", "name who says it, or use 'reported'.")
    if claim.commentary and "article" not in says:
        yield Problem(
            claim.at("says"),
            RULE,
            "expected commentary to be put down to the article.",
            "write 'the article says ...' or 'in the article's view'.",
        )


def _negation(claim: Claim) -> Iterator[Problem]:
    passage = " / ".join(claim.fragments)
    if (match := HARD_NEGATION.search(claim.says)) and not NEGATIONS.search(passage):
        yield Problem(
            claim.at("says"),
            RULE,
            f"'says' has '{match.group()}', the passage's words have no negation.",
            "correct it, or take in the word that negates.",
        )
    if (match := HARD_NEGATION.search(passage)) and not NEGATIONS.search(claim.says):
        yield Problem(
            claim.at("says"),
            RULE,
            f"the passage's words have '{match.group()}', 'says' has no negation.",
            "correct it, or leave the word out of the fragment.",
        )


def _bounds(claim: Claim) -> Iterator[Problem]:
    passage = " / ".join(claim.fragments)
    for name, part in claim.parts.items():
        for field in type(part).model_fields:
            value = getattr(part, field)
            if not isinstance(value, Quantity):
                continue
            found = _bounds_of(value.value, passage)
            if value.bound not in (found or {"exact"}):
                expected = " or ".join(sorted(found)) or "exact"
                yield Problem(
                    claim.at(name, field),
                    RULE,
                    f"expected the bound of the passage's words, '{expected}', found '{value.bound}'.",
                    "correct it, or take in the word that bounds the figure.",
                )


def _bounds_of(value: int, passage: str) -> set[str]:
    """Return the bounds that the passage's words set before the figure."""
    found = set()
    for bound, family in BOUND_FAMILIES.items():
        for match in FAMILIES[family][0].finditer(passage):
            after = passage[match.end() :]
            first = FIRST_FIGURE.match(after)
            if first and str(value) in figures(first.group()):
                found.add(bound)
    return found
