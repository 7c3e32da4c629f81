"""What a real shell offers when TAB is pressed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fictional.project import Project

# What bash does at TAB: it sets the line that was begun, and calls the function that completes it.
_TAB = """
eval "$(register-python-argcomplete dossier)"
COMP_LINE="$1"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
_python_argcomplete dossier
printf '%s\\n' "${COMPREPLY[@]}"
"""


def offered(project: Project, line: str) -> list[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", _TAB, "bash", line], cwd=project.root, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("dossier exp", ["explain"]),
        ("dossier new s", ["source", "subject"]),
        ("dossier check --fr", ["--frozen"]),
        ("dossier commit har", ["harbour-2001"]),
    ],
)
def test_a_shell_completes_commands_options_and_ids(project: Project, line: str, wanted: list[str]) -> None:
    assert offered(project, line) == wanted


def test_claims_and_subjects_are_offered_where_either_can_stand(project: Project) -> None:
    found = offered(project, "dossier rename ")
    assert any(key.startswith("harbour-2001/") for key in found)
    assert any("/" not in key for key in found)
