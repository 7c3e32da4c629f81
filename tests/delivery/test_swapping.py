"""Building is all or nothing, and repeatable."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dossier.delivery import swapping

from tests.depth import DEEP
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


# Parts of the time that a build takes: while records are read, while pages are made, and at the end.
MOMENTS = (0.15, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98) if DEEP else (0.4, 0.75, 0.95)


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(built: Project) -> None:
    before = content(built.root / "site")
    start = time.monotonic()
    swapping.build(built.root)
    whole = time.monotonic() - start
    for part in MOMENTS:
        running = subprocess.Popen(
            [sys.executable, "-m", "dossier", "build"], cwd=built.root, start_new_session=True, stdout=subprocess.DEVNULL
        )
        time.sleep(whole * part)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert content(built.root / "site") == before
    swapping.build(built.root)
    assert content(built.root / "site") == before
    assert len(list((built.root / ".sites").iterdir())) == 1


def test_a_site_that_is_a_plain_folder_is_replaced(built: Project) -> None:
    (built.root / "site").unlink()
    built.write("site/old.html", "old")
    swapping.build(built.root)
    assert "old.html" not in content(built.root / "site")
    assert "index.html" in content(built.root / "site")
