"""The map: states as shapes that were derived once, and the places of the claims, sized by their number."""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.subject import Coordinates, Locality, Subject
from dossier.views import membership

BOUNDARIES = "data/geo/boundaries.json"
BACKGROUND = "background"
# The WGS 84 ellipsoid, in which the boundaries are projected.
_AXIS, _ECCENTRICITY = 6378137.0, 0.0818191908426
_RADIUS = 3.0  # of the mark of a place with one claim; the area grows with the number


@dataclass(frozen=True)
class Shape:
    """A state that the drawing can name: its outline, where its name stands, and its place in the period first shown."""

    state: Subject
    path: str
    x: float
    y: float
    role: str


@dataclass(frozen=True)
class Spot:
    """A place that claims name: where it lies in the drawing, the radius of its mark, and the claims."""

    place: Locality
    x: float
    y: float
    radius: float
    claims: list[Claim]


@dataclass(frozen=True)
class Map:
    """The whole drawing, in its own units, and where its boundaries come from."""

    width: float
    height: float
    background: str
    shapes: list[Shape]
    spots: list[Spot]
    regions: list[Locality]
    note: str


@lru_cache(maxsize=4)
def drawing(library: Library) -> Map:
    """Return the map of a library.

    Raises LookupError where the derived boundaries are missing.
    """
    file = library.root / BOUNDARIES
    if not file.is_file():
        raise LookupError(f"there is no {BOUNDARIES}; data/geo/derive.py makes it")
    made = json.loads(file.read_text(encoding="utf-8"))
    roles = {cell.state.id: cell.role for cell in membership.shown_first(library).cells}
    shapes = [
        Shape(library.subjects[key], path, float(x), float(y), roles.get(key, membership.SILENT))
        for key, path in made["shapes"].items()
        if key in library.subjects
        for x, y in [made["labels"][key]]
    ]
    places = [place for place in library.of_kind("place") if isinstance(place, Locality)]
    spots = [_spot(library, place, place.coordinates, made) for place in places if place.coordinates]
    return Map(
        made["width"],
        made["height"],
        made["shapes"][BACKGROUND],
        shapes,
        sorted(spots, key=lambda spot: (-spot.radius, spot.place.id)),
        [place for place in places if not place.coordinates],
        made["note"],
    )


def headline(library: Library, spots: list[Spot]) -> str:
    """Return what the circles show: which of the places drawn is named oftenest, and in how many of all claims."""
    first = spots[0]
    return f"Of the places drawn, {first.place.label} is named oftenest: in {len(first.claims)} of {len(library.claims)} claims"


def _spot(library: Library, place: Locality, where: Coordinates, made: dict[str, Any]) -> Spot:
    claims = library.claims_about[place.id]
    x, y = project(float(where.latitude), float(where.longitude), made["projection"])
    frame = made["frame"]
    unit = frame["metres_per_unit"]
    return Spot(place, round((x - frame["left"]) / unit, 1), round((frame["top"] - y) / unit, 1), _radius(len(claims)), claims)


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
