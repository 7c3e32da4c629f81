"""The way out: the staged Markdown builds, without any hook, into the same pages. The audit builds the real site so; this, the tiny one."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from dossier.delivery import staging
from dossier.desk.checking import check
from dossier.site import appearance
from lxml import html

from tests.fictional.project import Project


def stage(project: Project, folder: Path, links_from_files: bool = False) -> Path:
    """Stage a project; return the folder."""
    checked = check(project.root)
    named = appearance.settings(checked.library)
    staging.stage(project.root, checked.rendered.pages, checked.files, named, folder, links_from_files)
    return folder


def content(root: Path, address: str) -> str:
    """The words of a page's main part."""
    page = html.parse(str(root / address / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    return " ".join(page.xpath("//article")[0].text_content().split())


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_other_generators_make_the_same_pages_of_the_stage(built: Project, tmp_path: Path, generator: str) -> None:
    staged, site = stage(built, tmp_path / "stage"), built.root / "site"
    assert "hooks" not in yaml.safe_load((staged / "mkdocs.yml").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", generator, "build", "--strict", "--site-dir", str(tmp_path / "other")]
    subprocess.run(command, cwd=staged, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) >= 20
    assert [page for page in pages if content(tmp_path / "other", page) != content(site, page)] == []


def test_links_can_be_written_as_seen_from_the_file(built: Project, tmp_path: Path) -> None:
    page = "docs/claims/harbour-2001/guards.md"
    usual, other = (stage(built, tmp_path / str(deeper), deeper) / page for deeper in (False, True))
    assert 'href="../../../reading-room/?claim=harbour-2001/guards"' in usual.read_text(encoding="utf-8")
    assert 'href="../../reading-room/?claim=harbour-2001/guards"' in other.read_text(encoding="utf-8")


def test_staging_again_writes_over_the_last_stage(built: Project, tmp_path: Path) -> None:
    (stage(built, tmp_path / "stage") / "docs" / "stale.md").write_text("old", encoding="utf-8")
    assert not (stage(built, tmp_path / "stage") / "docs" / "stale.md").exists()


def test_a_stage_that_was_broken_off_is_made_again(built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def _full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(staging.shutil, "copytree", _full)
        with pytest.raises(OSError, match="No space left"):
            stage(built, tmp_path / "stage")
    assert (stage(built, tmp_path / "stage") / "docs/index.md").is_file()
