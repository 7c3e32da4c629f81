"""The pictures: geometry and sentences that follow from the claims, and nothing that the sources do not say."""

import dataclasses
import datetime
import itertools
from types import MappingProxyType

import pytest
from dossier.desk.checking import Checked
from dossier.language import dates
from dossier.proof import reach
from dossier.records.parts import Quantity
from dossier.records.subject import Event
from dossier.views import listings, membership
from dossier.views.pictures import bars, map_names, maps, membership_chart, membership_words, strip, timeline
from dossier.views.pictures.axis import Axis
from dossier.views.pictures.map_names import Box

AXIS = Axis(100, 390, datetime.date(1992, 1, 1), datetime.date(2020, 12, 31))  # 29 years in 290 units


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "x", "width", "fades"),
    [
        ("1992", 100, 10, set()),
        ("2020", 380, 10, set()),
        ("2007-03", 251.6, 0.9, set()),
        ("2011/..", 290, 100, {"end"}),
        ("../1993", 100, 20, {"start"}),
        ("1979/1989", 100, 0, {"start"}),
        ("1990/1992", 100, 10, {"start"}),
        ("2020/2022", 380, 10, {"end"}),
    ],
)
def test_a_date_takes_up_as_much_of_the_axis_as_is_open_about_it(text: str, x: float, width: float, fades: set[str]) -> None:
    stretch = AXIS.stretch(dates.parse(text))
    assert (stretch.x, stretch.width) == pytest.approx((x, width), abs=0.11)
    assert stretch.fades == fades


@pytest.mark.parametrize("text", ["1992-01-01", "2007-03-15", "2020-12-31", "2025"])
def test_a_narrow_date_is_widened_inside_the_axis(text: str) -> None:
    stretch = AXIS.stretch(dates.parse(text), 8)
    assert stretch.width == pytest.approx(8)
    assert stretch.x >= AXIS.left
    assert stretch.x + stretch.width <= AXIS.right


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("1993-01-01", "1998-12-31", "1993/1998"),
        ("1992-01-01", "1992-12-31", "1992"),
        ("2015-04-01", "2015-04-30", "2015-04"),
        ("2000-01-01", "2006-07-31", "2000-01/2006-07"),
        ("2007-03-15", "2007-03-15", "2007-03-15"),
        ("2007-03-16", "2015-03-31", "2007-03-16/2015-03-31"),
    ],
)
def test_days_are_put_as_the_shortest_date_that_means_them(first: str, last: str, text: str) -> None:
    found = dates.between(day(first), day(last))
    assert (found.text, found.earliest, found.latest) == (text, day(first), day(last))


def test_years_of_which_nothing_is_told_are_folded() -> None:
    folded = Axis(0, 120, day("2001-01-01"), day("2010-12-31"), {2001: 1.0, 2008: 2.0})
    widths = [round(end - start, 1) for start, end in itertools.pairwise(folded.edges)]
    assert widths[7] == pytest.approx(2 * widths[0], abs=0.2)
    assert widths[1] == pytest.approx(0.22 * widths[0], abs=0.2)
    assert folded.edges[-1] == 120
    assert folded.folds == [(folded.edges[1], folded.edges[7])]
    assert [year for year, _, named in folded.years if named] == [2001, 2008]


def test_a_label_stands_once_where_marks_of_the_same_words_are_near(real: Checked) -> None:
    marks = next(marks for state, _, marks in membership_chart.drawing(real.library).rows if state.id == "uzbekistan")
    assert [mark.statement.change.label for mark in marks if mark.label] == [
        "signed",
        "withdrew",
        "rejoined",
        "not listed",
        "had suspended",
    ]
    assert sum(mark.statement.change.label == "not listed" for mark in marks) == 2


def test_the_key_of_the_membership_picture_leaves_out_what_is_labelled_throughout(real: Checked) -> None:
    short, whole = (membership_words.shown(real.library, labelled) for labelled in (False, True))
    throughout = {change.family for change in real.library.dossier.changes} - {
        change.family for change in real.library.dossier.changes if not change.label
    }
    assert throughout == {"beside", "unlisted"}
    assert short == {family: words for family, words in whole.items() if family not in throughout}


