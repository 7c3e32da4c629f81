"""A time axis: where a date lies in a drawing, and how wide what is not known of it makes it."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from dossier.language.dates import Edtf

_STEPS = (1, 2, 4, 5, 10, 20, 50, 100, 1000)


@dataclass(frozen=True)
class Stretch:
    """A piece of the axis, in units of the drawing: its left end, its width, and the sides at which the date is open."""

    x: float
    width: float
    fades: frozenset[str] = frozenset()

    @property
    def middle(self) -> float:
        """The middle of the piece."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Axis:
    """An axis from the first day to the last, drawn from `left` to `right`."""

    left: float
    right: float
    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> float:
        """Return where a day begins; a day outside the axis lies at its nearer end."""
        inside = min(max(day, self.first), self.last + datetime.timedelta(days=1))
        share = (inside - self.first).days / ((self.last - self.first).days + 1)
        return round(self.left + share * (self.right - self.left), 1)

    def stretch(self, date: Edtf, least: float = 0) -> Stretch:
        """Return the piece that a date takes up, from the first day that it may mean to the last.

        A piece narrower than `least` is widened about its middle, within the axis. A side fades where the date is open
        there, or reaches beyond the axis.
        """
        start, end = date.earliest or self.first, date.latest or self.last
        sides = {"start": date.earliest is None or start < self.first, "end": date.latest is None or end > self.last}
        x, until = self.x(start), self.x(min(end, self.last) + datetime.timedelta(days=1))
        if until - x < least:
            x = min(max((x + until - least) / 2, self.left), self.right - least)
            until = x + least
        return Stretch(round(x, 1), round(until - x, 1), frozenset(side for side, open_ in sides.items() if open_))

    @cached_property
    def years(self) -> list[tuple[int, float, bool]]:
        """Each year, where it begins, and whether it is named: eight are, at most."""
        count = self.last.year - self.first.year + 1
        step = next(step for step in _STEPS if count <= 8 * step)
        return [(year, self.x(datetime.date(year, 1, 1)), year % step == 0) for year in range(self.first.year, self.last.year + 1)]
