"""The way out: the staged Markdown builds, without any hook, into the same pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from dossier.delivery import staging
from dossier.desk.checking import Checked, check
from dossier.site import appearance
from lxml import html

from tests.depth import DEEP


@pytest.fixture(scope="session")
def staged(real: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project, staged, and built there by MkDocs alone."""
    folder = tmp_path_factory.mktemp("staged") / "stage"
    assert staging.stage(real.library.root, real.rendered.pages, real.files, appearance.settings(real.library), folder) > 350
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_staged_configuration_needs_no_hook(staged: Path) -> None:
    settings = yaml.safe_load((staged / "mkdocs.yml").read_text(encoding="utf-8"))
    assert "hooks" not in settings


def content(root: Path, address: str) -> str:
    """The words of a page's main part."""
    page = html.parse(str(root / address / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    return " ".join(page.xpath("//article")[0].text_content().split())


def test_staged_pages_have_the_same_content(staged: Path, site: Path) -> None:
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) > 350
    assert [page for page in pages if content(staged / "site", page) != content(site, page)] == []


@pytest.fixture
def stage_and_site(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """The tiny project, staged, and its site; in a deep run the real project."""
    if DEEP:
        return request.getfixturevalue("staged"), request.getfixturevalue("site")
    built = request.getfixturevalue("built")
    checked = check(built.root)
    staging.stage(built.root, checked.rendered.pages, checked.files, appearance.settings(checked.library), tmp_path / "stage")
    return tmp_path / "stage", built.root / "site"


def test_properdocs_makes_the_same_pages_of_the_stage(stage_and_site: tuple[Path, Path], tmp_path: Path) -> None:
    stage, site = stage_and_site
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "other")]
    subprocess.run(command, cwd=stage, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) >= 20
    assert [page for page in pages if content(tmp_path / "other", page) != content(site, page)] == []


def test_staging_again_writes_over_the_last_stage(real: Checked, staged: Path) -> None:
    (staged / "docs" / "stale.md").write_text("old", encoding="utf-8")
    staging.stage(real.library.root, real.rendered.pages, real.files, appearance.settings(real.library), staged)
    assert not (staged / "docs" / "stale.md").exists()
