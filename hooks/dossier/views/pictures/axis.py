"""A time axis: where a date lies in a drawing, and how wide what is not known of it makes it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.language.dates import Edtf

_QUIET = 0.22  # of a year in which nothing happens, where others have weights
_NEAREST = 34.0  # units between two names of years
_FOLDED = 3  # years in a row in which nothing happens that are drawn as folded


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
    """An axis from the first day to the last, drawn from `left` to `right`.

    Years are as wide as their weights say, so that there is room where much happens; those without a weight are folded to a fifth.
    Without weights all are alike.
    """

    left: float
    right: float
    first: datetime.date
    last: datetime.date
    weights: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def edges(self) -> list[float]:
        """Where each year begins, and at the end where the last one ends."""
        years = range(self.first.year, self.last.year + 1)
        widths = [self.weights.get(year, _QUIET if self.weights else 1.0) for year in years]
        unit, found = (self.right - self.left) / sum(widths), [self.left]
        for width in widths:
            found.append(found[-1] + width * unit)
        return [round(edge, 1) for edge in found]

    def x(self, day: datetime.date) -> float:
        """Return where a day begins; a day outside the axis lies at its nearer end."""
        if day > self.last:
            return self.edges[-1]
        inside = max(day, self.first)
        start, end = self.edges[inside.year - self.first.year : inside.year - self.first.year + 2]
        begin = datetime.date(inside.year, 1, 1)
        length = (datetime.date(inside.year, 12, 31) - begin).days + 1
        return round(start + (inside - begin).days / length * (end - start), 1)

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
        """Each year, where it begins, and whether it is named: the first and the last in which something happens, then those in which most does, as far as there is room."""
        begins = dict(zip(range(self.first.year, self.last.year + 1), self.edges, strict=False))
        named: list[float] = []
        happens = sorted(self.weights or begins)
        for year in sorted(happens, key=lambda year: (year not in (happens[0], happens[-1]), -self.weights.get(year, 0), year)):
            if year in begins and all(abs(begins[year] - other) >= _NEAREST for other in named):
                named.append(begins[year])
        return [(year, x, x in named) for year, x in begins.items()]

    @cached_property
    def folds(self) -> list[tuple[float, float]]:
        """The pieces, from and to, in which several years in a row are folded."""
        found: list[tuple[float, float]] = []
        start = None
        for place, year in enumerate(range(self.first.year, self.last.year + 2)):
            quiet = bool(self.weights) and year <= self.last.year and year not in self.weights
            if quiet and start is None:
                start = place
            elif not quiet and start is not None:
                found += [(self.edges[start], self.edges[place])] if place - start >= _FOLDED else []
                start = None
        return found
