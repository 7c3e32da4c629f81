"""What was said before and after on the same matter: claims that share subjects, the rarer the better, at a date that is surely another."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from math import fsum, log
from operator import itemgetter
from typing import NamedTuple

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.views import wording

Row = tuple[float, int, int, Claim]  # what sorts it, least first: its weight below zero, the days between, and its place
Dated = tuple[datetime.date, Claim]  # the first or the last day, and the claim
MOST = 2
"""Claims shown each way."""
_NEAREST = 100
"""Claims that name a subject, each way in time, among which those on the same matter are looked for."""
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
    for subject in _telling(library, claim):
        earlier, later = _in_time(library)[subject]
        if date.earliest:
            stop = bisect_left(earlier, date.earliest, key=itemgetter(0))
            before += _rows(library, claim, earlier[max(0, stop - _NEAREST) : stop], date.earliest)
        if date.latest:
            start = bisect_right(later, date.latest, key=itemgetter(0))
            after += _rows(library, claim, later[start : start + _NEAREST], date.latest)
    return _chosen(library, before), _chosen(library, after)


def _telling(library: Library, claim: Claim) -> list[str]:
    """Return the claim's subjects one of which another claim must share, since all the others together weigh too little."""
    weights = _weights(library)
    ordered = sorted(claim.about, key=lambda key: weights[key])
    weight = _SAME_PART
    for number, key in enumerate(ordered):
        weight += weights[key]
        if weight >= _LEAST:
            return ordered[number:]
    return []


@lru_cache(maxsize=4)
def _in_time(library: Library) -> dict[str, tuple[list[Dated], list[Dated]]]:
    """Return by subject the claims that name it, in the order of the last day of each, and in that of the first."""
    dated = [(wording.date_of(library, claim), claim) for claim in library.by_date]
    ends = [(date.latest, claim) for date, claim in dated if date.latest]
    begins = [(date.earliest, claim) for date, claim in dated if date.earliest]
    found: dict[str, tuple[list[Dated], list[Dated]]] = {subject: ([], []) for subject in library.subjects}
    for place, rows in enumerate((ends, begins)):
        for row in sorted(rows, key=itemgetter(0)):
            for subject in row[1].about:
                found[subject][place].append(row)
    return found


@lru_cache(maxsize=4)
def _places(library: Library) -> dict[str, int]:
    return {claim.key: place for place, claim in enumerate(library.by_date)}


def _rows(library: Library, claim: Claim, near: list[Dated], end: datetime.date) -> Iterator[Row]:
    """Yield those of the claims near in time that are on the same matter."""
    weights, matters, places = _weights(library), _matters(library), _places(library)
    own = matters[claim.key]
    for day, other in near:
        if own.topics & (matter := matters[other.key]).topics and (weight := _shared(weights, own, matter)) >= _LEAST:
            yield -weight, abs((day - end).days), places[other.key], other


def _chosen(library: Library, rows: list[Row]) -> list[Claim]:
    first = dict.fromkeys(claim.key for *_, claim in sorted(rows, key=lambda row: row[:3]))
    return sorted((library.claims[key] for key in list(first)[:MOST]), key=lambda claim: wording.date_of(library, claim).sort_key)


class _Matter(NamedTuple):
    """What a claim is about: its topics, its subjects, and each subject that a typed part of a kind names."""

    topics: frozenset[str]
    about: frozenset[str]
    parts: frozenset[tuple[str, str]]


@lru_cache(maxsize=4)
def _matters(library: Library) -> dict[str, _Matter]:
    return {
        key: _Matter(frozenset(claim.topics), frozenset(claim.about), frozenset(_in_parts(claim))) for key, claim in library.claims.items()
    }


@lru_cache(maxsize=4)
def _weights(library: Library) -> dict[str, float]:
    """Return what each subject that a claim names weighs."""
    return {key: log(len(library.claims) / len(claims)) for key, claims in library.claims_about.items() if claims}


def _shared(weights: dict[str, float], one: _Matter, other: _Matter) -> float:
    shared = one.about & other.about
    alike = any(subject in shared for part, subject in one.parts & other.parts if part != "office")
    # Exact whatever the order of the set, so that two builds choose alike.
    return fsum(weights[key] for key in shared) + (_SAME_PART if alike else 0)


def _in_parts(claim: Claim) -> set[tuple[str, str]]:
    return {(str(steps[0]), subject) for steps, subject in claim.part_subjects}
