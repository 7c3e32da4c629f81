"""The map: states as shapes that were derived once, and the places of the claims, sized by their number."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.map_data import MapFrame, Projection
from dossier.records.subject import Locality, State
from dossier.views import membership
from dossier.views.pictures import map_names
from dossier.views.pictures.map_names import Name, Point

BOUNDARIES = "data/geo/boundaries.json"
# The WGS 84 ellipsoid, in which the boundaries are projected.
_AXIS, _ECCENTRICITY = 6378137.0, 0.0818191908426
_APART = 12  # units; places nearer to each other would hide one another
_RADIUS = 3.0  # of the mark of a place with one claim; the area grows with the number


@dataclass(frozen=True)
class Shape:
    """A state that the drawing can name: its outline, where its name stands, and what it shows of the period first shown."""

    state: State
    path: str
    x: float
    y: float
    family: str


@dataclass(frozen=True)
class Spot:
    """A place that claims name: where it lies in its drawing, the radius of its mark, and the claims."""

    place: Locality
    x: float
    y: float
    radius: float
    claims: list[Claim]


@dataclass(frozen=True)
class Drawing:
    """One frame of the map, in its own units; `around` is the frame of the first drawing (x, y, width, height), where it lies inside."""

    frame: MapFrame
    height: float
    background: str
    shapes: list[Shape]
    spots: list[Spot]
    around: tuple[float, float, float, float] | None
    wide: dict[str, Name]
    """Where the names of places and states stand in wide windows; of a state that an earlier drawing names, nowhere."""
    narrow: dict[str, Name]


@dataclass(frozen=True)
class Map:
    """The whole map: its drawings, the places that are in none, and where its boundaries come from."""

    drawings: list[Drawing]
    regions: list[Locality]
    note: str

    @property
    def spots(self) -> list[Spot]:
        """The places drawn, that of the most claims first."""
        return _by_size(spot for one in self.drawings for spot in one.spots)


@lru_cache(maxsize=4)
def drawing(library: Library) -> Map:
    """Return the map of a library.

    Raises LookupError where dossier.yml has none, or where the derived boundaries are missing.
    """
    file, shown = library.root / BOUNDARIES, library.dossier.map
    if shown is None or not file.is_file():
        raise LookupError(f"there is no {BOUNDARIES}; data/geo/derive.py makes it from the map in dossier.yml")
    made = json.loads(file.read_text(encoding="utf-8"))
    families = {cell.state.id: cell.family for cell in membership.shown_first(library).cells}
    places = [place for place in library.of_kind("place") if isinstance(place, Locality)]
    left = [place for place in places if place.coordinates]
    drawings: list[Drawing] = []
    named: set[str] = set()
    for frame in shown.frames:
        lying = _lying(left, frame, shown.projection)
        left = [place for place in left if place not in [one for one, _, _ in lying]]
        drawings.append(_drawing(library, frame, made["frames"][frame.id], families, lying, shown.frames[0], named))
        named |= drawings[-1].wide.keys()
    return Map(drawings, [place for place in places if not place.coordinates] + left, made["note"])


def _lying(places: list[Locality], frame: MapFrame, projection: Projection) -> list[tuple[Locality, float, float]]:
    """Return the places that lie in a frame, each with where it lies, in units of the drawing."""
    found: list[tuple[Locality, float, float]] = []
    for place in places:
        assert place.coordinates is not None
        x, y = project(float(place.coordinates.latitude), float(place.coordinates.longitude), projection.model_dump())
        if frame.extent.left <= x <= frame.extent.right and frame.extent.bottom <= y <= frame.extent.top:
            x, y = _at(frame, x, y)
            while any(abs(x - other) < _APART and abs(y - beside) < _APART for _, other, beside in found):
                y = round(y + _APART, 1)  # below the other, so that both are seen
            found.append((place, x, y))
    return found


def _at(frame: MapFrame, x: float, y: float) -> tuple[float, float]:
    unit = (frame.extent.right - frame.extent.left) / frame.width
    return round((x - frame.extent.left) / unit, 1), round((frame.extent.top - y) / unit, 1)


def _drawing(
    library: Library,
    frame: MapFrame,
    made: dict[str, Any],
    families: dict[str, str],
    lying: list[tuple[Locality, float, float]],
    first: MapFrame,
    named: set[str],
) -> Drawing:
    states = {one.code: one for one in library.of_kind("state") if isinstance(one, State) and one.code in made["shapes"]}
    shapes = [
        Shape(state, made["shapes"][code], x + right, y + down, families.get(state.id, membership.SILENT))
        for code, state in sorted(states.items(), key=lambda pair: pair[1].id)
        for (x, y), (right, down) in [(made["labels"][code], frame.moved.get(state.id, (0, 0)))]
    ]
    background = "".join(path for code, path in made["shapes"].items() if code not in states)
    spots = [Spot(place, x, y, _radius(len(library.claims_at[place.id])), library.claims_at[place.id]) for place, x, y in lying]
    (x, y), (right, bottom) = _at(frame, first.extent.left, first.extent.top), _at(frame, first.extent.right, first.extent.bottom)
    around = (x, y, right - x, bottom - y) if frame is not first else None
    circles = [Point(one.place.id, one.x, one.y, one.radius, f"{one.place.label} {len(one.claims)}") for one in _by_size(spots)]
    unnamed = [Point(one.state.id, one.x, one.y, 0, one.state.label) for one in shapes if one.state.id not in named]
    wide, narrow = (map_names.placed(frame, made["height"], circles, unnamed, around, slim) for slim in (False, True))
    return Drawing(frame, made["height"], background, shapes, spots, around, wide, narrow)


def _by_size(spots: Iterable[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda spot: (-spot.radius, spot.place.id))


def headline(spots: list[Spot]) -> str:
    """Return what the circles show: which two of the places drawn have most claims, and how many."""
    first, *others = [f"{spot.place.label}{{}} ({len(spot.claims)})" for spot in spots[:2]]
    return f"Of the places drawn, {first.format(' has most claims')}{f', then {others[0].format(str())}' if others else ''}"


def _radius(claims: int) -> float:
    return round(_RADIUS * math.sqrt(claims), 1)


def project(latitude: float, longitude: float, projection: dict[str, float]) -> tuple[float, float]:
    """Return where a point in degrees lies in metres, by Albers' equal-area conic projection.

    `projection` holds lat_1, lat_2, lat_0 and lon_0 in degrees. Source: Snyder, Map Projections: A Working Manual
    (USGS Professional Paper 1395, 1987), equations 14-1 to 14-21, for the WGS 84 ellipsoid.
    """
    first, second, origin = (math.radians(projection[key]) for key in ("lat_1", "lat_2", "lat_0"))
    n = (_m(first) ** 2 - _m(second) ** 2) / (_q(second) - _q(first))
    c = _m(first) ** 2 + n * _q(first)
    here, there = (_AXIS * math.sqrt(c - n * _q(angle)) / n for angle in (math.radians(latitude), origin))
    turn = n * math.radians(longitude - projection["lon_0"])
    return here * math.sin(turn), there - here * math.cos(turn)


def _m(angle: float) -> float:
    return math.cos(angle) / math.sqrt(1 - (_ECCENTRICITY * math.sin(angle)) ** 2)


def _q(angle: float) -> float:
    e, s = _ECCENTRICITY, math.sin(angle)
    return (1 - e * e) * (s / (1 - (e * s) ** 2) - math.log((1 - e * s) / (1 + e * s)) / (2 * e))
