"""The rule `hedging`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dossier.language.cues import (
    BOUND_FAMILIES,
    CUES,
    FAMILIES,
    FIRST_FIGURE,
    HARD_NEGATION,
    JUDGES,
    NAMED,
    NEVER_DONE,
    NOT_DONE,
    POSTS,
    SAID_BY,
    STAGES,
    negations,
)
from dossier.language.numbers import figures
from dossier.library.library import Library
from dossier.proof.joined import hedged
from dossier.proof.rules.beside import beside
from dossier.proof.rules.future import FAMILY, future
from dossier.proof.rules.turned import turned
from dossier.records.claim import Claim
from dossier.records.parts import Quantity
from dossier.records.problems import Problem

RULE = "hedging"


def hedging(library: Library) -> Iterator[Problem]:
    """Every hedge, alternative and negation in the passage's words, or right beside them, is kept in `says`, in `hedge` or by the standing; no negation is added, no verb or transfer turned round; the standing shows in `says`."""
    for claim in library.claims.values():
        yield from _families(claim)
        yield from beside(library, claim)
        yield from turned(library, claim)
        yield from future(library, claim)
        yield from _standing(claim)
        yield from _negation(claim)
        yield from _bounds(claim)
        yield from _parts(library, claim)


def _families(claim: Claim) -> Iterator[Problem]:
    passage = " / ".join(claim.fragments)
    found = {name: match for name, (hedges, _) in FAMILIES.items() if (match := hedges.search(passage))}
    for name, match in found.items():
        if not FAMILIES[name][1].search(claim.says):
            what = f"expected the passage's hedge '{match.group().strip()}' in 'says', found no word of {name}."
            yield Problem(claim.at("says"), RULE, what, "say it as firmly as the source does, and no more.")
    for name in NEVER_DONE:
        if name in found and claim.standing == "done" and not NOT_DONE.search(claim.says):
            yield Problem(
                claim.at("standing"),
                RULE,
                f"expected another standing than 'done' beside '{found[name].group()}'.",
                "'reported' is what is only apparent or heard.",
            )
    named = [name for name in found if name in NAMED and not (name == FAMILY and claim.reported_future)]
    if named and not any(FAMILIES[name][0].search(claim.hedge or "") for name in named):
        what = f"expected 'hedge: {found[named[0]].group().strip()}', found {claim.hedge or 'none'}."
        yield Problem(claim.at("hedge") if claim.hedge else claim.at("id"), RULE, what, "name the source's own hedge.")
    if claim.hedge and claim.hedge.casefold() not in passage.casefold():
        what = f"the hedge '{claim.hedge}' is not in the passage's words."
        yield Problem(claim.at("hedge"), RULE, what, "copy the source's own hedge, or take in the words that have it.")
    if claim.hedge and not any(FAMILIES[name][0].search(claim.hedge) for name in NAMED):
        what = f"'{claim.hedge}' is no hedge that has to be named here."
        yield Problem(claim.at("hedge"), RULE, what, "delete it; the standing or the typed part shows it.")
    if claim.hedge and not _kept(claim, passage):
        yield Problem(claim.at("says"), RULE, f"'says' has lost the hedge '{claim.hedge}'.", "keep it, or a word of the same kind.")


def _kept(claim: Claim, passage: str) -> bool:
    """Tell whether `says` has the hedge itself, or as many words of its kind as the passage has."""
    if (claim.hedge or "").casefold() in claim.says.casefold():
        return True
    families = [pair for pair in FAMILIES.values() if pair[0].search(claim.hedge or "")]
    return any(len(keepers.findall(claim.says)) >= len(hedges.findall(passage)) for hedges, keepers in families)


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
    if claim.standing != "asked" and any("?" in fragment for fragment in claim.fragments):
        what = f"expected the standing 'asked' where a question is quoted, found '{claim.standing}'."
        yield Problem(place, RULE, what, "a question states nothing.")
    if claim.standing == "said" and not claim.speakers:
        yield Problem(place, RULE, "expected a speaker where the standing is 'said'.", "name who says it, or use 'reported'.")
    if claim.standing == "pledged" and not claim.speakers:
        yield Problem(place, RULE, f"expected a speaker where the standing is '{claim.standing}'.", "name who does it.")
    elif (match := SAID_BY.search(says)) and not (claim.speakers or claim.channels or "article" in says):
        yield Problem(
            claim.at("says"),
            RULE,
            f"expected a speaker or a channel, since 'says' has '{match.group()}'.",
            "name who says it, or say it otherwise.",
        )
    if (match := JUDGES.search(says)) and not claim.commentary:
        yield Problem(
            claim.at("id"), RULE, f"expected 'commentary: true' beside '{match.group()}'.", "what the article judges is its own comment."
        )
    if claim.commentary and "article" not in says:
        yield Problem(
            claim.at("says"),
            RULE,
            "expected commentary to be put down to the article.",
            "write 'the article says ...' or 'in the article's view'.",
        )


def _negation(claim: Claim) -> Iterator[Problem]:
    passage = " / ".join(claim.fragments)
    said, source = negations(claim.says), negations(passage)
    if (match := HARD_NEGATION.search(claim.says)) and said > source:
        what = (
            f"'says' has '{match.group()}', and negates more often than the passage's words"
            if source
            else f"'says' has '{match.group()}', the passage's words have no negation"
        )
        yield Problem(claim.at("says"), RULE, f"{what}.", "correct it, or take in the word that negates.")
    if (match := HARD_NEGATION.search(passage)) and said < source:
        lost = "negates less often" if said else "has no negation"
        what = f"the passage's words have '{match.group()}', 'says' {lost}."
        yield Problem(claim.at("says"), RULE, what, "correct it, or leave the word out of the fragment.")


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
    for match in FAMILIES["shortfall"][0].finditer(passage):
        first = FIRST_FIGURE.match(passage[match.end() :])
        if first and str(value) in figures(first.group()):
            found.update(("about", "up-to"))  # "nearly 300" is both
    return found


def _parts(library: Library, claim: Claim) -> Iterator[Problem]:
    if claim.hedge and claim.threat and claim.threat.described and not hedged(claim.threat.described, claim):
        what = f"expected the hedge '{claim.hedge}' in 'described', found no word of its kind."
        yield Problem(claim.at("threat", "described"), RULE, what, "say it as the claim does.")
    shown = [
        ("transfer", "stage", claim.transfer.stage if claim.transfer else "", STAGES),
        ("membership", "change", claim.membership.change if claim.membership else "", _changes(library)),
        ("office", "change", claim.office.change if claim.office else "", POSTS),
    ]
    for part, field, value, cues in shown:
        if value in cues and not cues[value].search(claim.says):
            yield Problem(
                claim.at(part, field),
                RULE,
                f"expected a word in 'says' that shows '{value}', found none.",
                "say that it is so, or correct the part.",
            )
        if claim.standing != "done" and value == "delivered" and STAGES["pledged"].search(claim.says):
            yield Problem(claim.at(part, field), RULE, "expected what was pledged not to be shown as delivered.", "correct the stage.")


@lru_cache(maxsize=8)
def _changes(library: Library) -> dict[str, re.Pattern[str]]:
    """Return what shows in `says` what became of a membership."""
    return {key: re.compile(rf"\b(?:{'|'.join(change.shown_by)})") for key, change in library.dossier.change.items() if change.shown_by}
