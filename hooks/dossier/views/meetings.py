"""Meetings and visits, with what the claims tell of each, and whose word it is."""

from dataclasses import replace
from functools import lru_cache

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.parts import Meeting
from dossier.records.subject import Event
from dossier.views import listings, wording
from dossier.views.rows import Fact, MeetingRow, merged

MEETINGS = ("meeting", "visit")
"""The kinds of event at which people meet."""


def meeting(library: Library, event: Event) -> MeetingRow:
    """Return what the claims tell of a meeting."""
    told = [(claim, part) for claim, part in listings.with_part(library, Meeting) if part.event == event.id]
    names = {key: subject.name for key, subject in library.subjects.items()}
    attended = [Fact(f"{names[one.person]} ({one.role})", (claim,)) for claim, part in told for one in part.attended]
    unnamed = [(claim, part) for claim, part in told if part.delegations and not (part.attended or part.chaired_by)]
    for claim, part in unnamed:
        states = wording.series([names[state] for state in part.delegations])
        attended.append(Fact(f"the leaders of {states}" if part.leaders else states, (claim,)))
    attended += [Fact(_voiced(library, claim, text, "according to "), (claim,)) for claim, part in told for text in part.attendance]
    return MeetingRow(
        event,
        library.subjects[event.place] if event.place else None,
        [library.claims[key] for key in event.by if key in library.claims],
        attended=merged(attended),
        chaired_by=merged([Fact(names[part.chaired_by], (claim,)) for claim, part in told if part.chaired_by]),
        agenda=merged([Fact(_voiced(library, claim, text), (claim,)) for claim, part in told for text in part.agenda]),
        outcomes=merged([Fact(_voiced(library, claim, text), (claim,)) for claim, part in told for text in part.outcomes]),
    )


def _voiced(library: Library, claim: Claim, text: str, by: str = "") -> str:
    """Return our words on a meeting with whose word it is, where it is somebody's."""
    return f"{text} ({by}{wording.chain_labels(library, claim)[0]})" if claim.speakers or claim.channels else text


def is_meeting(library: Library, event: Event) -> bool:
    """Tell whether an event is told as a meeting: by its kind, or since a claim tells who met there."""
    return event.kind in MEETINGS or event.id in _met(library)


@lru_cache(maxsize=4)
def _met(library: Library) -> frozenset[str]:
    return frozenset(part.event for _, part in listings.with_part(library, Meeting))


def every(library: Library) -> list[MeetingRow]:
    """Return a row for each meeting, by date."""
    return [meeting(library, event) for event in listings.events(library) if is_meeting(library, event)]


def at_a_glance(library: Library) -> list[MeetingRow]:
    """Return a row for each meeting, by date, without its agenda, which its own page has."""
    return [replace(row, agenda=[]) for row in every(library)]
