"""Problems: what a check found, where, and what to do about it. The one formatter of problems is here."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal


class RefusedError(Exception):
    """A command cannot be carried out; the text says why and what to do."""


_NUMBERS = re.compile(r"(\d+)")
_SAME = 2  # problems of one file that say the same; where there are more, the others are folded


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a path relative to the root, a line and a column, both counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


Entry = Literal["", "claims", "openings", "receipts"]
"""What a check writes down by itself once nothing else is wrong; nothing where somebody has to mend it."""


@dataclass(frozen=True, order=True)
class Problem:
    """One finding of a check; `entry` says what is missing that the check itself may enter."""

    place: Place
    rule: str
    message: str
    tip: str = ""
    entry: Entry = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.rule}: {self.message}" + (f" Tip: {self.tip}" if self.tip else "")
        return " ".join(text.split())  # one problem, one line


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, in the order of their places, and of what they say, block 3 before block 10."""
    return sorted(
        set(problems),
        key=lambda one: (one.place, one.rule, [int(part) if part.isdecimal() else 0 for part in _NUMBERS.split(one.message)], one),
    )


def closest(word: str, known: Iterable[str]) -> str:
    """Return a tip that names the known word nearest to this one, or no tip where none is near.

    Of words that begin with the same part before a slash only the rest is compared: all claims of one source begin alike.
    """
    known = list(known)
    first, slash, rest = word.rpartition("/")
    beside = {other.removeprefix(first + slash): other for other in known if other.startswith(first + slash)} if slash else {}
    if beside:
        near = [beside[one] for one in get_close_matches(rest, list(beside), n=1, cutoff=0.6)]
    else:
        near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def as_text(problems: Iterable[Problem], summary: str = "") -> str:
    """Return the problems one a line in the order of their places, then a line that counts them and says what was checked."""
    found = in_order(problems)
    lines = list(_folded(found))
    lines.append(f"{_count(len(found))}; checked: {summary}." if summary else f"{_count(len(found))}.")
    return "\n".join(lines)


def _folded(problems: list[Problem]) -> Iterator[str]:
    """Yield the problems one a line; of those in one file that say the same the first, and where the others stand."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.place.path, problem.rule, problem.message), []).append(problem)
    for problem in problems:
        same = alike[problem.place.path, problem.rule, problem.message]
        if len(same) <= _SAME or problem is same[0]:
            yield str(problem)
        if len(same) > _SAME and problem is same[0]:
            lines = ", ".join(str(other.place.line) for other in same[1:])
            yield f"{problem.place.path}: {problem.rule}: and {len(same) - 1} more like it, in lines {lines}."


def as_json(problems: Iterable[Problem], summary: str = "") -> str:
    """Return the problems as a JSON object: {"checked": ..., "problems": [{path, line, column, rule, message, tip}]}."""
    rows = []
    for problem in in_order(problems):
        row = asdict(problem)
        del row["entry"]  # of what is left when it is told, the check has entered nothing
        rows.append({**row.pop("place"), **row})
    return json.dumps({"checked": summary, "problems": rows}, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], summary: str = "") -> str:
    """Return the problems as workflow commands, which GitHub shows beside the lines of a pull request.

    Source of the escapes: GitHub, "Workflow commands for GitHub Actions".
    """
    lines = []
    for problem in in_order(problems):
        message = problem.message + (f" Tip: {problem.tip}" if problem.tip else "")
        place = problem.place
        lines.append(
            f"::error file={_escaped(place.path)},line={place.line},col={place.column},title={_escaped(problem.rule)}::{_escaped(message, _LINES)}"
        )
    return "\n".join([*lines, f"{_count(len(lines))}; checked: {summary}."])


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


_LINES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))  # of a message; a property has two marks more
_MARKS = (*_LINES, (":", "%3A"), (",", "%2C"))


def _escaped(text: str, marks: tuple[tuple[str, str], ...] = _MARKS) -> str:
    for mark, escape in marks:
        text = text.replace(mark, escape)
    return text


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _count(number: int) -> str:
    return counted(number, "problem") if number else "No problems"
