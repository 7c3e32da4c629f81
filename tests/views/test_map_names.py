"""Where names on the map stand: beside their marks, out of each other's way."""

import itertools

import pytest
from dossier.records.map_data import Extent, MapFrame
from dossier.views.pictures import map_names
from dossier.views.pictures.map_names import Name, Point

EXTENT = Extent(left=0, bottom=0, right=1000, top=1000)


def frame(*left_names: str) -> MapFrame:
    return MapFrame(id="near", title="Near", extent=EXTENT, width=400, detail=1, left_names=list(left_names))


def placed(
    spots: list[Point], states: list[Point] | None = None, around: tuple[float, float, float, float] | None = None
) -> dict[str, Name]:
    return map_names.placed(frame("west"), 400, spots, states or [], around, narrow=False)


def test_a_name_stands_on_the_right_of_its_mark_unless_the_dossier_says_left() -> None:
    names = placed([Point("east", 200, 100, 5, "East 3"), Point("west", 200, 300, 5, "West 2")])
    assert (names["east"].side, names["west"].side) == ("start", "end")


@pytest.mark.parametrize(("x", "side"), [(390, "end"), (10, "start")])
def test_a_name_stays_inside_the_frame(x: float, side: str) -> None:
    assert placed([Point("one", x, 100, 5, "A long name 1")])["one"].side == side


def test_a_name_goes_out_of_the_way_of_a_mark_of_another_name_and_of_the_frame_around() -> None:
    crowd = [Point("one", 100, 100, 5, "First 9"), Point("two", 120, 100, 5, "Second 3"), Point("three", 110, 112, 5, "Third 1")]
    names = placed(crowd)
    assert not [pair for pair in itertools.combinations([name.box for name in names.values()], 2) if pair[0].meets(pair[1])]
    assert names["one"].side == "end"
    assert placed(crowd[:1], around=(130, 50, 100, 100))["one"].side == "end"


def test_a_state_is_named_beside_what_stands_at_its_point_and_not_at_all_where_there_is_no_room() -> None:
    spot = Point("one", 170, 200, 5, "Capital 9")
    names = placed([spot], [Point("land", 200, 200, 0, "Land")])
    assert not names["land"].box.meets(names["one"].box)
    wall = [Point(f"wall-{y}", 170, y, 5, "Everywhere and no room 1") for y in range(140, 262, 6)]
    assert "land" not in placed(wall, [Point("land", 250, 200, 0, "Land")])


def test_a_state_of_which_the_frame_shows_but_the_edge_is_not_named() -> None:
    assert placed([], [Point("land", 3, 200, 0, "Land"), Point("other", 200, 200, 0, "Other")]).keys() == {"other"}
