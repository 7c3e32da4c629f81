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
_HEADER = "# source, block, digest of the fragment, start, end (excluded); in code points of the text. 'dossier check' keeps it, with texts at hand.\n"
_LINE = re.compile(r"([a-z0-9-]+) ([1-9]\d*) ([0-9a-f]{12}) (\d+) (\d+)")


def key(source: str, block: int, fragment: str) -> FragmentKey:
    """Return what a fragment is known by in the file: its source, its block, and 12 hexadecimal digits of its SHA-256."""
    return source, block, hashlib.sha256(fragment.encode()).hexdigest()[:12]


def find(text: str, fragment: str) -> Span | None:
    """Return where a fragment stands in a text (code points, end excluded), at its first place; None where it does not."""
    here, wanted = words.words(text), words.words(fragment)
    for first in words.runs([word.form for word in here], [word.form for word in wanted]):
        start = here[first].start - wanted[0].start
        end = here[first + len(wanted) - 1].end + len(fragment) - wanted[-1].end
        if start >= 0 and text[start:end].split() == fragment.split():
            return start, end
    return None


def counted(library: Library) -> dict[FragmentKey, Span]:
    """Return the positions of all fragments of the sources whose text is at hand, and those that were kept of the others."""
    found = {}
    for source, block, fragment in _fragments(library):
        this = key(source, block, fragment)
        text = library.texts.get(source)
        span = (library.text_positions or {}).get(this) if text is None else find(text, fragment)
        if span:
            found[this] = span
    return found


def _fragments(library: Library) -> Iterator[tuple[str, int, str]]:
    for claim in library.claims.values():
        for part in claim.passages:
            for fragment in part.words:
                yield claim.source, part.block, fragment


def parse(text: str) -> dict[FragmentKey, Span]:
    """Return the positions that a file holds. Raises ValueError, with "line N: " first, where a line is none."""
    found: dict[FragmentKey, Span] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match or int(match[4]) >= int(match[5]):
            raise ValueError(f"line {number}: expected 'source block digest start end', found '{line[:60]}'")
        found[match[1], int(match[2]), match[3]] = int(match[4]), int(match[5])
    return found


def enter(root: Path, positions: Mapping[FragmentKey, Span]) -> None:
    """Write the file of positions."""
    lines = (" ".join(map(str, (source, block, digest, *span))) for (source, block, digest), span in positions.items())
    rows = sorted(lines, key=lambda line: (line.split()[0], int(line.split()[3])))
    (root / POSITIONS).write_text(_HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
