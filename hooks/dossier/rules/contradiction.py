"""The rule `contradiction`."""

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations

from ..dates import Edtf
from ..library import Library
from ..models import Claim
from ..problems import Problem

RULE = "contradiction"
Statement = tuple[Hashable, object, str]  # what it is about, what it says, in words


def contradiction(library: Library) -> Iterator[Problem]:
    """Typed parts that disagree for the same year are marked `differs_from`; a mark names another claim, once."""
    marked: set[frozenset[str]] = set()
    for claim in library.claims.values():
        for number, mark in enumerate(claim.differs_from):
            pair = frozenset({claim.key, mark.claim})
            if mark.claim == claim.key:
                yield Problem(claim.at("differs_from", number), RULE, "expected another claim, found the claim itself.", "name the claim that says otherwise.")
            elif pair in marked:
                yield Problem(claim.at("differs_from", number), RULE, f"the difference from '{mark.claim}' is marked twice.", "keep one of the two.")
            marked.add(pair)
    for part, statements in _STATEMENTS.items():
        carriers = [claim for claim in library.by_date if getattr(claim, part) is not None]
        for one, other in combinations(carriers, 2):
            if frozenset({one.key, other.key}) in marked or not date(library, one, part).shares_a_year_with(date(library, other, part)):
                continue
            theirs = {topic: (value, words) for topic, value, words in statements(other)}
            for topic, value, said in statements(one):
                if topic in theirs and theirs[topic][0] != value:
                    yield Problem(other.at(part), RULE, f"'{theirs[topic][1]}' disagrees with '{said}' of {one.key}.", "mark one of the two with 'differs_from' and say how, or correct it.")


def date(library: Library, claim: Claim, part: str) -> Edtf:
    """Return the date for which a claim's part holds: its own, the claim's, else that of the article."""
    own = getattr(getattr(claim, part), "as_of", None)
    return own or claim.when or library.sources[claim.source].published


def _strengths(claim: Claim) -> Iterator[Statement]:
    yield claim.strength.force, claim.strength.personnel.value, f"{claim.strength.force}: {claim.strength.personnel.value:,}"


def _members(claim: Claim) -> Iterator[Statement]:
    part = claim.membership
    if part.change == "listed":
        yield part.body, frozenset(part.states), f"{part.body}: {', '.join(part.states)}"
    else:
        yield from (((part.body, state), part.change, f"{part.body}: {state} {part.change}") for state in part.states)


def _dead(claim: Claim) -> Iterator[Statement]:
    yield claim.casualties.event, claim.casualties.killed.value, f"{claim.casualties.event}: {claim.casualties.killed.value} killed"


def _exercises(claim: Claim) -> Iterator[Statement]:
    for field in ("troops", "opponents"):
        if quantity := getattr(claim.exercise, field):
            yield (claim.exercise.event, field), quantity.value, f"{claim.exercise.event}: {quantity.value:,} {field}"


def _transfers(claim: Claim) -> Iterator[Statement]:
    part = claim.transfer
    if part.amount:
        topic = (part.giver, part.receiver, part.amount.currency)
        yield topic, (part.amount.value, part.amount.bound, part.stage), f"{part.receiver}: {part.stage} {part.amount.bound} {part.amount.value:,} {part.amount.currency}"


def _chairs(claim: Claim) -> Iterator[Statement]:
    if claim.meeting.chaired_by:
        yield claim.meeting.event, claim.meeting.chaired_by, f"{claim.meeting.event}: chaired by {claim.meeting.chaired_by}"


_STATEMENTS: dict[str, Callable[[Claim], Iterator[Statement]]] = {
    "strength": _strengths, "membership": _members, "casualties": _dead,
    "exercise": _exercises, "transfer": _transfers, "meeting": _chairs,
}  # fmt: skip
