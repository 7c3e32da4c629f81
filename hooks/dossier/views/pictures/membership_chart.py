"""The picture of who belonged when."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from dossier.library.library import Library
from dossier.records.subject import Subject
from dossier.views.membership import Statement, statements, states
from dossier.views.pictures.axis import Axis, Stretch


@dataclass(frozen=True)
class Drawing:
    """The picture: a row for each state with a stretch for each statement, and its height."""

    axis: Axis
    rows: list[tuple[Subject, float, list["Mark"]]]
    lists: list[float]
    """Where an article lists the members."""
    height: float


class Mark(NamedTuple):
    """A statement in the picture, how many more say the same of the same date, where it lies, and where its label stands (nowhere where it has none, or the one before says it)."""

    statement: Statement
    more: int
    stretch: Stretch
    label: float | None
    inside: bool


WIDTH, LABELS, TOP, ROW, LEAST, LETTER = 960, 118, 36, 38, 18, 7.6


def drawing(library: Library) -> Drawing:
    """Return the picture of who belonged when."""
    told = statements(library)
    ends = [day.year for one in told for day in (one.date.earliest, one.date.latest) if day and len(one.claims) == 1]
    axis = Axis(LABELS, WIDTH - 12, *library.years, dict.fromkeys(ends, 1.0))
    rows = [
        (state, float(TOP + number * ROW), _marks(axis, [one for one in told if one.state is state]))
        for number, state in enumerate(states(library))
    ]
    lists = {axis.stretch(one.date, LEAST).middle for one in told if one.change.role == "lists"}
    return Drawing(axis, rows, sorted(lists), float(TOP + len(rows) * ROW))


def _marks(axis: Axis, told: list[Statement]) -> list[Mark]:
    """Return the marks of a row, with a label each unless it would meet the same words."""
    found: list[Mark] = []
    last: tuple[str, float] = ("", 0)
    alike: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in told:
        alike[one.change.id, one.date.text].append(one)
    for one, *more in alike.values():
        stretch, label = axis.stretch(one.date, LEAST), one.change.label or ""
        room = len(label) * LETTER
        shown = bool(label) and not (last[0] == label and stretch.middle - room / 2 < last[1])
        if shown:
            last = label, stretch.middle + room / 2
        found.append(Mark(one, len(more), stretch, stretch.middle if shown else None, room <= stretch.width))
    return found
