"""Building is all or nothing, and repeatable."""

import subprocess
import sys
import time
from pathlib import Path

from dossier.delivery import swapping

from tests.fictional.project import Project


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_two_builds_are_the_same_to_the_byte(once_built: Project, built: Project) -> None:
    first, where = content(once_built.root / "site"), (built.root / "site").resolve()
    while time.time() < where.stat().st_mtime + 1.1:  # so that a clock in the pages would show
        time.sleep(0.1)
    swapping.build(built.root)
    assert content(built.root / "site") == first
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
