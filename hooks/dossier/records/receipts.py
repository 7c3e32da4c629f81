"""Receipts: which bytes of our own files were checked with the articles' texts at hand, and found right.

The file is what sha256sum writes and checks, after two lines of comment. The lines of the .words files are the roots of the articles.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossier.records.writing import write_whole

PATH = "data/checked.txt"
# Of the rules that need the texts. Who changes what one of them accepts raises it, and every receipt is due again.
VERSION = 6
_HEADER = """\
# Checked with the articles' texts at hand, by rules of version {version}, and found right; 'dossier check' keeps this file.
# 'sha256sum --check data/checked.txt' tells which files are still the same.
"""
_VERSION = re.compile(r"# .*\bby rules of version (\d{1,6})\b.*")
_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")
# What the rules that need the texts read: everything in which an article's words could stand, or from which they take names.
_READ = (
    "dossier.yml",
    "seeds/*.yml",
    "seeds/*.words",
    "seeds/*.openings",
    "data/*.yml",
    "data/claims/*.yml",
    "data/subjects/*.yml",
    "docs/**/*.md",
    "hooks/dossier/library/pages/**/*.md",  # where the library itself is worked on
)


@dataclass(frozen=True)
class Receipts:
    """The version of the rules, and of each file that was checked (path relative to the root) its SHA-256 and the line that says so."""

    version: int = 0
    digests: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


NO_RECEIPTS = Receipts()


def parse(text: str) -> Receipts:
    """Return the receipts that a file holds. Raises ValueError, with "line N: " first, where a line is none or comes twice."""
    digests: dict[str, str] = {}
    lines: dict[str, int] = {}
    version = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            found = _VERSION.fullmatch(line)
            version = int(found[1]) if found else version
            continue
        match = _LINE.fullmatch(line)
        if not match:
            raise ValueError(f"line {number}: expected a SHA-256, two spaces and a path, found '{line[:80]}'")
        if match[2] in lines:
            raise ValueError(f"line {number}: expected each file once, found '{match[2]}' again, as in line {lines[match[2]]}")
        digests[match[2]], lines[match[2]] = match[1], number
    return Receipts(version, digests, lines)


def due(root: Path, left_out: Collection[str] = ()) -> dict[str, str]:
    """Return the SHA-256 of each file that the rules which need the texts read, by its path relative to the root; not of sources left out."""
    paths = {path.relative_to(root) for pattern in _READ for path in root.glob(pattern) if path.is_file()}
    kept = sorted(path for path in paths if not (path.stem in left_out and path.parts[0] in ("seeds", "data")))
    return {path.as_posix(): hashlib.sha256((root / path).read_bytes()).hexdigest() for path in kept}


def write(root: Path, left_out: Collection[str] = ()) -> None:
    """Write the receipts of the files as they are now."""
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(due(root, left_out).items()))
    write_whole(root / PATH, _HEADER.format(version=VERSION) + lines)
