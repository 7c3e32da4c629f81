"""The rows of tables. Each names the claims that bear it; none holds a figure typed twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.records.claim import Claim
from dossier.records.subject import Event, Subject


@dataclass(frozen=True)
class Fact:
    """A short piece of a table's cell and the claims that bear it."""

    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class MemberRow:
    """A state and, for each source, what it establishes about the state's place in the organisation."""

    state: Subject
    cells: dict[str, list[Fact]]


@dataclass(frozen=True)
class MeetingRow:
    """A meeting with its date, place and what the claims tell of it."""

    event: Event
    place: Subject | None
    established_by: list[Claim]
    attended: list[Fact] = field(default_factory=list)
    chaired_by: list[Fact] = field(default_factory=list)
    agenda: list[Fact] = field(default_factory=list)
    outcomes: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class ExerciseRow:
    """An exercise, and what claims tell of it."""

    event: Event
    dates: list[Fact]
    forces: list[Fact]
    troops: list[Fact]
    opponents: list[Fact]


@dataclass(frozen=True)
class TransferRow:
    """What was promised, asked for or given at a date, by whom, to whom and according to whom."""

    when: str
    giver: str
    receiver: str
    stage: str
    hedge: str
    chain: str
    goods: list[Fact]
    amounts: list[Fact]


@dataclass(frozen=True)
class ThreatRow:
    """An actor named as a threat in a year by somebody, or a threat without an actor, and what that voice says it threatens."""

    year: str
    actor: Subject | None
    described: str
    against: list[tuple[Subject | str, str]]
    """A subject, or others in our words; each with the hedge of the claims that name it, where all have one."""
    said_by: str
    claims: list[Claim]


def merged(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts with those of one text made into one that all their claims bear."""
    claims: dict[str, tuple[Claim, ...]] = {}
    for fact in facts:
        claims[fact.text] = claims.get(fact.text, ()) + fact.claims
    return [Fact(text, found) for text, found in claims.items()]
