"""What a newcomer does: install the wheel in an empty place, begin a dossier, build and test it."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: str | Path, folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of somebody who has installed the wheel and nothing else of this project."""
    folder = tmp_path_factory.mktemp("wheel")
    source, made = folder / "source", folder / "environment"
    for name in run(
        "git", "ls-files", "--cached", "--others", "--exclude-standard", "hooks", "pyproject.toml", "LICENSE", folder=ROOT
    ).splitlines():
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    # As pip does, which would hide what is said meanwhile.
    told = run(sys.executable, "-c", "import setuptools.build_meta as backend; backend.build_wheel('..')", folder=source)
    assert "Warning" not in told, told
    venv.create(made, with_pip=False)
    python = made / "bin" / "python"
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", next(folder.glob("*.whl")), folder=folder)
    environment = {key: value for key, value in os.environ.items() if key not in {"DOSSIER_TEXTS", "PYTHONPATH", "VIRTUAL_ENV"}}
    environment |= {"PATH": f"{made / 'bin'}:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    where = run(python, "-c", "import dossier; print(dossier.__file__)", folder=folder, environment=environment)
    assert where.startswith(str(made))
    return environment


def test_a_dossier_that_is_begun_builds_and_passes_its_own_tests(newcomer: dict[str, str], tmp_path: Path) -> None:
    run("dossier", "init", "ferry", "--title", "A ferry", folder=tmp_path, environment=newcomer)
    told = run("make", "site", "test", folder=tmp_path / "ferry", environment=newcomer)
    assert "2 passed" in told
    assert "bytes" in run("dossier", "epub", "ferry.epub", folder=tmp_path / "ferry", environment=newcomer)
    home = (tmp_path / "ferry" / "site" / "index.html").read_text(encoding="utf-8")
    assert "<h1" in home
    assert "A ferry" in home


def test_a_folder_that_holds_something_is_left_alone(newcomer: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = subprocess.run(["dossier", "init", str(tmp_path)], env=newcomer, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"dossier: {tmp_path} is not empty. Name a new folder.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
