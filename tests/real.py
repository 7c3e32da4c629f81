"""The real project, read and rendered once in a process."""

import shutil
from functools import cache
from pathlib import Path

from dossier.desk.checking import Checked
from dossier.library.loading import load

ROOT = Path(__file__).resolve().parent.parent


@cache
def read() -> Checked:
    """The real project, with the articles' texts that are at hand; whether it has problems is asked once, in `test_real_data.py`."""
    return Checked(load(ROOT)[0], [])


def copied(folder: Path) -> Path:
    """Copy the real data and pages to a folder, without the articles and without code; return the folder."""
    for name in ("seeds", "data", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("texts"))
    shutil.copy(ROOT / "dossier.yml", folder)
    return folder
