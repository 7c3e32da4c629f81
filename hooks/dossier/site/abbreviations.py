"""Abbreviations on a page: the first use of each shows its long form on focus, touch and pointing. Long forms are those of the records."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dossier.language.escape import Safe, escape
from dossier.library.library import Library
from dossier.site import notes

_SHORT = re.compile(r"[A-Z]{2,}(?:/[A-Z]{2,})*")
# What is no running text within a line: links, code, markers, tags, attributes, calls of addresses.
_APART = re.compile(r"(\[[^\]]*\]\([^)]*\)|`[^`]*`|<a\b.*?</a>|<sup\b.*?</sup>|<abbr\b.*?</abbr>|<[^>]*>|\{[^}]*\})")
_ROW = '<tr markdown="block"><th scope="row"'


@lru_cache(maxsize=4)
def long_forms(library: Library) -> dict[str, str]:
    """Return the long form of each abbreviation that is a subject's or a source's short name."""
    found = {subject.short: subject.name for subject in library.subjects.values() if subject.short}
    found |= {source.short: source.publisher for source in library.sources.values()}
    return {short: name for short, name in found.items() if _SHORT.fullmatch(short) and name != short}


def explained(library: Library, text: str) -> str:
    """Return a page's Markdown in which the first use of each abbreviation, in running text or a table, can be asked for its long form.

    Headings, raw HTML, links and the notes are left as they are, and so is a use right behind the long form itself.
    """
    due = {short: (_pattern(short, name), name) for short, name in long_forms(library).items() if short in text}
    lines = text.split("\n")
    for number in _running(lines):
        for short, (pattern, name) in list(due.items()):
            if short in lines[number]:
                lines[number], done = _marked(lines[number], short, pattern, name)
                if done:
                    del due[short]
        if not due:
            break
    return "\n".join(lines)


def _pattern(short: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?<!{re.escape(name)} \(){re.escape(short)}(?![\w/-])")


def _running(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that hold running text, or a row of a table."""
    inside = ""
    for number, line in enumerate(lines):
        start = line.lstrip()
        if number == 0 and line == "---":
            inside = "---"
        elif inside:
            inside = "" if (line == inside if inside == "---" else inside in line) else inside
        elif notes.starts(start):
            return
        elif start.startswith("```"):
            inside = "```"
        elif "<pre" in line and "</pre>" not in line:
            inside = "</pre>"
        elif start.startswith(_ROW) or (start and not start.startswith(("#", "<", "!["))):
            yield number


def _marked(line: str, short: str, pattern: re.Pattern[str], name: str) -> tuple[str, bool]:
    pieces = _APART.split(line)
    for place, piece in enumerate(pieces):
        if place % 2 == 0 and (match := pattern.search(piece)):
            abbreviation = Safe(f'<abbr tabindex="0" title="{escape(name)}">{short}</abbr>')
            pieces[place] = f"{piece[: match.start()]}{abbreviation}{piece[match.end() :]}"
            return "".join(pieces), True
    return line, False
