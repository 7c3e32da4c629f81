"""The shape of what the map shows."""

from typing import Annotated

from pydantic import Field

from dossier.records.parts import Id, Part, Text


class Projection(Part):
    """Albers' equal-area conic projection, in degrees."""

    lat_1: float
    lat_2: float
    lat_0: float
    lon_0: float


class Extent(Part):
    """What a map shows, in metres of its projection."""

    left: int
    bottom: int
    right: int
    top: int


class MapFrame(Part):
    """One drawing of the map."""

    id: Id
    title: Text
    extent: Extent
    width: int
    """Of the drawing, in its units; a unit is a pixel in a wide window."""
    detail: int
    """What is smaller is left out of outlines, in metres."""
    moved: dict[Id, tuple[int, int]] = {}
    """Where the name of a state stands best, moved by so many units right and down; it goes out of the way of others by itself."""
    left_names: list[Id] = []
    """Places whose names stand on their left, if there is room."""


class MapData(Part):
    """What the map shows; data/geo/derive.py makes the boundaries from it."""

    projection: Projection
    frames: Annotated[list[MapFrame], Field(min_length=1)]
    """The decisive one first; a place is drawn in the first in which it lies."""
    note: Text
    """Whose boundaries they are, and what was chosen where they are disputed."""
