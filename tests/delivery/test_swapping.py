"""Building is all or nothing, and repeatable."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dossier.delivery import swapping

from tests.fictional.project import Project
from tests.site.test_hook import prepared


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_two_builds_are_the_same_to_the_byte(project: Project) -> None:
    swapping.build(prepared(project).root)
    first, where = content(project.root / "site"), (project.root / "site").resolve()
    time.sleep(1.1)  # so that a clock in the pages would show
    swapping.build(project.root)
    assert content(project.root / "site") == first
    assert (project.root / "site").resolve() != where


def test_a_build_that_fails_leaves_the_last_site(project: Project) -> None:
    swapping.build(prepared(project).root)
    before = content(project.root / "site")
    project.replace("data/claims/harbour-2001.yml", "Some 300 guards", "Some 400 guards")
    done = subprocess.run([sys.executable, "-m", "dossier", "build"], cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "expected '400'" in done.stdout + done.stderr
    assert content(project.root / "site") == before
    assert len(list((project.root / ".sites").iterdir())) == 1


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(project: Project) -> None:
    swapping.build(prepared(project).root)
    before = content(project.root / "site")
    start = time.monotonic()
    swapping.build(project.root)
    whole = time.monotonic() - start
    for part in (0.15, 0.4, 0.6, 0.75, 0.85, 0.95):
        running = subprocess.Popen(
            [sys.executable, "-m", "dossier", "build"], cwd=project.root, start_new_session=True, stdout=subprocess.DEVNULL
        )
        time.sleep(whole * part)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert content(project.root / "site") == before
    swapping.build(project.root)
    assert content(project.root / "site") == before
    assert len(list((project.root / ".sites").iterdir())) == 1


def test_a_site_that_is_a_plain_folder_is_replaced(project: Project) -> None:
    prepared(project).write("site/old.html", "old")
    swapping.build(project.root)
    assert "old.html" not in content(project.root / "site")
    assert "index.html" in content(project.root / "site")
