"""The rule `hedging`, with the families of words it knows."""

import re
from collections.abc import Iterator

from ..figures import figures
from ..library import Library
from ..models import Claim, Quantity
from ..problems import Problem

RULE = "hedging"
_NUMBER = r"\b(?=[\s$€£]*(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a half|half|hundred|thousand)\b))"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


# name: (the source's hedges, what keeps them in `says`). "May" with its capital is the month.
FAMILIES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "possibility": (
        _words("could", "may", "might", "possible", "possibly", "[Ll]ikely", "[Pp]robably", "probable", "perhaps", "potential", "potentially"),
        _words("could", "may", "might", "possible", "possibly", "[Ll]ikely", "[Pp]robably", "probable", "perhaps", "potential", "potentially", "can"),
    ),
    "hearsay": (_words("[Rr]eportedly", "allegedly", "alleged"), _words("[Rr]eportedly", "allegedly", "alleged", "reports?", "reported", "said to", "is said")),
    "appearance": (
        _words("[Aa]pparently", "apparent", "appears?", "appeared", "seems?", "seemed", "[Jj]udging", "perceived"),
        _words("[Aa]pparently", "apparent", "appears?", "appeared", "seems?", "seemed", "[Jj]udging", "perceived", "evidently", "to judge"),
    ),
    "condition": (_words("would", "[Ii]f"), _words("would", "will", "could", "might", "may", "should", "was to", "were to", "[Ii]f", "[Ii]n a", "[Ii]n the event", "[Ii]n case", "never", "to")),
    "upper bound": (_words("up to", "at most"), _words("up to", "at most", "as much as")),
    "lower bound": (_words("[Mm]ore than", "[Oo]ver" + _NUMBER, "at least", "exceeding"), _words("[Mm]ore than", "[Oo]ver", "at least", "exceeding")),
    "estimate": (
        _words(*(word + _NUMBER for word in ("[Ss]ome", "[Aa]round", "[Aa]bout", "[Aa]pproximately", "[Rr]oughly"))),
        _words("[Ss]ome", "[Aa]round", "[Aa]bout", "[Aa]pproximately", "[Rr]oughly"),
    ),
    "shortfall": (_words("[Aa]lmost", "[Nn]early"), _words("[Aa]lmost", "[Nn]early", "just under", "close to", "next to")),
}
# Hedges that the field `hedge` must name; the others show in the typed parts or in `standing`.
NAMED = ("possibility", "hearsay", "appearance")
# What shows in `says` that something is not done, by standing.
CUES: dict[str, re.Pattern[str]] = {
    "pledged": re.compile(r"\b(?:pledg|promis|commit|undert|vow|never|will\b|would\b)"),
    "planned": re.compile(r"\b(?:plan|inten|due\b|poised|prepar|set to|will\b|was to|were to|is to|are to|would\b|aim|seek|sought|want|wish|schedul|bound to|working on|strive|striv|draft|mov|keen|ready)"),
    "proposed": re.compile(r"\b(?:propos|suggest|urg|call|invit|rais|discuss|ask|recommend|should|appeal|request|want|interest|offer|exchang|idea|wish|insist|consider|need)"),
    "expected": re.compile(r"\b(?:expect|likely|would\b|will\b|could\b|due\b|may\b|might\b|should\b|foresee|if\b)", re.IGNORECASE),
    "reported": re.compile(r"\b(?:report|according|apparent|appear|seem|said|alleg|quot|leak|account|judging|sa(?:y|id)|told|wr(?:ite|ote)|evident)", re.IGNORECASE),
    "denied": re.compile(r"\b(?:den[iy]|not\b|never\b|no\b|reject|rul)"),
    "said": re.compile(
        r"\b(?:sa(?:y|id)|spoke|speak|told|tell|accord|announc|stat|add|express|call|argu|insist|not[ei]|warn|stress|emphasi|point|explain|urg|defend|describ|claim|admit|reiterat|repeat|criticis|praise|thank|conced|maintain|reveal|disclos|indicat|report|view|quot|voic|put|nam|acknowledg|recall|declar|conclud|conced|link|compar|cit|saw|see)",
        re.IGNORECASE,
    ),
}
_NOT_DONE = _words("pledged", "promised", "plans to", "planned to", "intends to", "intended to", "is due to", "was due to", "were due to", "poised to", "reportedly", "apparently", "is expected to", "was expected to")
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|nothing|nobody|cannot|refrain\w*|den(?:y|ied|ies)|inabilit\w+|unable|fail\w*|lack\w*|reluctan\w+|inadequate\w*|inattenti\w+|refus\w+|unrival\w+|unexpected\w*|unpreceden\w+|undoubt\w+|nowhere|neglect\w*|paradox\w*|declin\w+|ignor\w+|little|hardly|beyond|only|stop\w*|prevent\w*|avoid\w*|ke(?:ep|pt) from|off guard|out of thin air|less|too|surpris\w+|unprepared|rul\w+ out|against|absen\w+|drop\w*|reject\w*)\b|n't\b",
    re.IGNORECASE,
)
_BOUND_FAMILIES = {"up-to": "upper bound", "over": "lower bound", "about": "estimate"}
_FIRST_FIGURE = re.compile(r"[^\d\w]*(?:a |an |the )?[$€£]?[\w,.]+(?: (?:thousand|million|mln|billion|bn))?")
_HARD_NEGATION = re.compile(r"\b(?:not|no|never|none|nor|neither|cannot|nothing|nobody|nowhere)\b|n't\b", re.IGNORECASE)


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
            yield Problem(claim.at("says"), RULE, f"expected the passage's hedge '{match.group().strip()}' in 'says', found no word of {name}.", "say it as firmly as the source does, and no more.")
        if match and name in NAMED and not (claim.hedge and hedges.search(claim.hedge)):
            yield Problem(claim.at("hedge") if claim.hedge else claim.at("id"), RULE, f"expected 'hedge: {match.group().strip()}', found {claim.hedge or 'none'}.", "name the source's own hedge.")
    if claim.hedge and claim.hedge.casefold() not in passage.casefold():
        yield Problem(claim.at("hedge"), RULE, f"the hedge '{claim.hedge}' is not in the passage's words.", "copy the source's own hedge, or take in the words that have it.")
    if claim.hedge and not _kept(claim):
        yield Problem(claim.at("says"), RULE, f"'says' has lost the hedge '{claim.hedge}'.", "keep it, or a word of the same kind.")


