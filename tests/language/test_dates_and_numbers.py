"""Dates and figures."""

import datetime

import pytest
from dossier.language import dates, numbers
from dossier.language.cues import negations
from dossier.language.numbers import figures as figures_in

DAY = datetime.date


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "spoken"),
    [
        ("2015", DAY(2015, 1, 1), DAY(2015, 12, 31), "2015"),
        ("2015-02", DAY(2015, 2, 1), DAY(2015, 2, 28), "February 2015"),
        ("2015-03-14", DAY(2015, 3, 14), DAY(2015, 3, 14), "14 March 2015"),
        ("2015-05-12/2015-05-22", DAY(2015, 5, 12), DAY(2015, 5, 22), "12 to 22 May 2015"),
        ("2014-12/2015-01", DAY(2014, 12, 1), DAY(2015, 1, 31), "December 2014 to January 2015"),
        ("2011/..", DAY(2011, 1, 1), None, "from 2011"),
        ("/2012", None, DAY(2012, 12, 31), "until 2012"),
        ("[2012,2013]", DAY(2012, 1, 1), DAY(2013, 12, 31), "2012 or 2013"),
        ("2013~", DAY(2013, 1, 1), DAY(2013, 12, 31), "about 2013"),
        ("2013-09?", DAY(2013, 9, 1), DAY(2013, 9, 30), "September 2013 (uncertain)"),
        ("201X", DAY(2010, 1, 1), DAY(2019, 12, 31), "2010s"),
        ("2013-09-XX", DAY(2013, 9, 1), DAY(2013, 9, 30), "September 2013"),
        ("2013-21", DAY(2013, 3, 1), DAY(2013, 5, 31), "spring 2013"),
        ("2013-22", DAY(2013, 6, 1), DAY(2013, 8, 31), "summer 2013"),
        ("2013-23", DAY(2013, 9, 1), DAY(2013, 11, 30), "autumn 2013"),
        ("2013-24", DAY(2013, 12, 1), DAY(2013, 12, 31), "winter 2013"),
        ("20XX", DAY(2000, 1, 1), DAY(2099, 12, 31), "2000s"),
        ("2013-XX", DAY(2013, 1, 1), DAY(2013, 12, 31), "2013"),
        ("2013-XX-XX", DAY(2013, 1, 1), DAY(2013, 12, 31), "2013"),
        ("0001", DAY(1, 1, 1), DAY(1, 12, 31), "0001"),
        ("2013-09-01%", DAY(2013, 9, 1), DAY(2013, 9, 1), "about 1 September 2013 (uncertain)"),
        ("../2012", None, DAY(2012, 12, 31), "until 2012"),
        ("2012/", DAY(2012, 1, 1), None, "from 2012"),
        ("2014-05-12/2015-05-12", DAY(2014, 5, 12), DAY(2015, 5, 12), "12 May 2014 to 12 May 2015"),
        ("2015-05/2015-05-12", DAY(2015, 5, 1), DAY(2015, 5, 12), "May to 12 May 2015"),
        ("2015/2015-03", DAY(2015, 1, 1), DAY(2015, 3, 31), "2015 to March 2015"),
        ("[2014,2012-05,2013-06-01]", DAY(2012, 5, 1), DAY(2014, 12, 31), "2014 or May 2012 or 1 June 2013"),
    ],
)
def test_a_date_keeps_its_precision(text: str, earliest: DAY | None, latest: DAY | None, spoken: str) -> None:
    date = dates.parse(text)
    assert (date.earliest, date.latest, dates.spoken(date), str(date)) == (earliest, latest, spoken, text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a date such as 2001"),
        ("15", "a date such as 2001"),
        ("2015-3-1", "a date such as 2001"),
        ("March 2015", "a date such as 2001"),
        ("2014/2015/2016", "a date such as 2001"),
        ("2015-13", "a month from 01 to 12 or a season from 21 to 24"),
        ("2015-00", "a month from 01 to 12 or a season from 21 to 24"),
        ("2015-20", "a month from 01 to 12 or a season from 21 to 24"),
        ("2015-25", "a month from 01 to 12 or a season from 21 to 24"),
        ("2015-21-01", "a month from 01 to 12 or a season from 21 to 24"),
        ("2015-02-30", "a day that February 2015 has"),
        ("2015-04-00", "a day that April 2015 has"),
        ("2015/2014", "an interval that ends after it begins"),
        ("2015-03/2015", "an interval that ends after it begins"),
        ("2015/2015", "one date, or an interval with two ends"),
        ("../..", "at least one known end in an interval"),
        ("/", "at least one known end in an interval"),
        ("[2015]", "two or more dates in '[a,b]'"),
        ("0000", "a year from 0001 on"),
        ("201X-05", "a year that is known where a month is given"),
        ("2015-XX-04", "no day where the month is unknown"),
    ],
)
def test_what_is_no_date_is_refused_with_what_was_expected_and_found(text: str, says: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011, the whole message is compared
        dates.parse(text)
    assert str(refused.value).startswith(f"expected {says}")
    assert str(refused.value).endswith(f", found '{text}'")


def test_every_date_of_a_choice_is_a_date() -> None:
    with pytest.raises(ValueError, match="found ''"):
        dates.parse("[2014,]")


def test_dates_are_in_the_order_of_their_first_day_and_an_open_end_counts_as_the_other() -> None:
    order = ["/2011", "2012/..", "2012-01-01/2012-01-02", "2012", "2012-02/2012-03", "[2012-03,2013]", "2014"]
    assert [str(date) for date in sorted(map(dates.parse, reversed(order)), key=lambda date: date.sort_key)] == order


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (DAY(2001, 1, 1), DAY(2001, 12, 31), "2001"),
        (DAY(2001, 1, 1), DAY(2002, 12, 31), "2001/2002"),
        (DAY(2000, 2, 1), DAY(2000, 2, 29), "2000-02"),
        (DAY(2001, 3, 1), DAY(2001, 4, 30), "2001-03/2001-04"),
        (DAY(2001, 3, 14), DAY(2001, 3, 14), "2001-03-14"),
        (DAY(2001, 2, 1), DAY(2001, 2, 27), "2001-02-01/2001-02-27"),
        (DAY(2001, 1, 2), DAY(2001, 12, 31), "2001-01-02/2001-12-31"),
        (DAY(2001, 1, 1), DAY(2001, 12, 30), "2001-01-01/2001-12-30"),
        (DAY(2001, 2, 1), DAY(2001, 12, 31), "2001-02/2001-12"),
    ],
)
def test_days_become_the_shortest_date_that_means_just_these(first: DAY, last: DAY, text: str) -> None:
    assert str(dates.between(first, last)) == text


