"""Where each fragment stands in its article's text, counted in characters, so that whoever has the same text finds it by number.

The texts are not here: what was counted while one was at hand is kept in a file, one line a fragment.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from . import words
from .library import FragmentKey, Library, Span

POSITIONS = "data/text-positions.txt"
_HEADER = """\
# source, first digits of its text's SHA-256, block, first digits of the fragment's SHA-256, start, end (excluded).
# In code points of the text. 'dossier check' keeps it, with texts at hand.
"""
_DIGITS = 12
_LINE = re.compile(rf"([a-z0-9-]+) ([0-9a-f]{{{_DIGITS}}}) ([1-9][0-9]{{0,4}}) ([0-9a-f]{{{_DIGITS}}}) ([0-9]{{1,7}}) ([0-9]{{1,7}})")
_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
_BLOCK_BREAK = re.compile(rf"{_LINE_END}[ \t]*{_LINE_END}\s*")


def key(library: Library, source: str, block: int, fragment: str) -> FragmentKey:
    """Return what a fragment is known by: its source, its text's digest, its block, its own digest. Another text is another key."""
    return source, library.sources[source].sha256[:_DIGITS], block, hashlib.sha256(fragment.encode()).hexdigest()[:_DIGITS]


def find(text: str, block: int, fragment: str) -> Span | None:
    """Return where a fragment stands in a block of a text (code points of the text, end excluded), at its first place; else None."""
    offset, body = next(((start, part) for number, start, part in _blocks(text) if number == block), (0, ""))
    here, wanted = words.words(body), words.forms(fragment)
    starts, ends = {word.start for word in here}, {word.end for word in here}
    for match in re.finditer(r"(?=(" + r"\s+".join(map(re.escape, fragment.split())) + "))", body):
        found = words.words(match[1])
        whole = found and match.start() + found[0].start in starts and match.start() + found[-1].end in ends
        if whole and [word.form for word in found] == wanted:
            return offset + match.start(1), offset + match.end(1)
    return None


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (number, first character, body) of each block, numbered as `words.blocks` does, with its own line ends."""
    start, number = 0, 0
    for end, following in [*(match.span() for match in _BLOCK_BREAK.finditer(text)), (len(text), len(text))]:
        if text[start:end].strip("\ufeff \t\r\n"):
            number += 1
            yield number, start, text[start:end]
        start = following


def fragments(library: Library) -> Iterator[tuple[str, int, str]]:
    """Yield (source, block, words) of every fragment of every claim."""
    for claim in library.claims.values():
        for part in claim.passages:
            for fragment in part.words:
                yield claim.source, part.block, fragment


def counted(library: Library) -> dict[FragmentKey, Span]:
    """Return the positions of all fragments of the sources whose text is at hand, and those that were kept of the others."""
    found = {}
    for source, block, fragment in fragments(library):
        this = key(library, source, block, fragment)
        text = library.texts.get(source)
        span = (library.text_positions or {}).get(this) if text is None else find(text, block, fragment)
        if span:
            found[this] = span
    return found


def parse(text: str) -> dict[FragmentKey, Span]:
    """Return the positions that a file holds. Raises ValueError, with "line N: " first, where a line is none or comes twice."""
    found: dict[FragmentKey, Span] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match or int(match[5]) >= int(match[6]):
            raise ValueError(f"line {number}: expected 'source digest block digest start end', found '{line[:80]}'")
        this = match[1], match[2], int(match[3]), match[4]
        if this in found:
            raise ValueError(f"line {number}: expected each fragment once, found '{line}' beside {found[this][0]} to {found[this][1]}")
        found[this] = int(match[5]), int(match[6])
    return found


def enter(root: Path, positions: Mapping[FragmentKey, Span]) -> None:
    """Write the file of positions, in the order of the texts."""
    rows = sorted((this[0], *span, this) for this, span in positions.items())
    lines = (" ".join(map(str, (*this, start, end))) for _, start, end, this in rows)
    (root / POSITIONS).write_text(_HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