def test_the_picture_has_a_mark_for_every_statement(real: Checked) -> None:
    rows = membership_chart.drawing(real.library).rows
    assert sum(1 + mark.more for _, _, marks in rows for mark in marks) == len(membership.statements(real.library))
    for _, _, marks in rows:
        for stretch in [mark.stretch for mark in marks]:
            assert membership_chart.LABELS <= stretch.x < stretch.x + stretch.width <= membership_chart.WIDTH


# Made with mapshaper 0.7.70: -proj "+proj=aea +lat_1=38 +lat_2=58 +lat_0=48 +lon_0=58 +datum=WGS84" on three points.
@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"), [(27.5, 53.9, -1932759.2, 1047085.8), (69.17, 34.53, 1032257.6, -1430901), (58, 48, 0, 0)]
)
def test_places_are_projected_as_the_boundaries_are(longitude: float, latitude: float, x: float, y: float) -> None:
    projection = {"lat_1": 38, "lat_2": 58, "lat_0": 48, "lon_0": 58}
    assert maps.project(latitude, longitude, projection) == pytest.approx((x, y), abs=1)


def test_a_place_is_drawn_as_large_as_its_claims_are_many(real: Checked) -> None:
    drawn = maps.drawing(real.library)
    for spot in drawn.spots:
        there = {event.id for event in real.library.of_kind("event") if isinstance(event, Event) and event.place == spot.place.id}
        placed = [claim.key for claim in real.library.claims.values() if {spot.place.id, *there} & claim.named]
        assert sorted(claim.key for claim in spot.claims) == sorted(placed)
        assert spot.radius**2 == pytest.approx(9 * len(placed), rel=0.05)
    for one in drawn.drawings:
        for spot in one.spots:
            assert 0 < spot.x < one.frame.width
            assert 0 < spot.y < one.height
    assert {place.id for place in drawn.regions} | {spot.place.id for spot in drawn.spots} == {
        place.id for place in real.library.of_kind("place")
    }


def test_every_state_of_the_membership_picture_is_on_the_map(real: Checked) -> None:
    assert {state.id for state in membership.states(real.library)} <= {
        shape.state.id for one in maps.drawing(real.library).drawings for shape in one.shapes
    }


@pytest.mark.parametrize("narrow", [False, True])
def test_no_name_on_the_map_hides_another_or_a_place_or_leaves_it(real: Checked, narrow: bool) -> None:
    for one in maps.drawing(real.library).drawings:
        names = one.narrow if narrow else one.wide
        assert {spot.place.id for spot in one.spots} <= names.keys()
        boxes = [name.box for name in names.values()]
        circles = [Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius) for spot in one.spots]
        assert not [pair for pair in itertools.combinations(boxes, 2) if pair[0].meets(pair[1])]
        assert not [(box, circle) for box in boxes for circle in circles if box.meets(circle)]
        assert all(box.left >= 0 and box.right <= one.frame.width and box.top >= 0 and box.bottom <= one.height for box in boxes)


def test_the_names_of_the_map_can_be_read_on_a_phone_and_those_of_members_are_there(real: Checked) -> None:
    drawn = maps.drawing(real.library).drawings
    assert all(map_names.size(one.frame, narrow=True) * 330 / one.frame.width >= 11 for one in drawn)
    for names in ([*one.wide, *one.narrow] for one in drawn[:1]):
        assert {"tajikistan", "kyrgyzstan", "uzbekistan", "kazakhstan", "afghanistan"} <= set(names)
    assert not any("libya" in one.wide for one in drawn)


def test_the_timeline_has_every_event_and_every_dated_claim_once(real: Checked) -> None:
    entries = timeline.entries(real.library)
    keys = [claim.key for entry in entries for claim in entry.claims]
    assert sorted(keys) == sorted(claim.key for claim in real.library.claims.values() if claim.when)
    assert sorted(event.id for entry in entries for event in entry.events) == sorted(event.id for event in listings.events(real.library))
    assert len({entry.anchor for entry in entries}) == len(entries)
    assert [entry.date.sort_key for entry in entries] == sorted(entry.date.sort_key for entry in entries)


