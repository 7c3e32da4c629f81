"""Rows of tables, computed from the claims' typed parts. Each row names the claims that bear it; none holds a figure typed twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from . import wording
from .dates import Edtf
from .library import Library, named
from .models import Claim
from .records import Event, Source, Subject


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
class ThreatRow:
    """An actor named as a threat in a year, what it is said to threaten, and by whom."""

    year: str
    actor: Subject
    against: list[Subject]
    said_by: list[str]
    claims: list[Claim]


def with_part(library: Library, name: str) -> list[Claim]:
    """Return the claims that carry the typed part, by date."""
    found = [claim for claim in library.by_date if getattr(claim, name) is not None]
    return sorted(found, key=lambda claim: wording.date_of(library, claim).sort_key)


def members(library: Library) -> list[MemberRow]:
    """Return a row for each state that any claim places in or near the organisation, in the order of the register."""
    cells: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for claim in with_part(library, "membership"):
        words = wording.CHANGES[claim.membership.change]
        if claim.membership.change not in {"listed", "observer"}:
            words += f", {wording.when(library, claim)}"
        for state in claim.membership.states:
            cells[state][claim.source].append(Fact(words, (claim,)))
    return [MemberRow(state, cells[state.id]) for state in library.of_kind("state") if state.id in cells]


def meeting(library: Library, event: Event) -> MeetingRow:
    """Return what the claims tell of a meeting."""
    row = MeetingRow(
        event,
        library.subjects[event.place] if event.place else None,
        [library.claims[key] for key in event.by],
    )
    for claim in with_part(library, "meeting"):
        part = claim.meeting
        if part.event != event.id:
            continue
        row.attended.extend(Fact(f"{library.subjects[one.person].name} ({one.role})", (claim,)) for one in part.attended)
        row.attended.extend(Fact(library.subjects[state].name, (claim,)) for state in part.delegations)
        if part.chaired_by:
            row.chaired_by.append(Fact(library.subjects[part.chaired_by].name, (claim,)))
        row.agenda.extend(Fact(text, (claim,)) for text in part.agenda)
        row.outcomes.extend(Fact(text, (claim,)) for text in part.outcomes)
    return replace(row, **{name: _merged(getattr(row, name)) for name in ("attended", "chaired_by", "agenda", "outcomes")})


def _merged(facts: list[Fact]) -> list[Fact]:
    """Return the facts with those of one text made into one that all their claims bear."""
    claims: dict[str, tuple[Claim, ...]] = {}
    for fact in facts:
        claims[fact.text] = claims.get(fact.text, ()) + fact.claims
    return [Fact(text, found) for text, found in claims.items()]


def events(library: Library, *kinds: str) -> list[Event]:
    """Return the events of the kinds (all where none is named), by date."""
    found = [subject for subject in library.of_kind("event") if isinstance(subject, Event) and (not kinds or subject.kind in kinds)]
    return sorted(found, key=lambda event: (event.date.sort_key, event.id))


def meetings(library: Library) -> list[MeetingRow]:
    """Return a row for each meeting, by date."""
    return [meeting(library, event) for event in events(library, "meeting", "visit")]


def threats(library: Library) -> list[ThreatRow]:
    """Return a row for each year and actor that claims name as a threat."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in with_part(library, "threat"):
        for actor in claim.threat.actors:
            found[wording.year(library, claim), actor].append(claim)
    rows = []
    for (year, actor), claims in sorted(found.items()):
        against = dict.fromkeys(key for claim in claims for key in claim.threat.against)
        said_by = dict.fromkeys(label for claim in claims for label in wording.chain_labels(library, claim)[:1])
        rows.append(ThreatRow(year, library.subjects[actor], [library.subjects[key] for key in against], list(said_by), claims))
    return rows


def transfers(library: Library, receivers: Iterable[str], without: Iterable[str]) -> list[Claim]:
    """Return the claims about transfers to the receivers (to any where none is named), except those to some, by date."""
    wanted, unwanted = set(receivers), set(without)
    return [
        claim
        for claim in with_part(library, "transfer")
        if (not wanted or claim.transfer.receiver in wanted) and claim.transfer.receiver not in unwanted
    ]


def states_with_page(library: Library) -> list[Subject]:
    """Return the states that any article calls a member, a former member or an observer."""
    return [row.state for row in members(library)]


def by_source(library: Library, claims: Iterable[Claim]) -> list[tuple[Source, list[Claim]]]:
    """Return claims grouped by source, oldest source first, each group in the order of the article."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.source].append(claim)
    return [(source, groups[source.id]) for source in library.sources_by_date if source.id in groups]


def spoken_by(library: Library, person: str) -> list[Claim]:
    """Return the claims of which the person is the speaker."""
    return [claim for claim in library.by_date if person in claim.speakers]


def about(library: Library, subject: str) -> list[Claim]:
    """Return the claims that name the subject, other than as their speaker."""
    return [claim for claim in library.by_date if subject in named(claim) and subject not in claim.speakers]


def offices(library: Library, person: str) -> list[Fact]:
    """Return the posts that claims give a person."""
    held = [claim for claim in with_part(library, "office") if claim.office.person == person]
    return _merged([Fact(wording.office(claim.office), (claim,)) for claim in held])


def part_rows(library: Library, claim: Claim) -> list[tuple[str, str]]:
    """Return a claim's typed parts as (field, value in words), for its own page."""
    rows = []
    for name, part in claim.parts.items():
        for field_name, info in type(part).model_fields.items():
            value = getattr(part, field_name)
            if value not in (None, []):
                rows.append((f"{name}: {(info.alias or field_name).replace('_', ' ')}", _in_words(library, value)))
    return rows


def _in_words(library: Library, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(library, item) for item in value)
    if isinstance(value, Edtf):
        return wording.dates.spoken(value)
    if hasattr(value, "bound"):
        return wording.quantity(value)
    if hasattr(value, "person"):
        return f"{library.subjects[value.person].name} ({value.role})"
    return library.subjects[value].name if value in library.subjects else str(value)


def of_event(library: Library, event: Event) -> list[Claim]:
    """Return the claims that name an event or tell of it in a typed part, or establish it."""
    return [claim for claim in library.by_date if event.id in named(claim) or claim.key in event.by]
