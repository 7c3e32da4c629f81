"""A second dossier, on an invented harbour, begun as an editor begins one."""

import shutil
from pathlib import Path

from dossier.desk.command import main

HARBOUR = Path(__file__).parent
EXAMPLE = ("seeds", "data/claims", "data/subjects", "data/questions.yml", "data/published.txt", "data/journal.yml", "docs")


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
