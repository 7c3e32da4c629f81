"""Builds as processes of their own, on a machine that fails them at a chosen moment (`sitecustomize.py`), and how they have to end."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.fictional.project import Project

FOLDER = Path(__file__).parent
# Root may read and write whatever the permissions say, unless it gives up that right.
BOUND = (
    ["setpriv", "--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)


def started(project: Project, before: list[str] | None = None, **options: Any) -> subprocess.Popen[str]:
    """Start a build of a project as a process of its own."""
    command = [*(before or []), sys.executable, "-m", "dossier", "build"]
    return subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def failing(project: Project, fault: str, at: int, of: str = "mkdocs") -> dict[str, str]:
    """The environment of a build that fails at a writing."""
    chosen = {"FAULT": fault, "FAULT_AT": str(at), "FAULT_OF": of, "FAULT_BELOW": str(project.root), "PYTHONPATH": str(FOLDER)}
    return {**os.environ, **chosen}


def halted(project: Project, **options: Any) -> subprocess.Popen[str]:
    """Start a build whose builder stops while it fills its folder, and goes on when `go` is called; return when it has come so far."""
    waiting = failing(project, "WAIT", 20) | {"FAULT_UNTIL": str(_mark(project))}
    build = started(project, env=waiting, **options)
    _under_way(project)
    return build


def go(project: Project) -> None:
    """Let a halted build go on."""
    _mark(project).touch()


def _mark(project: Project) -> Path:
    return project.root.with_name(f"{project.root.name}.go")


def _under_way(project: Project) -> None:
    end = time.monotonic() + 60
    while not [path for path in (project.root / ".sites").glob("*/*/*") if not path.is_relative_to((project.root / "site").resolve())]:
        assert time.monotonic() < end, "no build came under way"
        time.sleep(0.01)


def refused(project: Project, build: subprocess.Popen[str], *told: str) -> None:
    """See that a build ends with one line that tells this, and that the last site is all there is."""
    _, said = build.communicate(timeout=120)
    assert (build.returncode, len(said.splitlines())) == (2, 1), said
    assert said.startswith("dossier: ")
    assert [part for part in told if part not in said] == [], said
    assert "Traceback" not in said
    assert [path.name for path in (project.root / ".sites").iterdir()] == [(project.root / "site").resolve().name]
