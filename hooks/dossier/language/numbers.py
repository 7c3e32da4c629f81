"""Figures in a text: digits, number words, ordinals, amounts, percentages, months and weekdays, in one comparable form."""

import calendar
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from dossier.language.dates import MONTH, MONTHS, SEASONS, Edtf, month_number

_ONES = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""".split()
# Words that count without a number; each is a figure of its own.
_VAGUE = frozenset("hundreds thousands millions billions dozens twice thrice double doubled triple tripled".split())
# "one" is left out: as a pronoun it says nothing that could be wrong.
NUMBER_WORDS = (
    {word: Decimal(value) for value, word in enumerate(_ONES) if word != "one"}
    | {word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)}
    | {word: Decimal(value) for value, word in enumerate(ORDINALS, 1)}
    | {
        "half": Decimal("0.5"),
        "halved": Decimal("0.5"),
        "halves": Decimal("0.5"),
        "dozen": Decimal(12),
        "hundred": Decimal(100),
    }
)
_MULTIPLIERS = {
    "thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_CURRENCIES = {
    "RUB": r"₽|\bro?ubles?\b|\bRUB\b",
    "USD": r"\$|\bdollars?\b|\bUSD\b",
    "EUR": r"€|\beuros?\b|\bEUR\b",
    "GBP": r"£|\bpounds?\b|\bGBP\b",
}
_CURRENCY = re.compile("|".join(_CURRENCIES.values()), re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<span>\b(?P<from>1[89]\d\d|20\d\d)-(?P<to>\d\d)\b(?!-))"
    r"|(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?(?P<percent>\s?(?:%|per ?cent\b))?"
    rf"|(?<![A-Za-z])(?P<month>{MONTH})"
    r"|(?P<word>[A-Za-z]+)"
)
_SUM = re.compile(
    r"[$€£₽]\s?[\d.,]+\d?(?:\s(?:thousand|million|mln|billion|bn|trillion))?|[\d.,]*\d(?:\s(?:thousand|million|mln|billion|bn|trillion))?\s(?:US )?(?:ro?ubles?|dollars?|euros?|pounds?)\b"
)
_WEEKDAYS = frozenset(calendar.day_name)
Figure = str


@lru_cache(maxsize=65_536)  # every rule looks into the same fragments and sentences
def figures(text: str) -> frozenset[Figure]:
    """Return the figures of a text, each as "70000000000", "12%", "month 4", "Thursday" or "season 21".

    "70 billion" is one figure, "9-13" two, "1979-89" the years 1979 and 1989. A month counts only with its capital, and "Jan." as January.
    """
    found: list[Figure] = []
    number: Decimal | None = None
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if word and word.casefold() in _MULTIPLIERS and number is not None:
            found[-1] = _plain(number * _MULTIPLIERS[word.casefold()])
            number = None
            continue
        number = None
        if match["span"]:
            found += [match["from"], match["from"][:2] + match["to"]]
        elif match["digits"]:
            number = Decimal(match["digits"].replace(",", ""))
            found.append(_plain(number) + ("%" if match["percent"] else ""))
        elif match["month"]:
            found.append(f"month {month_number(match['month'])}")
        elif word in _WEEKDAYS:
            found.append(word)
        elif word.casefold() in _VAGUE:
            found.append(word.casefold())
        elif word.casefold() in NUMBER_WORDS:
            number = NUMBER_WORDS[word.casefold()]
            found.append(_plain(number))
    return frozenset(found)


def date_figures(date: Edtf) -> frozenset[Figure]:
    """Return the figures that a date is made of: years, months and days."""
    found: set[Figure] = set()
    for point in date.points:
        year, *rest = point.rstrip("?~%").split("-")
        found.add(year.replace("X", "0"))
        for position, part in enumerate(rest):
            if part != "XX":
                number = int(part)
                found.add(str(number) if position else f"season {number}" if number in SEASONS else f"month {number}")
    return frozenset(found)


def currencies(text: str) -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies that a text names by word or sign."""
    if not _CURRENCY.search(text):
        return frozenset()
    return frozenset(code for code, pattern in _CURRENCIES.items() if re.search(pattern, text, re.IGNORECASE))


def sums(text: str) -> frozenset[tuple[Figure, str]]:
    """Return (figure, currency) of every sum of money in a text: "70 billion rubles", "$1.2 billion"."""
    return frozenset((figure, code) for figure, code, _ in placed_sums(text))


def placed_sums(text: str) -> Iterator[tuple[Figure, str, int]]:
    """Yield (figure, currency, where it begins) of every sum of money in a text, in its order."""
    for match in _SUM.finditer(text):
        for code in sorted(currencies(match.group())):
            yield from ((figure, code, match.start()) for figure in sorted(figures(match.group())))


def spoken(figure: Figure) -> str:
    """Return a figure as an editor would write it, for messages."""
    if figure.startswith("month "):
        return MONTHS[int(figure.removeprefix("month ")) - 1]
    if figure.startswith("season "):
        return SEASONS[int(figure.removeprefix("season "))]
    return f"{int(figure):,}" if figure.isdecimal() and len(figure) > 4 else figure


def _plain(number: Decimal) -> Figure:
    return format(number.normalize(), "f")


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as runs without a gap, each by its first and last, in order: 2, 3, 4 and 7 are (2, 4) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
