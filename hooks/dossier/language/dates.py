"""Dates as the sources give them: EDTF levels 0 and 1 and `[a,b]`, never padded.

Source: ISO 8601-2:2019, as the Library of Congress's Extended Date/Time Format. Each date knows the first and last day
that it may mean; an open or unknown end is None, never invented.
"""

import calendar
import datetime
import re
from dataclasses import dataclass

MONTHS = tuple(calendar.month_name)[1:]
ABBREVIATIONS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
_BY_NAME = {**{name: number for number, name in enumerate(MONTHS, 1)}, **ABBREVIATIONS}
# A month as texts write it; short only with its full stop or beside a number, since Jan and Dec are names of people too.
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(ABBREVIATIONS)})\b(?:\.|(?=,?\s\d)|(?<=\d\s[A-Z][a-z][a-z])|(?<=\d\sSept)))"
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # northern; winter is kept inside its year
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)")


def month_number(word: str) -> int:
    """Return the number of a month by its name, whole or short, with or without its full stop. Raises KeyError where it is none."""
    return _BY_NAME[word.rstrip(".")]


@dataclass(frozen=True)
class Edtf:
    """A date: its EDTF text and the first and last day it may mean (None where an end is open or unknown)."""

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None

    def __str__(self) -> str:
        return self.text

    @property
    def points(self) -> tuple[str, ...]:
        """The single dates in the text: one, two of an interval or the choices of `[a,b]`."""
        return tuple(part for part in re.split(r"[/,]", self.text.strip("[]")) if part not in {"", ".."})

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """What dates are ordered by: their first day, then their last; an open end counts as the other end."""
        first = self.earliest or self.latest or datetime.date.max
        return first, self.latest or first

    @property
    def lies_within(self) -> bool:
        """Whether it means some time in a year, a month or other span, and not the whole of it, as an interval does."""
        return "/" not in self.text and self.earliest != self.latest

    def shares_a_year_with(self, other: "Edtf") -> bool:
        """Tell whether there is a year in which both may lie."""
        low, high = datetime.date.min, datetime.date.max
        one, two = (self.earliest or low, self.latest or high), (other.earliest or low, other.latest or high)
        return one[0].year <= two[1].year and two[0].year <= one[1].year


def parse(text: str) -> Edtf:
    """Return the date that an EDTF text of level 0 or 1, or a choice `[a,b]`, stands for.

    Raises ValueError, saying what was expected and found.
    """
    if text.startswith("[") and text.endswith("]"):
        choices = [_point(part) for part in text[1:-1].split(",")]
        if len(choices) < 2:
            raise ValueError(f"expected two or more dates in '[a,b]', found '{text}'")
        return Edtf(text, min(first for first, _ in choices), max(last for _, last in choices))
    if text.count("/") == 1:
        start, end = text.split("/")
        if start in {"", ".."} and end in {"", ".."}:
            raise ValueError(f"expected at least one known end in an interval, found '{text}'")
        earliest = None if start in {"", ".."} else _point(start)[0]
        latest = None if end in {"", ".."} else _point(end)[1]
        if start == end:
            raise ValueError(f"expected one date, or an interval with two ends, found '{text}'")
        if earliest and latest and (earliest > latest or _point(start)[0] > _point(end)[0]):
            raise ValueError(f"expected an interval that ends after it begins, found '{text}'")
        return Edtf(text, earliest, latest)
    return Edtf(text, *_point(text))


def _point(text: str) -> tuple[datetime.date, datetime.date]:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(
            f"expected a date such as 2001, 2001-03, 2001-03-14, 2001-05-12/2001-05-22, 2001/.. or [2001,2002], found '{text}'"
        )
    year, month, day, _ = match.groups()
    if "X" in year and month:
        raise ValueError(f"expected a year that is known where a month is given, found '{text}'")
    if month == "XX" and day not in {None, "XX"}:
        raise ValueError(f"expected no day where the month is unknown, found '{text}'")
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year < 1:
        raise ValueError(f"expected a year from 0001 on, found '{text}'")
    if month in {None, "XX"}:
        return datetime.date(first_year, 1, 1), datetime.date(last_year, 12, 31)
    number = int(month)
    if number in SEASONS and day is None:
        first_month, last_month = _SEASON_MONTHS[number]
    elif 1 <= number <= 12:
        first_month = last_month = number
    else:
        raise ValueError(f"expected a month from 01 to 12 or a season from 21 to 24, found '{text}'")
    last_day = calendar.monthrange(first_year, last_month)[1]
    if day in {None, "XX"}:
        return datetime.date(first_year, first_month, 1), datetime.date(first_year, last_month, last_day)
    if not 1 <= int(day) <= last_day:
        raise ValueError(f"expected a day that {MONTHS[number - 1]} {year} has, found '{text}'")
    return datetime.date(first_year, number, int(day)), datetime.date(first_year, number, int(day))


def between(first: datetime.date, last: datetime.date) -> Edtf:
    """Return the days from the first to the last as the shortest date that means just these: a year, a month, a day or an interval."""
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    length = 4 if whole_years else 7 if whole_months else 10
    start, end = first.isoformat()[:length], last.isoformat()[:length]
    return parse(start if start == end else f"{start}/{end}")


def spoken(date: Edtf) -> str:
    """Return the date in words: "14 March 2001", "9 to 13 March 2001", "from 2001", "2001 or 2002", "about 2001"."""
    text = date.text
    if text.startswith("["):
        return " or ".join(_spoken_point(part) for part in text[1:-1].split(","))
    if "/" not in text:
        return _spoken_point(text)
    start, end = text.split("/")
    if end in {"", ".."}:
        return f"from {_spoken_point(start)}"
    if start in {"", ".."}:
        return f"until {_spoken_point(end)}"
    first, last = _spoken_point(start).split(" "), _spoken_point(end).split(" ")
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return f"{' '.join(first[: len(first) - shared])} to {' '.join(last)}"


def _spoken_point(text: str) -> str:
    mark = text[-1] if text[-1] in "?~%" else ""
    parts = text.rstrip("?~%").split("-")
    year = {1: f"{parts[0][:3]}0s", 2: f"{parts[0][:2]}00s"}.get(parts[0].count("X"), parts[0])
    words = year
    if len(parts) > 1 and parts[1] != "XX":
        number = int(parts[1])
        words = f"{SEASONS[number] if number in SEASONS else MONTHS[number - 1]} {year}"
        if len(parts) > 2 and parts[2] != "XX":
            words = f"{int(parts[2])} {words}"
    before = "about " if mark in {"~", "%"} else ""
    return before + words + (" (uncertain)" if mark in {"?", "%"} else "")
