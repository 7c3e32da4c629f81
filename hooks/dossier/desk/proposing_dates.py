"""The date that a sentence names, as far as plain rules can tell: outright, without its year, or by what it says beside the article's own date."""

import calendar
import datetime
import re
from typing import NamedTuple

from dossier.language.dates import MONTH, Edtf, between, month_number, parse, spoken

_TO = r"(?:\s*[-–]\s*|\s+(?:to|through|until|till|and)\s+)"
_DAY = r"(?<![\d,.])\d{1,2}(?:st|nd|rd|th)?(?![\d,]*\d)"
_POINT = re.compile(
    rf"(?:\b(?P<opens>[Ff]rom|[Bb]etween)\s+)?(?:the\s+)?"
    rf"(?:(?P<day>{_DAY})(?:(?P<by>{_TO})(?P<to>{_DAY}))?\s+(?:of\s+)?(?P<month>{MONTH})"
    rf"|\b(?P<month2>{MONTH})(?:\s+(?P<day2>{_DAY})(?:(?P<by2>{_TO})(?P<to2>{_DAY}))?)?)"
    rf"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_BETWEEN_POINTS = re.compile(_TO)
_BEFORE_MAY = re.compile(
    r"\b(?:in|since|by|until|from|last|next|this|of|late|early|mid|during|to)[\s-]+$", re.IGNORECASE
)  # else it is the verb
_YEAR = re.compile(
    r"\b(?P<word>[Ii]n|[Ss]ince|of|[Bb]y|[Ff]rom|until)\s+(?:(?:late|early|mid)[\s-]+)?(?P<year>(?:19|20)\d\d)\b(?:[-–](?P<to>(?:(?:19|20)\d\d|\d\d)\b))?"
)
_WEEKDAY = re.compile(rf"\b(?:(?P<which>on|last|next|this|late|early)\s+)?(?P<day>{'|'.join(calendar.day_name)})\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?P<which>last|this|next)\s+(?P<unit>week|month|year)\b|\b(?:yesterday|last night|tomorrow)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|due|plan\w*|next|intends?|scheduled|expected|is to|are to)\b")
_DAYS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "last week": -7, "this week": 0, "next week": 7}


class FoundDate(NamedTuple):
    """A date that a sentence names, as EDTF; where its words say less, these words and why they mean it."""

    when: str
    words: str | None = None
    because: str = ""


def date_in(sentence: str, published: Edtf | None) -> FoundDate | None:
    """Return the date that a sentence names; none where it names none, one that does not exist, or one that the article's own date does not settle."""
    match = next((found for found in _POINT.finditer(sentence) if not _is_a_verb(sentence, found)), None)
    if match:
        return _dated(sentence, match, published)
    if published and (found := _beside(sentence, published)):
        return found
    year = _YEAR.search(sentence)
    if year is None:
        return None
    end = year["to"] and year["year"][: 4 - len(year["to"])] + year["to"]
    since = "/.." if year["word"].casefold() == "since" else ""
    return FoundDate(f"{year['year']}/{end}" if end and end > year["year"] else f"{year['year']}{since}")


def _is_a_verb(sentence: str, match: re.Match[str]) -> bool:
    alone = match["month2"] == "May" and not (match["day2"] or match["year"])
    return alone and not match["opens"] and not _BEFORE_MAY.search(sentence[: match.start("month2")])


def _dated(sentence: str, match: re.Match[str], published: Edtf | None) -> FoundDate | None:
    """Return the date of a point, or of the interval that it begins."""
    other = None
    if (join := _BETWEEN_POINTS.match(sentence, match.end())) and _joins(match, join.group()):
        other = _POINT.match(sentence, join.end())
    year = match["year"] or (other["year"] if other else None)
    if not year and published is None:
        return None
    turns = other is not None and _month(other) < _month(match)  # of the year
    number = int(year or _year(sentence, match, published)) - (turns and not match["year"] and bool(year))
    start, end = _points(match, number)
    if other:
        end = _points(other, int(other["year"] or number + turns))[0]
    when = f"{start}/{end}" if end else start
    try:
        parse(when)
    except ValueError:
        return None
    if year:
        return FoundDate(when)
    begin = match.start("day") if match["day"] else max(match.start("month"), match.start("month2"))
    words = sentence[begin : match.end("day2") if match["to2"] and not end else (other or match).end()]
    return FoundDate(when, words, f"The article is dated {spoken(published)}, and the words name no year." if published else "")