def test_a_bar_is_as_long_as_its_sum_and_none_is_added_up(real: Checked) -> None:
    drawn = bars.sums(real.library, ["tajikistan", "tajik-army", "base-201"])
    assert [(bar.quantity.value, bar.bound, bar.kind) for bar in drawn] == [
        (70_000_000_000, "exact", "promised"),
        (70_000_000_000, "up-to", "possible"),
        (320_000_000, "exact", "given"),
    ]
    assert drawn[2].share / drawn[0].share == pytest.approx(320 / 70_000, abs=0.001)
    assert bars.headline_of_sums(drawn) == (
        "Russia, April 2015: pledged (reportedly) 70 billion roubles; Russia, by April 2015: possible up to 70 billion roubles; CSTO, October 2019: delivered 320 million roubles"
    )


def test_a_bar_for_each_size_that_a_claim_gives(real: Checked) -> None:
    drawn = bars.sizes(real.library)
    typed = [
        quantity
        for claim in real.library.claims.values()
        for part in claim.parts.values()
        for name in ("personnel", "troops", "opponents")
        if isinstance(quantity := getattr(part, name, None), Quantity)
    ]
    assert sorted(bar.quantity.value for bar in drawn) == sorted(quantity.value for quantity in typed)
    assert {bar.words for bar in drawn} >= {"more than 40,000", "16,000", "about 22,000"}


def test_forces_come_first_and_what_is_imagined_stands_apart(real: Checked) -> None:
    groups = bars.groups(bars.sizes(real.library))
    assert [heading for heading, _ in groups] == list(bars.GROUPS.values())
    forces, troops, imagined = ([bar.claim for bar in group] for _, group in groups)
    assert all(claim.strength for claim in forces)
    assert all(claim.exercise and claim.exercise.troops for claim in troops)
    assert all(claim.exercise and claim.exercise.opponents for claim in imagined)


def test_bars_of_one_kind_and_sums_have_no_headings(real: Checked) -> None:
    forces = [bar for bar in bars.sizes(real.library) if bar.kind == "size"]
    sums = bars.sums(real.library, ["tajikistan", "tajik-army", "base-201"])
    assert bars.groups(forces) == [("", forces)]
    assert bars.groups(sums) == [("", sums)]


@pytest.mark.parametrize("source", ["en-2007", "vor-2013", "rferl-2015", "at-2015", "vk-2019"])
def test_the_strip_accounts_for_every_sentence_and_word(real: Checked, source: str) -> None:
    library = real.library
    blocks = strip.blocks(library, library.sources[source])
    sentences = [(block.number, one.number, one.words) for block in blocks for one in block.sentences]
    assert sentences == [(block, number, len(line)) for block, number, line in library.articles[source].record.sentences]
    assert all(bool(one.claims) != bool(one.unused) for block in blocks for one in block.sentences)
    assert {claim.key for block in blocks for claim in block.claims} == {claim.key for claim in library.claims_of[source]}
    assert sum(block.quoted for block in blocks) == reach.share(library, library.sources[source])[0]
    assert all(one.x + one.width <= strip.WIDTH - strip.ROOM + 1 for block in blocks for one in block.sentences)


def test_two_places_at_one_point_are_both_seen(real: Checked) -> None:
    place = next(one for one in real.library.of_kind("place") if one.id == "dushanbe")
    twin = place.model_copy(update={"id": "twin", "name": "Twin"})
    subjects = MappingProxyType({**real.library.subjects, "twin": twin})
    library = dataclasses.replace(real.library, subjects=subjects, kinds=MappingProxyType({**real.library.kinds, "twin": "place"}))
    one, other = (next(spot for spot in maps.drawing(library).spots if spot.place.id == key) for key in ("dushanbe", "twin"))
    assert one.x == other.x
    assert abs(one.y - other.y) >= 12
