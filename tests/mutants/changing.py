"""What kinds of damage share: a record as text has it, and a copy of it that is changed in one place."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from dossier.library.library import Library
from dossier.records.claim import Claim

Raw = dict[str, Any]
Kind = Callable[[Library, Claim, Raw], Iterator[tuple[str, Raw | None]]]


def changed(raw: Raw, change: Callable[[Raw], None]) -> Raw:
    """Return a copy of a record that is changed."""
    damaged = copy.deepcopy(raw)
    change(damaged)
    return damaged


def saying(raw: Raw, text: str) -> Raw:
    """Return a record that says something else."""
    return {**raw, "says": text}


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Return a text with other words from one place to another."""
    return text[:start] + new + text[end:]
