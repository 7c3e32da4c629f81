"""What PUBLISHING.md says about history works as it stands there: a new history, and a look that finds a print in any object."""

import re
import subprocess
from pathlib import Path

import pytest

from tests import attack
from tests.fictional.project import TEXT
from tests.real import ROOT

BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "PUBLISHING.md").read_text(encoding="utf-8"), re.DOTALL)
BEGIN = next(block for block in BLOCKS if "git switch --orphan" in block)
LOOK = next(block for block in BLOCKS if "git rev-list --objects" in block)


def run(folder: Path, script: str) -> str:
    who = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org"}
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **who}, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose older history holds a print, under a name that does not say so."""
    old = attack.old_print("harbour-2001", TEXT).replace("print of harbour-2001", f"print of harbour-2001, sha256 {'a' * 64}")
    (tmp_path / "notes.txt").write_text(old, encoding="utf-8")
    (tmp_path / "kept.txt").write_text("kept\n", encoding="utf-8")
    run(tmp_path, "git init -q -b main . && git add -A && git commit -qm one && git rm -q notes.txt && git commit -qm two")
    return tmp_path


def test_a_print_in_the_history_is_found(repository: Path) -> None:
    assert run(repository, LOOK.replace(" public ", " main ")).startswith("print of harbour-2001, sha256")


def test_a_new_history_has_the_tree_and_no_print(repository: Path) -> None:
    run(repository, BEGIN)
    assert run(repository, LOOK) == "clean\n"
    assert (repository / "kept.txt").read_text(encoding="utf-8") == "kept\n"
    assert run(repository, "git log --format=%s public") == "The dossier as it stands\n"
    assert run(repository, "git diff main public") == ""


def test_the_tree_of_this_project_holds_no_print() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    heads = {path: (ROOT / path).read_bytes()[:9] for path in tracked if path and (ROOT / path).is_file()}
    assert len(heads) > 200
    assert [path for path, head in heads.items() if head == b"print of "] == []
