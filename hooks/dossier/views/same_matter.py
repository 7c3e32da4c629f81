"""What was said before and after on the same matter: claims that share subjects, the rarer the better, at a date that is surely another."""

from functools import lru_cache
from math import fsum, log

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.views import wording

Row = tuple[float, int, Claim]  # what sorts it, least first: its weight below zero, and the days between
MOST = 2
"""Claims shown each way."""
_LEAST = 3.0
"""What shared subjects must weigh together: one that few claims name, or several that many name."""
_SAME_PART = 2.0
"""What typed parts of one kind that name the same subject weigh beside it: two transfers to one receiver, two strengths of one force."""


def before_and_after(library: Library, claim: Claim) -> tuple[list[Claim], list[Claim]]:
    """Return the claims on the same matter that are surely earlier, and those that are surely later, each in the order of their dates.

    A subject weighs the logarithm of how few claims name it; of equal weight, the nearer in time comes first.
    """
    date = wording.date_of(library, claim)
    before: list[Row] = []
    after: list[Row] = []
    near = {other.key: other for subject in claim.about for other in library.claims_about[subject] if set(claim.topics) & set(other.topics)}
    for other in sorted(near.values(), key=lambda one: _places(library)[one.key]):
        if (weight := _shared(library, claim, other)) < _LEAST:
            continue
        its = wording.date_of(library, other)
        if its.latest and date.earliest and its.latest < date.earliest:
            before.append((-weight, (date.earliest - its.latest).days, other))
        elif its.earliest and date.latest and its.earliest > date.latest:
            after.append((-weight, (its.earliest - date.latest).days, other))
    return _chosen(library, before), _chosen(library, after)


@lru_cache(maxsize=4)
def _places(library: Library) -> dict[str, int]:
    return {claim.key: place for place, claim in enumerate(library.by_date)}


def _chosen(library: Library, rows: list[Row]) -> list[Claim]:
    first = [claim for *_, claim in sorted(rows, key=lambda row: row[:2])[:MOST]]
    return sorted(first, key=lambda claim: wording.date_of(library, claim).sort_key)


def _shared(library: Library, claim: Claim, other: Claim) -> float:
    shared = {*claim.about} & {*other.about}
    alike = any(subject in shared for part, subject in _in_parts(claim) & _in_parts(other) if part != "office")
    # Exact whatever the order of the set, so that two builds choose alike.
    return fsum(log(len(library.claims) / len(library.claims_about[key])) for key in shared) + (_SAME_PART if alike else 0)


def _in_parts(claim: Claim) -> set[tuple[str, str]]:
    return {(str(steps[0]), subject) for steps, subject in claim.part_subjects}
