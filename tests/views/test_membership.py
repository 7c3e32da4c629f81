"""States' places in the organisation at any date: what the sources establish, and nothing between."""

import dataclasses
import datetime
import itertools

import pytest
from dossier.desk.checking import Checked
from dossier.views import membership
from dossier.views.pictures import membership_words


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def period_of(real: Checked, text: str) -> membership.Period:
    return next(period for period in membership.periods(real.library) if period.first <= day(text) <= period.last)


def cell(real: Checked, text: str, state: str) -> membership.Cell:
    return next(cell for cell in period_of(real, text).cells if cell.state.id == state)


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
    ("text", "state", "role"),
    [
        ("1992-06-01", "russia", "enters"),
        ("1995-06-01", "russia", "none"),
        ("1995-06-01", "uzbekistan", "between-entering-and-leaving"),
        ("1999-06-01", "uzbekistan", "leaves"),
        ("2003-06-01", "uzbekistan", "between-leaving-and-entering"),
        ("2006-08-15", "uzbekistan", "enters"),
        ("2006-12-01", "uzbekistan", "none"),
        ("2007-03-14", "armenia", "none"),
        ("2007-03-15", "uzbekistan", "lists"),
        ("2010-06-01", "armenia", "none"),
        ("2015-04-30", "uzbekistan", "unlisted"),
        ("2015-09-01", "kyrgyzstan", "lists"),
        ("2019-12-31", "serbia", "observes"),
        ("2019-12-31", "uzbekistan", "leaves"),
        ("2020-01-01", "serbia", "none"),
    ],
)
def test_a_states_place_at_a_date_is_what_the_sources_establish(real: Checked, text: str, state: str, role: str) -> None:
    assert cell(real, text, state).role == role


def test_the_table_by_article_says_what_the_date_control_says(real: Checked) -> None:
    rows = {row.state.id: row.cells for row in membership.members(real.library)}
    told = [one for one in membership.statements(real.library) if len(one.claims) == 1]
    for one in told:
        facts = rows[one.state.id][one.claims[0].source]
        assert [fact.claims for fact in facts if fact.text.startswith(one.change.words)] == [one.claims], (one.state.id, one.change.id)
    present = "no list of members"  # a leader at a meeting: no statement on a place, and in no picture
    facts = [fact.text for cells in rows.values() for found in cells.values() for fact in found]
    assert len(told) == sum(not text.endswith(present) for text in facts)
    assert [fact.text for fact in rows["uzbekistan"]["rferl-2015"]] == ["not in the list of members"]


def test_the_table_says_whose_leaders_attended_where_an_article_lists_no_members(real: Checked) -> None:
    rows = {row.state.id: row.cells for row in membership.members(real.library)}
    attended = "its leader attended the {}; no list of members"
    for source, meeting in (("vor-2013", "Sochi summit"), ("vk-2019", "Bishkek session")):
        told = {state: [fact.text for fact in cells.get(source, [])] for state, cells in rows.items()}
        assert {state for state, found in told.items() if attended.format(meeting) in found} == {
            "armenia",
            "belarus",
            "kazakhstan",
            "kyrgyzstan",
            "russia",
            "tajikistan",
        }
    listing = [fact.text for state in rows for source in ("en-2007", "rferl-2015", "at-2015") for fact in rows[state].get(source, [])]
    assert not any("attended" in text or "represented" in text for text in listing)


def test_two_changes_in_different_bodies_say_nothing_of_the_time_between(real: Checked) -> None:
    library = real.library
    claim = library.claims["en-2007/uzbekistan-withdrew"]
    assert claim.membership is not None
    other = claim.model_copy(update={"membership": claim.membership.model_copy(update={"body": "csto"})})
    other.__dict__.pop("parts", None)  # the copy must not remember the parts of the original
    changed = dataclasses.replace(library, claims={**library.claims, claim.key: other})
    assert {one.change.id for one in membership.statements(library) if one.state.id == "uzbekistan"} >= {"party", "outside"}
    assert not {one.change.id for one in membership.statements(changed)} & {"party", "outside"}


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
        "the members are in no article’s list; the nearest lists are those of EurasiaNet, 15 March 2007 (seven states) and RFE/RL, April 2015 (six states)."
    )
