"""The pictures: geometry and sentences that follow from the claims, and nothing that the sources do not say."""

import datetime
import itertools

import pytest
from dossier import dates
from dossier.checking import Checked
from dossier.pictures import maps, membership, membership_words
from dossier.pictures.axis import Axis

AXIS = Axis(100, 390)  # 29 years in 290 units


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def period_of(real: Checked, text: str) -> membership.Period:
    return next(period for period in membership.periods(real.library) if period.first <= day(text) <= period.last)


def cell(real: Checked, text: str, state: str) -> membership.Cell:
    return next(cell for cell in period_of(real, text).cells if cell.state.id == state)


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


def test_the_periods_cover_every_day_once(real: Checked) -> None:
    periods = membership.periods(real.library)
    assert (periods[0].first, periods[-1].last) == (day("1992-01-01"), day("2020-12-31"))
    for one, following in itertools.pairwise(periods):
        assert one.last + datetime.timedelta(days=1) == following.first


def test_nothing_is_said_of_a_day_that_no_claim_covers(real: Checked) -> None:
    for period in membership.periods(real.library):
        for row in period.cells:
            for one in row.found:
                assert one.date.earliest <= period.first <= period.last <= one.date.latest
            for neighbour in filter(None, (row.before, row.after)):
                assert neighbour.date.latest < period.first or neighbour.date.earliest > period.last


@pytest.mark.parametrize(
    ("text", "state", "status"),
    [
        ("1992-06-01", "russia", "signed"),
        ("1995-06-01", "russia", "none"),
        ("1995-06-01", "uzbekistan", "party"),
        ("1999-06-01", "uzbekistan", "withdrew"),
        ("2003-06-01", "uzbekistan", "outside"),
        ("2006-08-15", "uzbekistan", "rejoined"),
        ("2006-12-01", "uzbekistan", "none"),
        ("2007-03-14", "armenia", "none"),
        ("2007-03-15", "uzbekistan", "listed"),
        ("2010-06-01", "armenia", "none"),
        ("2015-04-30", "uzbekistan", "absent"),
        ("2015-09-01", "kyrgyzstan", "listed"),
        ("2019-12-31", "serbia", "observer"),
        ("2019-12-31", "uzbekistan", "suspended"),
        ("2020-01-01", "serbia", "none"),
    ],
)
def test_a_states_place_at_a_date_is_what_the_sources_establish(real: Checked, text: str, state: str, status: str) -> None:
    assert cell(real, text, state).status == status


def test_the_sentence_lists_the_members_where_a_source_does(real: Checked) -> None:
    period = period_of(real, "2007-03-15")
    assert membership_words.phrase(period) == "On 15 March 2007"
    assert membership_words.sentence(real.library, period) == (
        "the sources list seven members: Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan (EurasiaNet, 15 March 2007)."
    )


def test_the_sentence_names_the_nearest_lists_where_no_source_lists_members(real: Checked) -> None:
    period = period_of(real, "2010-06-01")
    assert membership_words.phrase(period) == "From 16 March 2007 to 31 March 2015"
    assert membership_words.sentence(real.library, period) == (
        "no article lists the members; the nearest lists are EurasiaNet’s of 15 March 2007 (seven states) and RFE/RL’s of April 2015 (six states)."
    )


def test_the_picture_has_a_mark_for_every_statement(real: Checked) -> None:
    rows = membership.drawing(real.library).rows
    assert sum(len(marks) for _, _, marks in rows) == len(membership.statements(real.library))
    for _, _, marks in rows:
        for _, stretch in marks:
            assert membership.LABELS <= stretch.x < stretch.x + stretch.width <= membership.WIDTH


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
        named = [claim for claim in real.library.claims.values() if spot.place.id in claim.named]
        assert len(spot.claims) == len(named)
        assert spot.radius**2 == pytest.approx(9 * len(named), rel=0.05)
        assert 0 < spot.x < drawn.width
        assert 0 < spot.y < drawn.height
    assert {place.id for place in drawn.regions} | {spot.place.id for spot in drawn.spots} == {
        place.id for place in real.library.of_kind("place")
    }


def test_every_state_of_the_membership_picture_is_on_the_map(real: Checked) -> None:
    assert {state.id for state in membership.states(real.library)} <= {shape.state.id for shape in maps.drawing(real.library).shapes}
