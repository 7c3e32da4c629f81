"""The rule `contradiction`."""

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations, product
from typing import Any

from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.proof.statements import Statement, statements_of
from dossier.records.claim import Claim
from dossier.records.parts import Part, Strength
from dossier.records.problems import Problem

RULE = "contradiction"
Told = tuple[object, str, list[Claim]]  # what is said, in words, and the claims that say it


def contradiction(library: Library) -> Iterator[Problem]:
    """Typed parts that disagree for the same year are marked `differs_from`; a mark names another claim, once."""
    marked: set[frozenset[str]] = set()
    for claim in library.claims.values():
        for number, mark in enumerate(claim.differs_from):
            pair = frozenset({claim.key, mark.claim})
            if mark.claim == claim.key:
                yield Problem(
                    claim.at("differs_from", number),
                    RULE,
                    "expected another claim, found the claim itself.",
                    "name the claim that says otherwise.",
                )
            elif pair in marked:
                yield Problem(
                    claim.at("differs_from", number), RULE, f"the difference from '{mark.claim}' is marked twice.", "keep one of the two."
                )
            marked.add(pair)
    place = {claim.key: number for number, claim in enumerate(library.by_date)}
    for kind, statements in statements_of(library.dossier).items():
        for (_, words, carriers), (_, other_words, others) in _disagreeing(library, kind, statements):
            for two in product(carriers, others):
                if frozenset(claim.key for claim in two) in marked:
                    continue
                one, other = sorted(two, key=lambda claim: place[claim.key])
                told = (words, other_words) if one is two[0] else (other_words, words)
                yield Problem(
                    other.at(kind.__name__.lower()),
                    RULE,
                    f"'{told[1]}' disagrees with '{told[0]}' of {one.key}.",
                    "mark one of the two with 'differs_from' and say how, or correct it.",
                )


def _disagreeing(library: Library, kind: type[Part], statements: Callable[[Any], Iterator[Statement]]) -> Iterator[tuple[Told, Told]]:
    """Yield each two values that parts of a kind state of one topic for years that meet, each with its words and the claims that state it.

    Claims that say the same for the same time are one, so that it takes no longer the more of them there are.
    """
    found: dict[Hashable, dict[tuple[object, str], tuple[Edtf, Told]]] = {}
    for claim in library.by_date:
        if (part := claim.part(kind)) is not None:
            date = _date(library, claim, part)
            for topic, value, words in statements(part):
                told = found.setdefault(topic, {}).setdefault((value, date.text), (date, (value, words, [])))
                told[1][2].append(claim)
    for of_topic in found.values():
        for (date, one), (other_date, other) in combinations(of_topic.values(), 2):
            if one[0] != other[0] and date.shares_a_year_with(other_date):
                yield one, other


def _date(library: Library, claim: Claim, part: Part) -> Edtf:
    """Return the date for which a claim's part holds: its own, the claim's, else that of the article."""
    own = part.as_of if isinstance(part, Strength) else None
    return own or claim.when or library.sources[claim.source].published