def test_dates_of_one_year_share_it() -> None:
    assert dates.parse("2015-04").shares_a_year_with(dates.parse("2015-09-15"))
    assert not dates.parse("2015").shares_a_year_with(dates.parse("2013/2014"))
    assert dates.parse("2011/..").shares_a_year_with(dates.parse("2019"))
    assert dates.parse("2019").shares_a_year_with(dates.parse("2011/.."))
    assert dates.parse("/2011").shares_a_year_with(dates.parse("2000"))
    assert not dates.parse("/2011").shares_a_year_with(dates.parse("2012"))
    assert not dates.parse("2012").shares_a_year_with(dates.parse("/2011"))
    assert not dates.parse("2013/..").shares_a_year_with(dates.parse("2012"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("some 22,000 personnel", {"22000"}),
        ("up to 70 billion rubles", {"70000000000"}),
        ("(around $1.2 billion)", {"1200000000"}),
        ("320 mln rubles", {"320000000"}),
        ("a 16,000-man force", {"16000"}),
        ("three of the seven; a third one", {"3", "7"}),
        ("May 12-22, may come", {"month 5", "12", "22"}),
        ("from 1979-89", {"1979", "1989"}),
        ("the 201st base on Thursday", {"201", "Thursday"}),
        ("almost a half, and 12 %", {"0.5", "12%"}),
        ("one of them", set()),
        ("twelve thousand men", {"12000"}),
        ("5 Million, 3 billion", {"5000000", "3000000000"}),
        ("5 men and a million", {"5"}),
        ("million by million", set()),
        ("10.50 and 100", {"10.5", "100"}),
        ("hundreds of thousands, twice", {"hundreds", "thousands", "twice"}),
        ("a dozen; halved; the twentieth; Ninety", {"12", "0.5", "20", "90"}),
        ("12 per cent of 13 percents", {"12%", "13"}),
        ("31 December", {"31", "month 12"}),
        ("on Jan. 10", {"10", "month 1"}),
        ("3 Sept, Sep 4 and in Oct. alone", {"3", "4", "month 9", "month 10"}),
        ("Jan Novak and Mar a Lago", set()),
    ],
)
def test_figures_are_found(text: str, found: set[str]) -> None:
    assert figures_in(text) == found


@pytest.mark.parametrize(("one", "other"), [("5 million", "5,000,000"), ("twelve", "12"), ("70 billion", "70 bn"), ("12 percent", "12%")])
def test_one_figure_in_two_spellings_is_one_figure(one: str, other: str) -> None:
    assert figures_in(one) == figures_in(other)


def test_a_dates_figures_are_its_year_month_and_day() -> None:
    assert numbers.date_figures(dates.parse("2015-05-12/2015-05-22")) == {"2015", "month 5", "12", "22"}
    assert numbers.date_figures(dates.parse("2013-22~")) == {"2013", "season 22"}
    assert numbers.date_figures(dates.parse("201X/2021-XX-XX")) == {"2010", "2021"}
    assert numbers.date_figures(dates.parse("[2012-01-05,2012-01-06?]")) == {"2012", "month 1", "5", "6"}


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        ("month 1", "January"),
        ("month 12", "December"),
        ("season 21", "spring"),
        ("season 24", "winter"),
        ("9999", "9999"),
        ("10000", "10,000"),
        ("70000000000", "70,000,000,000"),
        ("12%", "12%"),
        ("0.5", "0.5"),
        ("Thursday", "Thursday"),
    ],
)
def test_a_figure_is_named_as_an_editor_writes_it(figure: str, written: str) -> None:
    assert numbers.spoken(figure) == written


def test_numbers_without_a_gap_are_one_run() -> None:
    assert numbers.runs([7, 3, 2, 4, 4]) == [(2, 4), (7, 7)]
    assert numbers.runs([]) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [("70 billion rubles", {"RUB"}), ("roubles", {"RUB"}), ("$1.2 billion", {"USD"}), ("£18 million", {"GBP"}), ("troubles", set())],
)
def test_currencies_are_found(text: str, codes: set[str]) -> None:
    assert numbers.currencies(text) == codes


@pytest.mark.parametrize("text", ["£18 million", "18 million pounds"])
def test_a_sum_is_one_figure_with_its_currency(text: str) -> None:
    assert numbers.sums(text) == {("18000000", "GBP")}


def test_sums_are_found_in_their_order_with_where_they_begin() -> None:
    assert list(numbers.placed_sums("Of 7 boats $5 million or 3 euros")) == [("5000000", "USD", 11), ("3", "EUR", 25)]


def test_what_was_lifted_is_no_longer_there() -> None:
    assert negations("The emergency was lifted.") == negations("It is no longer in force.") == 1
