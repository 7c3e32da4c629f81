"""The drawing of the timeline: marks that meet no other, names that are read beside them, and what dates leave open."""

import itertools

import pytest
from dossier.desk.checking import Checked
from dossier.language import dates
from dossier.records.subject import Event
from dossier.views.pictures import lanes
from dossier.views.pictures.lanes import Mark, Sheet

SHEETS = [lanes.WIDE, lanes.NARROW]


def marks(checked: Checked, sheet: Sheet) -> list[Mark]:
    return [mark for lane in lanes.lanes(checked.library, sheet) for mark in lane.marks]


def taken(mark: Mark) -> tuple[float, float]:
    """From where to where a mark reaches with its name, or its number."""
    room, end = max((len(line) * lanes.LETTER for line in mark.lines), default=lanes.NUMBER), mark.stretch.x + mark.stretch.width
    return (mark.stretch.x - room, end) if mark.named_left else (mark.stretch.x, end + room)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_bars_of_a_lane_do_not_meet_each_other_or_a_name(real: Checked, sheet: Sheet) -> None:
    for lane in lanes.lanes(real.library, sheet):
        assert lane.marks
        rows: dict[float, list[tuple[float, float]]] = {}
        for one in lane.marks:
            for line in range(max(len(one.lines), 1)):
                y = one.y + line * lanes.ROW
                assert lane.y <= y < lane.y + lane.height
                rows.setdefault(y, []).append(taken(one))
        for row in rows.values():
            assert all(before[1] <= after[0] for before, after in itertools.pairwise(sorted(row)))


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_mark_is_read_with_its_whole_name_inside_the_drawing(real: Checked, sheet: Sheet) -> None:
    drawn = marks(real, sheet)
    assert all(0 <= taken(mark)[0] < taken(mark)[1] <= sheet.width for mark in drawn)
    names = [event.label for event in real.library.of_kind("event")] + [source.short for source in real.library.sources.values()]
    assert sorted(" ".join(mark.lines) for mark in drawn if mark.lines) == sorted(names)


def test_both_drawings_have_the_same_marks(real: Checked) -> None:
    wide, narrow = ([(mark.date.text, mark.count, mark.label, mark.target) for mark in marks(real, sheet)] for sheet in SHEETS)
    assert wide == narrow


def test_an_open_end_fades(real: Checked) -> None:
    assert {mark.date.text for mark in marks(real, lanes.WIDE) if "end" in mark.stretch.fades} == {
        claim.when.text for claim in real.library.claims.values() if claim.when and claim.when.latest is None
    }


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("2019", True),
        ("2015-04", True),
        ("197X", True),
        ("[2001,2002]", True),
        ("2007-03-15", False),
        ("2015-05-12~", False),
        ("2015-05-12/2015-05-22", False),
        ("2001/2003", False),
        ("2011/..", False),
    ],
)
def test_a_date_is_within_a_span_or_takes_up_all_of_it(text: str, within: bool) -> None:
    assert dates.parse(text).lies_within == within


def test_an_event_of_some_time_in_a_year_is_not_drawn_as_one_that_lasted(real: Checked) -> None:
    drawn = {mark.label: mark for mark in marks(real, lanes.WIDE) if mark.target.startswith("#") and mark.lines}
    events = [event for event in real.library.of_kind("event") if isinstance(event, Event)]
    assert {event.name for event in events if event.date.lies_within} == {name for name, mark in drawn.items() if mark.within}
    assert {len(event.date.text.rstrip("?")) for event in events if drawn[event.name].within} == {4, 7}  # a year, a month


def test_only_what_is_announced_is_marked_so(real: Checked) -> None:
    announced = {event.name for event in real.library.of_kind("event") if isinstance(event, Event) and event.announced}
    assert {mark.label for mark in marks(real, lanes.WIDE) if mark.announced} == announced
    assert announced


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_lane_of_more_marks_than_it_may_have_has_one_for_each_year(real: Checked, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {lane.key: lane.marks for lane in lanes.lanes(real.library, sheet)}
    few = {key for key, marks in whole.items() if len(marks) <= 5}
    monkeypatch.setattr(lanes, "MOST", 5)
    drawn = {lane.key: lane.marks for lane in lanes.lanes(real.library, sheet)}
    assert all([mark.date for mark in drawn[key]] == [mark.date for mark in whole[key]] for key in few)
    counted = {key: marks for key, marks in drawn.items() if key not in few}
    assert counted
    for key, marks in counted.items():
        assert len({mark.date.text for mark in marks}) == len(marks)
        assert all(len(mark.date.text) == 4 for mark in marks)
        assert sum(mark.count for mark in marks) == sum(mark.count for mark in whole[key])
        assert {target for mark in marks for target in mark.targets} == {mark.target for mark in whole[key]}
        assert all(mark.target == mark.targets[0] for mark in marks)
