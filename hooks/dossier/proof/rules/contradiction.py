"""The rule `contradiction`."""

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from itertools import combinations, product
from typing import Any

from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.dossier import Dossier
from dossier.records.parts import Casualties, Exercise, Meeting, Membership, Part, Strength, Transfer
from dossier.records.problems import Problem

RULE = "contradiction"
Statement = tuple[Hashable, object, str]  # what it is about, what it says, in words
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
    for kind, statements in _statements(library.dossier).items():
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


def _strengths(part: Strength) -> Iterator[Statement]:
    yield part.force, part.personnel.value, f"{part.force}: {part.personnel.value:,}"


def _members(dossier: Dossier, part: Membership) -> Iterator[Statement]:
    if part.change in dossier.change and dossier.change[part.change].role == "lists":
        yield part.body, frozenset(part.states), f"{part.body}: {', '.join(part.states)}"
    else:
        yield from (((part.body, state), part.change, f"{part.body}: {state} {part.change}") for state in part.states)


def _dead(part: Casualties) -> Iterator[Statement]:
    yield part.event, part.killed.value, f"{part.event}: {part.killed.value} killed"


def _exercises(part: Exercise) -> Iterator[Statement]:
    for name, quantity in (("troops", part.troops), ("opponents", part.opponents)):
        if quantity:
            yield (part.event, name), quantity.value, f"{part.event}: {quantity.value:,} {name}"


def _transfers(part: Transfer) -> Iterator[Statement]:
    if part.amount:
        topic = (part.giver, part.receiver, part.amount.currency)
        said = f"{part.receiver}: {part.stage} {part.amount.bound} {part.amount.value:,} {part.amount.currency}"
        yield topic, (part.amount.value, part.amount.bound, part.stage), said


def _chairs(part: Meeting) -> Iterator[Statement]:
    if part.chaired_by:
        yield part.event, part.chaired_by, f"{part.event}: chaired by {part.chaired_by}"


def _statements(dossier: Dossier) -> dict[type[Part], Callable[[Any], Iterator[Statement]]]:
    """Return, for each kind of typed part, the function that yields what it states."""
    return {
        Strength: _strengths,
        Membership: partial(_members, dossier),
        Transfer: _transfers,
        Exercise: _exercises,
        Casualties: _dead,
        Meeting: _chairs,
    }


_CALLED: dict[type[Part], str] = {
    Strength: "a force’s size", Membership: "a list of members", Transfer: "a transfer", Exercise: "an exercise", Casualties: "deaths",
    Meeting: "who presides",
}  # fmt: skip


def compared(library: Library) -> list[str]:
    """Return what is compared, of what any claim of the library states, as running text has it."""
    parts = [part for claim in library.claims.values() for part in claim.parts.values()]
    kinds = _statements(library.dossier).items()
    return [_CALLED[kind] for kind, statements in kinds if any(isinstance(part, kind) and any(statements(part)) for part in parts)]
