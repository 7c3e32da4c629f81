"""Building is all or nothing, and repeatable."""

import os
import subprocess
import sys
from pathlib import Path

from tests.delivery.failing import FOLDER, started
from tests.fictional.project import Project


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_two_builds_are_the_same_to_the_byte_whatever_the_clock_and_the_dates_of_files_say(built: Project) -> None:
    before, where = content(built.root / "site"), (built.root / "site").resolve()
    for number, path in enumerate(sorted(path for folder in ("data", "docs", "seeds") for path in (built.root / folder).rglob("*"))):
        os.utime(path, (4e9, 4e9) if number % 2 else (0, 0))
    build = started(built, env={**os.environ, "JUMPING_CLOCK": "1", "PYTHONPATH": str(FOLDER)})
    assert build.communicate(timeout=120) == ("The site is in site/.\n", "")
    assert content(built.root / "site") == before
    assert (built.root / "site").resolve() != where


def test_a_build_that_fails_leaves_the_last_site(built: Project) -> None:
    before = content(built.root / "site")
    built.replace("data/claims/harbour-2001.yml", "Some 300 guards", "Some 400 guards")
    done = subprocess.run([sys.executable, "-m", "dossier", "build"], cwd=built.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "expected '400'" in done.stdout + done.stderr
    assert content(built.root / "site") == before
    assert len(list((built.root / ".sites").iterdir())) == 1


def test_a_link_that_leads_nowhere_stops_a_build(built: Project) -> None:
    before = content(built.root / "site")
    built.replace("docs/index.md", "three members", "three [members](#nowhere-at-all)")
    built.checked()
    done = subprocess.run([sys.executable, "-m", "dossier", "build"], cwd=built.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is no such anchor on this page" in done.stderr
    assert "INFO" not in done.stderr
    assert content(built.root / "site") == before