def _joins(match: re.Match[str], words: str) -> bool:
    """Tell whether words make an interval of what stands around them: "and" only after "between"."""
    return words.strip() != "and" or (match["opens"] or "").casefold() == "between"


def _points(match: re.Match[str], year: int) -> tuple[str, str | None]:
    """Return the first and the last day that a point names in a year."""
    day, by, last = (match["day"], match["by"], match["to"]) if match["month"] else (match["day2"], match["by2"], match["to2"])
    plain = by is not None and _joins(match, by) and (match["month"] or match["opens"] or not by.strip().isalpha())
    month = f"{year}-{_month(match):02d}"
    start, end = (f"{month}-{int(re.sub(r'[^0-9]', '', one)):02d}" if one else None for one in (day, last if plain else None))
    return start or month, end


def _month(match: re.Match[str]) -> int:
    return month_number(match["month"] or match["month2"])


def _year(sentence: str, match: re.Match[str], published: Edtf | None) -> str:
    """Return the article's own year; of a month that has not come yet the year before, unless the sentence looks ahead."""
    first = published.points[0] if published else ""
    past = len(first) > 4 and _month(match) > int(first[5:7]) and not _TO_COME.search(sentence)
    return str(int(first[:4]) - past)


def _beside(sentence: str, published: Edtf) -> FoundDate | None:
    """Return the date of a weekday or of "yesterday", "last week", "this month", as far as the article's own date is precise enough."""
    first, last = published.earliest, published.latest
    near = _NEAR.search(sentence)
    dated = f"The article is dated {spoken(published)}"
    if first is None or last is None:
        return None
    if first == last:
        dated += f", a {calendar.day_name[first.weekday()]}"
        if match := _WEEKDAY.search(sentence):
            meant = _weekday(match, first, ahead=_is_ahead(sentence, match))
            where = "on that day" if meant == first else "next after it" if meant > first else "last before it"
            return FoundDate(meant.isoformat(), match.group(), f"{dated}; the {match['day'].capitalize()} {where} is meant.")
    if near is None:
        return None
    if near["unit"] is None or near["unit"].casefold() == "week":
        if first != last:
            return None
        start = first + datetime.timedelta(_DAYS[near.group().casefold()])
        days = (start, start) if near["unit"] is None else _week(start)
    else:
        step = {"last": -1, "this": 0, "next": 1}[near["which"].casefold()]
        if near["unit"].casefold() == "year":
            days = datetime.date(first.year + step, 1, 1), datetime.date(first.year + step, 12, 31)
        elif (first.year, first.month) != (last.year, last.month):
            return None
        else:
            year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
            days = datetime.date(year, month + 1, 1), datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return FoundDate(str(between(*days)), near.group(), f"{dated}, from which the words count.")


def _is_ahead(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence looks ahead to a day: by what stands before it, or after a day that begins it."""
    return bool(_TO_COME.search(sentence[: match.start()] or sentence))


def _week(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the Monday and the Sunday of a day's week."""
    monday = day - datetime.timedelta(day.weekday())
    return monday, monday + datetime.timedelta(6)


def _weekday(match: re.Match[str], day: datetime.date, ahead: bool) -> datetime.date:
    """Return the day of that name nearest to the article's: before it, or on it; after it where the sentence looks ahead."""
    wanted = [name.casefold() for name in calendar.day_name].index(match["day"].casefold())
    which = (match["which"] or "").casefold()
    back = (day.weekday() - wanted) % 7
    if which == "next" or (ahead and which != "last"):
        return day + datetime.timedelta((wanted - day.weekday()) % 7 or 7)
    return day - datetime.timedelta(back or (7 if which == "last" else 0))
