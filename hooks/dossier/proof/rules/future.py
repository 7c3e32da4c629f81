"""What the rule `hedging` finds where a claim takes a "would" for no hedge: the future as a past tense reports it."""

from collections.abc import Iterator

from dossier.language.cues import CONDITION, FAMILIES
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import Problem

RULE = "hedging"
FAMILY = "prediction"
_WOULD = FAMILIES[FAMILY][0]


def future(library: Library, claim: Claim) -> Iterator[Problem]:
    """Yield why a claim may not take a "would" of its passage for a reported future: there is none, it is named as a hedge, or it hangs on a condition."""
    if claim.reported_future is None:
        return
    place = claim.at("reported_future")
    if not _WOULD.search(" / ".join(claim.fragments)):
        yield Problem(place, RULE, "the passage's words have no 'would' that this could explain.", "delete the field.")
    elif _WOULD.search(claim.hedge or ""):
        yield Problem(place, RULE, "'would' is named as the hedge and said to be none.", "keep one of the two.")
    elif match := CONDITION.search(claim.says) or CONDITION.search(library.sentences_of(claim)):
        shown = "a condition" if library.public_log else f"'{match.group()}'"
        what = f"expected a future that hangs on nothing, found {shown} in 'says' or in its sentence."
        yield Problem(place, RULE, what, "name the 'would' as the hedge that it is.")
