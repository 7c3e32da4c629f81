"""Where the names on the map stand, so that none hides another or a place: once for wide windows and once for narrow ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dossier.records.map_data import MapFrame

WIDE = 13.0
"""The size of letters in wide windows, in units; the sheet of styles says the same."""
_NARROW = 0.0345  # of the frame's width, which a phone shows in 330 pixels
_LETTER, _BOLD = 0.58, 0.62  # an average letter's width by its height
_APART = 4  # units between a mark and its name


class Box(NamedTuple):
    """What is taken by a mark or a name: from left to right, from top to bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether the two overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Name:
    """Where a name stands: the point at which it begins, ends or has its middle, at the foot of its letters."""

    x: float
    y: float
    side: Literal["start", "middle", "end"]
    box: Box


class Point(NamedTuple):
    """What is to be named: its id, where it lies, the radius of its mark (none for a state), and its words."""

    id: str
    x: float
    y: float
    radius: float
    words: str


def size(frame: MapFrame, narrow: bool) -> float:
    """Return the height of letters, in the units of a frame."""
    return round(frame.width * _NARROW, 1) if narrow else WIDE


def placed(
    frame: MapFrame,
    height: float,
    spots: Iterable[Point],
    states: Iterable[Point],
    around: tuple[float, float, float, float] | None,
    narrow: bool,
) -> dict[str, Name]:
    """Return where each name stands, places before states; the name of a state for which there is no room is left out."""
    spots, letters = list(spots), size(frame, narrow)
    marks = [Box(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in spots]
    taken = marks + (_edges(around) if around else [])
    found: dict[str, Name] = {}
    for one in spots:
        possible = list(_beside(one, letters, one.id in frame.left_names))
        name = next((name for name in possible if _free(name.box, frame.width, height, taken)), possible[0])
        found[one.id] = name
        taken.append(name.box)
    for one in states:
        for name in _about(one, letters, frame.width):
            if _free(name.box, frame.width, height, taken):
                found[one.id] = name
                taken.append(name.box)
                break
    return found


def _edges(around: tuple[float, float, float, float]) -> list[Box]:
    x, y, width, height = around
    right, bottom = x + width, y + height
    lines = [(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom)]
    return [Box(left - 2, top - 2, end + 2, foot + 2) for left, top, end, foot in lines]


def _free(box: Box, width: float, height: float, taken: Iterable[Box]) -> bool:
    inside = box.left >= 2 and box.right <= width - 2 and box.top >= 2 and box.bottom <= height - 2
    return inside and not any(box.meets(other) for other in taken)


def _name(x: float, middle: float, side: Literal["start", "middle", "end"], width: float, letters: float) -> Name:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[side]
    box = Box(left, middle - letters * 0.6, left + width, middle + letters * 0.6)
    return Name(round(x, 1), round(middle + letters * 0.35, 1), side, box)


def _beside(one: Point, letters: float, left_first: bool) -> Iterator[Name]:
    """Yield where the name of a place can stand, the best first: beside its mark, above or below it."""
    width, far = len(one.words) * letters * _BOLD, one.radius + _APART
    right, left = (_name(one.x + way * far, one.y, side, width, letters) for way, side in ((1, "start"), (-1, "end")))  # type: ignore[arg-type]
    yield from (left, right) if left_first else (right, left)
    for way in (-1, 1):
        y = one.y + way * (one.radius + letters * 0.7)
        yield _name(one.x, y, "middle", width, letters)
        yield _name(one.x, y, "start", width, letters)
        yield _name(one.x, y, "end", width, letters)


def _about(one: Point, letters: float, frame: float) -> Iterator[Name]:
    """Yield where the name of a state can stand: at its point, then ever farther from it; nowhere where the frame shows but its edge."""
    width = len(one.words) * letters * _LETTER
    if not width / 3 < one.x < frame - width / 3:
        return
    steps = [(right * letters, down * letters / 2) for right in range(-2, 3) for down in range(-4, 5)]
    for right, down in sorted(steps, key=lambda step: abs(step[0]) + abs(step[1])):
        yield _name(one.x + right, one.y + down, "middle", width, letters)
