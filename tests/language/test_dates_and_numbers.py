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
    ],
)
def test_a_date_keeps_its_precision(text: str, earliest: DAY | None, latest: DAY | None, spoken: str) -> None:
    date = dates.parse(text)
    assert (date.earliest, date.latest, dates.spoken(date), str(date)) == (earliest, latest, spoken, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15",
        "2015-13",
        "2015-02-30",
        "2015-3-1",
        "2015/2014",
        "../..",
        "[2015]",
        "0000",
        "2015-00",
        "2015-21-01",
        "March 2015",
        "201X-05",
        "2015-XX-04",
    ],
)
def test_what_is_no_date_is_refused_with_what_was_found(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        dates.parse(text)


def test_dates_of_one_year_share_it() -> None:
    assert dates.parse("2015-04").shares_a_year_with(dates.parse("2015-09-15"))
    assert not dates.parse("2015").shares_a_year_with(dates.parse("2013/2014"))
    assert dates.parse("2011/..").shares_a_year_with(dates.parse("2019"))


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
    ],
)
def test_figures_are_found(text: str, found: set[str]) -> None:
    assert figures_in(text) == found


@pytest.mark.parametrize(("one", "other"), [("5 million", "5,000,000"), ("twelve", "12"), ("70 billion", "70 bn"), ("12 percent", "12%")])
def test_one_figure_in_two_spellings_is_one_figure(one: str, other: str) -> None:
    assert figures_in(one) == figures_in(other)


def test_a_dates_figures_are_its_year_month_and_day() -> None:
    assert numbers.date_figures(dates.parse("2015-05-12/2015-05-22")) == {"2015", "month 5", "12", "22"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [("70 billion rubles", {"RUB"}), ("roubles", {"RUB"}), ("$1.2 billion", {"USD"}), ("£18 million", {"GBP"}), ("troubles", set())],
)
def test_currencies_are_found(text: str, codes: set[str]) -> None:
    assert numbers.currencies(text) == codes


@pytest.mark.parametrize("text", ["£18 million", "18 million pounds"])
def test_a_sum_is_one_figure_with_its_currency(text: str) -> None:
    assert numbers.sums(text) == {("18000000", "GBP")}


def test_what_was_lifted_is_no_longer_there() -> None:
    assert negations("The emergency was lifted.") == negations("It is no longer in force.") == 1
