"""A second dossier, on an invented harbour, begun as an editor begins one."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from dossier.desk.command import main
from dossier.library.library import Library

HARBOUR = Path(__file__).parent
EXAMPLE = ("seeds", "data/claims", "data/subjects", "data/questions.yml", "data/published.txt", "data/journal.yml", "docs")
_PARTS = re.compile(r"\w+")


def begun(folder: Path) -> None:
    """Begin a dossier as an editor does, and put the harbour in the place of the example."""
    assert main(["init", str(folder), "--title", "Merrowby Harbour"]) == 0
    for name in EXAMPLE:
        shutil.rmtree(folder / name) if (folder / name).is_dir() else (folder / name).unlink()
    for name in ("data", "docs", "seeds"):
        shutil.copytree(HARBOUR / name, folder / name, dirs_exist_ok=True)
    shutil.copytree(HARBOUR / "texts", folder / "seeds" / "texts")
    shutil.copy(HARBOUR / "dossier.yml", folder)
    settings, own = folder / "mkdocs.yml", (HARBOUR / "nav.yml").read_text(encoding="utf-8")
    before, _, after = settings.read_text(encoding="utf-8").partition("nav:\n")
    settings.write_text(before + own + after[after.index("hooks:\n") :], encoding="utf-8")


def words_of(library: Library) -> Callable[[str], list[str]]:
    """What finds a dossier's own words in a text: the names of its subjects, articles and claims, and the years of its articles."""
    names = {name for subject in library.subjects.values() for name in subject.names if name[0].isupper() and len(name) > 2}
    names |= {source.outlet for source in library.sources.values()} | {*library.dossier.keywords[:4], library.dossier.file_name}
    names |= {key for key in (*library.subjects, *library.sources, *(claim.id for claim in library.claims.values())) if "-" in key}
    years = {point[:4] for source in library.sources.values() for point in source.published.points}
    parts = {name: set(_PARTS.findall(name)) for name in sorted(names, key=len, reverse=True)}

    def found(text: str) -> list[str]:
        there = set(_PARTS.findall(text))
        likely = [re.escape(name) for name, needed in parts.items() if needed <= there]  # to look for all of them takes seconds
        named = rf"(?<!\w)(?:{'|'.join(likely)})(?!\w)|" if likely else ""
        return re.findall(rf"{named}(?<![\w-])(?:{'|'.join(years)})(?:-\d\d){{0,2}}(?![\w-])", text)

    return found
