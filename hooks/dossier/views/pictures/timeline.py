"""The timeline: every event and every dated claim, in one ordered list and in lanes by topic."""

import datetime
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from dossier.language import dates
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import counted
from dossier.records.subject import Event
from dossier.views import addresses, facets, listings, wording
from dossier.views.pictures.axis import Axis, Stretch

WIDTH, LABELS, TOP, ROW, BAR, LEAST, NUMBER, LETTER = 960, 150, 26, 15, 9, 4, 17, 6.2
"""Units of the drawing: its width, the room for labels, for the years, a row, a bar's height and least width, the room of a number and of a letter."""
HEAD = 16
"""The room above the bars of a lane, in which narrow windows show its name again."""
_SIGNS = {"/": "--", "..": "open", ",": "-or-", "[": "", "]": "", "~": "-about", "?": "-uncertain", "%": "-about-uncertain"}


@dataclass(frozen=True)
class Entry:
    """One date of the list, with what has just that date."""

    date: Edtf
    events: list[Event] = field(metadata={"once": True})
    claims: list[Claim]

    @property
    def anchor(self) -> str:
        """The entry's id on the page."""
        return anchor(self.date)

    def inside(self, axis: Axis) -> bool:
        """Tell whether any of the date lies in the years of the axis."""
        return (self.date.latest or axis.last) >= axis.first and (self.date.earliest or axis.first) <= axis.last


@dataclass(frozen=True)
class Mark:
    """A bar for one date in one lane, with how many things it stands for, and its name where it has one beside it."""

    date: Edtf
    stretch: Stretch
    y: float
    count: int
    label: str
    target: str
    """Where the mark leads: a path below docs/, or an anchor of the timeline's page."""
    name: str
    named_left: bool


@dataclass(frozen=True)
class Lane:
    """A band of the picture: what it holds, and where it begins and ends."""

    key: str
    label: str
    y: float
    height: float
    marks: list[Mark]


def anchor(date: Edtf) -> str:
    """Return a date as an id: "d-2007-03-14", "d-2011--open"."""
    text = date.text.lower()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return f"d-{text}"


@lru_cache(maxsize=4)
def entries(library: Library) -> list[Entry]:
    """Return every date that an event or a claim has, in order, with what has it."""
    found: dict[str, Entry] = {}
    for event in listings.events(library):
        found.setdefault(event.date.text, Entry(event.date, [], [])).events.append(event)
    for claim in library.by_date:
        if claim.when:
            found.setdefault(claim.when.text, Entry(claim.when, [], [])).claims.append(claim)
    return sorted(found.values(), key=lambda entry: entry.date.sort_key)


@lru_cache(maxsize=4)
def axis_of(library: Library) -> Axis:
    """Return the axis of the picture: a year is the wider, the more claims and events have a date that begins in it."""
    counts: Counter[int] = Counter()
    for entry in entries(library):
        counts[(entry.date.earliest or entry.date.latest or datetime.date.min).year] += len(entry.claims) + len(entry.events)
    return Axis(LABELS, WIDTH - NUMBER, *library.years, {year: 1 + math.sqrt(count) for year, count in counts.items()})


def lanes(library: Library) -> list[Lane]:
    """Return the bands of the picture from top to bottom: the articles, the events, then the claims by their first topic."""
    axis = axis_of(library)
    shown = [entry for entry in entries(library) if entry.inside(axis)]
    bands: list[tuple[str, str, list[_Row]]] = [
        (
            "articles",
            "Articles",
            [_Row(one.published, 1, f"{one.short}: {one.title}", addresses.of_source(one), one.short) for one in library.sources_by_date],
        ),
        (
            "events",
            "Events",
            [_Row(entry.date, 1, event.name, f"#{entry.anchor}", event.label) for entry in shown for event in entry.events],
        ),
    ]
    for topic, name in library.dossier.topic_titles.items():
        told = [(entry, sum(claim.topics[0] == topic for claim in entry.claims)) for entry in shown]
        bands.append(
            (topic, name, [_Row(entry.date, count, counted(count, "claim"), f"#{entry.anchor}") for entry, count in told if count])
        )
    made, y = [], float(TOP)
    for key, label, rows in [band for band in bands if band[2]]:
        marks = _packed(axis, rows, y)
        height = max(mark.y for mark in marks) + ROW + 6 - y
        made.append(Lane(key, label, y, height, marks))
        y += height
    return made


