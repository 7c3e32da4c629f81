"""The drawing of the timeline: bands of marks along one axis, once for wide windows and once for narrow ones."""

import datetime
import math
import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dossier.language import dates
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.problems import counted
from dossier.views import addresses
from dossier.views.pictures.axis import Axis, Stretch
from dossier.views.pictures.timeline import entries

TOP, ROW, BAR, HEAD, LEAST, NUMBER, LETTER = 26, 16, 9, 16, 4, 19, 6.8
"""Units of a drawing: the room for years, a row, a bar's height, the room above the bars of a lane, a bar's least width, the room of a number
and of a letter."""
_ABOUT = 6  # units on each side of a name
MOST = 40
"""Marks of a lane; where it has more, one stands for all of a year, and tells how many they are."""


@dataclass(frozen=True)
class Sheet:
    """What a drawing is made for: its name, its width in units, and the room for the names of lanes, which else stand above their bars."""

    name: str
    width: int
    labels: int


WIDE, NARROW = Sheet("wide", 960, 150), Sheet("narrow", 330, 4)


@dataclass(frozen=True)
class Mark:
    """A bar for one date in one lane: how many things it stands for, and its name, in lines, where it has one beside it."""

    date: Edtf
    stretch: Stretch
    y: float
    count: int
    label: str
    target: str
    """Where the mark leads: a path below docs/, or an anchor of the timeline's page."""
    lines: list[str]
    named_left: bool
    announced: bool
    """Whether it is an event that the sources only announce."""
    targets: list[str]
    """Where all that it stands for is told, where it stands for a year."""

    @property
    def within(self) -> bool:
        """Whether it is of some time in its stretch, and not of all of it."""
        return self.date.lies_within


@dataclass(frozen=True)
class Lane:
    """A band of the picture: what it holds, and where it begins and ends."""

    key: str
    label: str
    y: float
    height: float
    marks: list[Mark]


@lru_cache(maxsize=4)
def axis_of(library: Library, sheet: Sheet = WIDE) -> Axis:
    """Return the axis of a drawing: a year is the wider, the more claims and events have a date that begins in it."""
    counts: Counter[int] = Counter()
    for entry in entries(library):
        counts[(entry.date.earliest or entry.date.latest or datetime.date.min).year] += len(entry.claims) + len(entry.events)
    return Axis(sheet.labels, sheet.width - NUMBER, *library.years, {year: 1 + math.sqrt(count) for year, count in counts.items()})


class _Row(NamedTuple):
    date: Edtf
    number: int
    label: str
    target: str
    name: str = ""
    announced: bool = False
    targets: tuple[str, ...] = ()


def lanes(library: Library, sheet: Sheet = WIDE) -> list[Lane]:
    """Return the bands of a drawing from top to bottom: the articles, the events, then the claims by their first topic."""
    axis = axis_of(library, sheet)
    shown = [entry for entry in entries(library) if entry.inside(axis)]
    articles = [_Row(one.published, 1, f"{one.short}: {one.title}", addresses.of_source(one), one.short) for one in library.sources_by_date]
    events = [
        _Row(entry.date, 1, event.name, f"#{entry.anchor}", event.label, event.announced) for entry in shown for event in entry.events
    ]
    bands = [("articles", "Articles", _by_year(articles, "article")), ("events", "Events", _by_year(events, "event"))]
    for topic, name in library.dossier.topic_titles.items():
        told = [(entry, sum(claim.topics[0] == topic for claim in entry.claims)) for entry in shown]
        claims = [_Row(entry.date, count, counted(count, "claim"), f"#{entry.anchor}") for entry, count in told if count]
        bands.append((topic, name, _by_year(claims, "claim")))
    made, y = [], float(TOP)
    for key, label, rows in [band for band in bands if band[2]]:
        marks = _packed(axis, sheet, rows, y)
        height = max(mark.y + max(len(mark.lines), 1) * ROW for mark in marks) + 6 - y
        made.append(Lane(key, label, y, height, marks))
        y += height
    return made


def _by_year(rows: list[_Row], noun: str) -> list[_Row]:
    """Return the rows of a lane, or, where they are too many, one for each year, that leads to the first of it."""
    if len(rows) <= MOST:
        return rows
    years: dict[int, list[_Row]] = {}
    for row in rows:
        years.setdefault((row.date.earliest or row.date.latest or datetime.date.min).year, []).append(row)
    made = []
    for year, several in sorted(years.items()):
        count, announced = sum(row.number for row in several), all(row.announced for row in several)
        targets = tuple(dict.fromkeys(row.target for row in several))
        made.append(_Row(dates.parse(f"{year:04}"), count, counted(count, noun), targets[0], announced=announced, targets=targets))
    return made


def _packed(axis: Axis, sheet: Sheet, rows: Iterable[_Row], y: float) -> list[Mark]:
    """Return the marks of a lane, each in the first rows in which it meets no other."""
    taken_rows: list[list[tuple[float, float]]] = []
    marks = []
    for one in rows:
        stretch = axis.stretch(one.date, BAR if one.date.lies_within else LEAST)
        lines, left = _beside(one.name, stretch, sheet)
        room = max(map(len, lines)) * LETTER + _ABOUT if lines else NUMBER
        taken = (stretch.x - room, stretch.x + stretch.width) if left else (stretch.x, stretch.x + stretch.width + room)
        row, many = 0, max(len(lines), 1)
        while any(taken[0] < end and start < taken[1] for used in taken_rows[row : row + many] for start, end in used):
            row += 1
        taken_rows += [[] for _ in range(row + many - len(taken_rows))]
        for used in taken_rows[row : row + many]:
            used.append(taken)
        marks.append(
            Mark(one.date, stretch, y + HEAD + row * ROW, one.number, one.label, one.target, lines, left, one.announced, [*one.targets])
        )
    return marks


def _beside(name: str, stretch: Stretch, sheet: Sheet) -> tuple[list[str], bool]:
    """Return a name in the lines that stand beside its mark, and whether on its left: where it fits in one line, else where there is more room."""
    right, left = sheet.width - stretch.x - stretch.width - _ABOUT, stretch.x - _ABOUT
    needed = len(name) * LETTER
    on_left = needed > right and (needed <= left or left > right)
    return textwrap.wrap(name, max(int((left if on_left else right) / LETTER), 12)), on_left