def _kept(claim: Claim) -> bool:
    families = [keepers for hedges, keepers in FAMILIES.values() if hedges.search(claim.hedge or "")]
    return any(keepers.search(claim.says) for keepers in families) or (claim.hedge or "").casefold() in claim.says.casefold()


def _standing(claim: Claim) -> Iterator[Problem]:
    place, says = claim.at("standing"), claim.says
    if claim.standing == "done":
        if claim.speakers or claim.channels:
            yield Problem(place, RULE, "expected no speakers or channels where the source itself says it is done.", "'said' or 'reported' is what others say.")
        if match := _NOT_DONE.search(says):
            yield Problem(place, RULE, f"expected another standing than 'done' beside '{match.group()}'.", "pledged, planned, expected or reported.")
    elif not CUES[claim.standing].search(says):
        yield Problem(claim.at("says"), RULE, f"expected a word that shows the standing '{claim.standing}', found none.", "say that it is so, or correct the standing.")
    if claim.standing == "said" and not claim.speakers:
        yield Problem(place, RULE, "expected a speaker where the standing is 'said'.", "name who says it, or use 'reported'.")
    if claim.commentary and "article" not in says:
        yield Problem(claim.at("says"), RULE, "expected commentary to be put down to the article.", "write 'the article says ...' or 'in the article's view'.")


def _negation(claim: Claim) -> Iterator[Problem]:
    passage = " / ".join(claim.fragments)
    if (match := _HARD_NEGATION.search(claim.says)) and not _NEGATIONS.search(passage):
        yield Problem(claim.at("says"), RULE, f"'says' has '{match.group()}', the passage's words have no negation.", "correct it, or take in the word that negates.")
    if (match := _HARD_NEGATION.search(passage)) and not _NEGATIONS.search(claim.says):
        yield Problem(claim.at("says"), RULE, f"the passage's words have '{match.group()}', 'says' has no negation.", "correct it, or leave the word out of the fragment.")


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
                yield Problem(claim.at(name, field), RULE, f"expected the bound of the passage's words, '{expected}', found '{value.bound}'.", "correct it, or take in the word that bounds the figure.")


def _bounds_of(value: int, passage: str) -> set[str]:
    """Return the bounds that the passage's words set before the figure."""
    found = set()
    for bound, family in _BOUND_FAMILIES.items():
        for match in FAMILIES[family][0].finditer(passage):
            after = passage[match.end() :]
            first = _FIRST_FIGURE.match(after)
            if first and str(value) in figures(first.group()):
                found.add(bound)
    return found
