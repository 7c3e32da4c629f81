"""The picture of who belonged when."""

from dataclasses import dataclass

from dossier.library.library import Library
from dossier.records.subject import Subject
from dossier.views.membership import Statement, statements, states
from dossier.views.pictures.axis import Axis, Stretch


@dataclass(frozen=True)
class Drawing:
    """The picture: a row for each state with a stretch for each statement, and its height."""

    axis: Axis
    rows: list[tuple[Subject, float, list[tuple[Statement, Stretch]]]]
    height: float


WIDTH, LABELS, TOP, ROW, LEAST = 960, 118, 22, 36, 9


def drawing(library: Library) -> Drawing:
    """Return the picture of who belonged when."""
    axis = Axis(LABELS, WIDTH - 12, *library.years)
    rows = []
    for number, state in enumerate(states(library)):
        marks = [(one, axis.stretch(one.date, LEAST)) for one in statements(library) if one.state is state]
        rows.append((state, float(TOP + number * ROW), marks))
    return Drawing(axis, rows, float(TOP + len(rows) * ROW))
