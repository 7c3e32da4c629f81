"""What a build tells while it goes on."""

import io
import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dossier.desk import progress

from tests.delivery.failing import failing
from tests.depth import DEEP
from tests.fictional.project import SOURCE, Project

BUILD = [sys.executable, "-m", "dossier", "build"]
WRITTEN = 600 if DEEP else 40
"""Files written by when a build has pages, and has not ended: of those that the whole tiny project has, or that MkDocs alone makes of it."""


def test_on_a_terminal_a_build_tells_how_far_it_is_in_one_line_that_is_gone_at_the_end(plain: Project) -> None:
    leader, follower = pty.openpty()
    seen = plain.root.with_name("seen")
    waiting = failing(plain, "WAIT", WRITTEN) | {"FAULT_UNTIL": str(seen)}  # so that no build is too quick to be told of
    with subprocess.Popen(BUILD, cwd=plain.root, env=waiting, stdout=subprocess.DEVNULL, stderr=follower) as building:
        os.close(follower)
        told = b""
        while True:
            try:
                more = os.read(leader, 4096)
            except OSError:  # how a terminal says that nobody writes to it any more
                break
            if not more:
                break
            told += more
            if b" pages, " in told:
                seen.touch()
    os.close(leader)
    text = told.decode()
    assert building.returncode == 0
    assert re.search(r"\rBuilding the site: [\d,]+ pages, \d+ s", text)
    assert "\n" not in text
    assert text.endswith("\r\x1b[K")


def test_a_folder_that_is_taken_away_meanwhile_ends_no_telling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def _gone(folder: Path, pattern: str) -> Iterator[Path]:
        raise FileNotFoundError(folder / pattern)

    (tmp_path / "builds" / "old").mkdir(parents=True)
    monkeypatch.setattr(Path, "rglob", _gone)
    monkeypatch.setattr(progress, "_EVERY", 0.001)
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.shown(tmp_path / "builds", tmp_path / "site"):
        time.sleep(0.1)
    assert "\rBuilding the site: 0 s" in terminal.getvalue()


def test_where_no_terminal_is_it_tells_only_which_drafts_it_leaves_out(built: Project) -> None:
    built.write("seeds/quay-2002.yml", "draft: true\n" + SOURCE.replace("harbour-2001", "quay-2002", 1))
    done = subprocess.run(BUILD, cwd=built.root, capture_output=True, text=True, check=True)
    told = "The site is in site/.\nLeft out: 1 draft (quay-2002). Only 'make serve' shows drafts.\n"
    assert (done.stdout, done.stderr) == (told, "")
