"""What the typed parts of claims state, in a form that can be compared: of what, which value, and how to put it."""

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any

from dossier.library.library import Library
from dossier.records.dossier import Dossier
from dossier.records.parts import Casualties, Exercise, Meeting, Membership, Part, Strength, Transfer

Statement = tuple[Hashable, object, str]  # what it is about, what it says, in words


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


def statements_of(dossier: Dossier) -> dict[type[Part], Callable[[Any], Iterator[Statement]]]:
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
    kinds = statements_of(library.dossier).items()
    return [_CALLED[kind] for kind, statements in kinds if any(isinstance(part, kind) and any(statements(part)) for part in parts)]
