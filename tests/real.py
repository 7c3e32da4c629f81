"""The real project, read, checked and rendered once in a process."""

import shutil
from functools import cache
from pathlib import Path

from dossier.desk.checking import Checked, check

ROOT = Path(__file__).resolve().parent.parent


@cache
def checked() -> Checked:
    """The real project, with every problem in it, and with the articles' texts that are at hand."""
    return check(ROOT)


def copied(folder: Path) -> Path:
    """Copy the real data and pages to a folder, without the articles and without code; return the folder."""
    for name in ("seeds", "data", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("texts"))
    shutil.copy(ROOT / "dossier.yml", folder)
    return folder
