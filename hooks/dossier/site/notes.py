"""Markers in the text and the notes to which they lead: one marker where several notes stand at one place."""

from collections.abc import Mapping

from dossier.language.escape import Safe
from dossier.language.numbers import runs

MOST = 3
"""Runs of numbers that a marker names; of more it tells only how many notes there are, and print names them all."""

LIST = '<div class="footnote"'


def anchor(key: str) -> str:
    """Return a claim's key as an id on a page."""
    return key.replace("/", "--")


def note_id(key: str) -> Safe:
    """Return the id of a claim's note on a page."""
    return Safe(f"fn:{anchor(key)}")


def marker(place: int, notes: Mapping[int, str]) -> str:
    """Return the marker at a place of the page, counted from 1, that leads to the notes: claims' keys by number."""
    order = sorted(notes)
    numbers = numbered(order)
    several = f' data-notes="{" ".join(note_id(notes[number]) for number in order)}"' if len(order) > 1 else ""
    few = len(runs(order)) <= MOST
    shown, more = (numbers, "") if few else (f"{len(order)} notes", f' data-numbers="{numbers}"')
    link = f'<a class="footnote-ref" href="#{note_id(notes[order[0]])}"{several}{more}>{shown}</a>'
    return f'<sup id="fnref:{place}">{link}</sup>'


def numbered(numbers: list[int]) -> str:
    """Return numbers as a marker names them: "2–4, 7"."""
    return ", ".join(str(first) if first == last else f"{first}{', ' if last == first + 1 else '–'}{last}" for first, last in runs(numbers))


def starts(line: str) -> bool:
    """Tell whether the notes start on a line of a page."""
    return line.startswith(LIST)
