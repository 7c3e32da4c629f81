"""The real project, read, checked and rendered once in a process."""

from functools import cache
from pathlib import Path

from dossier.desk.checking import Checked, check

ROOT = Path(__file__).resolve().parent.parent


@cache
def checked() -> Checked:
    """The real project, with every problem in it, and with the articles' texts that are at hand."""
    return check(ROOT)
