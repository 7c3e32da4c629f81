"""What every change to the dossier must keep."""

import subprocess
import sys
from pathlib import Path

from dossier.desk.checking import check

ROOT = Path(__file__).resolve().parent.parent


def test_no_problem_is_anywhere() -> None:
    assert [str(problem) for problem in check(ROOT).problems] == []


def test_every_claim_and_article_has_its_page_in_the_built_site(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    library = check(ROOT).library
    wanted = [f"claims/{key}" for key in library.claims] + [f"sources/{key}" for key in library.sources]
    assert [path for path in wanted if not (tmp_path / path / "index.html").is_file()] == []