class _Row(NamedTuple):
    date: Edtf
    number: int
    label: str
    target: str
    name: str = ""


def _packed(axis: Axis, rows: Iterable[_Row], y: float) -> list[Mark]:
    """Return the marks of a lane, each in the first row in which it meets no other."""
    taken_rows: list[list[tuple[float, float]]] = []
    marks = []
    for one in rows:
        stretch = axis.stretch(one.date, LEAST)
        room = len(one.name) * LETTER + 6 if one.name else NUMBER
        left = stretch.x + stretch.width + room > WIDTH
        taken = (stretch.x - room, stretch.x + stretch.width) if left else (stretch.x, stretch.x + stretch.width + room)
        free = (number for number, row in enumerate(taken_rows) if all(taken[1] <= start or end <= taken[0] for start, end in row))
        row = next(free, len(taken_rows))
        taken_rows[row:] = taken_rows[row:] or [[]]
        taken_rows[row].append(taken)
        marks.append(Mark(one.date, stretch, y + HEAD + row * ROW, one.number, one.label, one.target, one.name, left))
    return marks


def traits(library: Library, claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Return what the list can be filtered by, of one claim or of all claims on an event: topics, states and standings."""
    claims = list(claims)
    named = {subject for claim in claims for subject in claim.named}
    return {
        "topics": [topic for topic in library.dossier.topic_titles if any(topic in claim.topics for claim in claims)],
        "states": [state.id for state in library.of_kind("state") if state.id in named],
        "standings": [key for key in wording.STANDING_LABELS if any(key == wording.standing_key(claim) for claim in claims)],
    }


def choices(library: Library) -> dict[str, dict[str, str]]:
    """Return what a reader can choose for each trait: (value, words), where anything on the timeline has it."""
    dated = [claim for entry in entries(library) for claim in entry.claims]
    dated += [claim for event in listings.events(library) for claim in listings.of_event(library, event)]
    found = traits(library, dated)
    names = {state.id: state.label for state in library.of_kind("state")}
    words = {"topics": library.dossier.topic_titles, "states": names, "standings": wording.STANDING_LABELS}
    return {trait: {key: words[trait][key] for key in keys} for trait, keys in found.items() if keys}


NAMES = {"topics": facets.NAMES["topic"], "states": "State", "standings": facets.NAMES["standing"]}
"""What each trait is called."""


def headline(library: Library) -> str:
    """Return what the picture shows: how many claims have a date, and the year of most of them."""
    dated = [claim for entry in entries(library) for claim in entry.claims]
    years: dict[str, int] = {}
    for claim in dated:
        years[wording.year(library, claim)] = years.get(wording.year(library, claim), 0) + 1
    if len(dated) < 2:
        return f"One claim has a date of its own, in {next(iter(years))}" if dated else "No claim has a date of its own"
    most, number = max(years.items(), key=lambda item: item[1])
    told = f"{len(dated)} claims have a date of their own"
    return f"{told}, all in {most}" if number == len(dated) else f"{told}; in {number} of them it lies in {most}"


def left_out(library: Library) -> str:
    """Return what the picture leaves out since it lies before or after its years, in words; nothing where all is drawn."""
    axis = axis_of(library)
    outside = [f"{dates.spoken(one.date)} ({counted(len(one.claims), 'claim')})" for one in entries(library) if not one.inside(axis)]
    return f" Outside these years: {wording.series(outside)}." if outside else ""
