"""Whatever happens to a project while it is built, the build ends with a clear message, and the last good site is in place."""

import os
import shutil
from collections.abc import Callable

import pytest
from dossier.delivery import swapping
from dossier.delivery.undisturbed import state
from dossier.desk import handed_over
from dossier.records.problems import RefusedError

from tests.delivery.failing import BOUND, go, halted, refused, started
from tests.delivery.test_swapping import content
from tests.depth import DEEP
from tests.fictional.project import Project

PAGE = "docs/index.md"


@pytest.mark.parametrize("path", ["docs/assets/new.css", *(["data/claims/harbour-2001.yml"] if DEEP else [])])
def test_a_file_that_is_changed_while_the_site_is_built(plain: Project, kept: Callable[[], bool], path: str) -> None:
    build = halted(plain)
    file = plain.root / path
    plain.write(path, file.read_bytes() if file.exists() else "")  # as an editor saves it
    go(plain)
    refused(plain, build, f"{path} was changed while the site was built, and may be half in it. Build again")
    assert kept()


def test_what_is_no_part_of_a_site_may_change(plain: Project) -> None:
    before = state(plain.root)
    plain.write("docs/.index.md.swp", "notes of an editor's program").write("docs/.editor/state.json", "{}").write("other.txt", "x")
    assert state(plain.root) == before
    os.utime(plain.root / PAGE, (0, 0))
    assert state(plain.root) != before


def test_a_folder_that_is_taken_away_while_it_is_filled(plain: Project) -> None:
    build = halted(plain)
    (new,) = (path for path in (plain.root / ".sites").iterdir() if path != (plain.root / "site").resolve())
    new.rename(plain.root / "elsewhere")
    new.mkdir()
    go(plain)
    refused(plain, build, "taken away while it was being filled" if new.exists() else "No such file")


@pytest.mark.parametrize(
    ("what", "found"),
    [("a file", "a file"), ("a folder", "a folder"), ("a link elsewhere", "a link to docs"), ("a broken link", "a link to nowhere/at-all")],
)
def test_a_site_that_no_build_made_is_left_alone(plain: Project, what: str, found: str) -> None:
    site = plain.root / "site"
    site.unlink()
    if what == "a folder":
        plain.write("site/precious.html", "mine")
    elif what == "a file":
        site.write_text("mine", encoding="utf-8")
    else:
        site.symlink_to(found.removeprefix("a link to "))
    with pytest.raises(RefusedError) as refusal:
        swapping.build(plain.root)
    assert str(refusal.value) == f"{site}: expected nothing, or the link that a build makes, found {found}. Move it away and build again."
    assert site.is_symlink() or site.is_file() or (site / "precious.html").is_file()


def test_a_link_to_a_build_that_is_no_more_is_put_right(plain: Project) -> None:
    shutil.rmtree(plain.root / ".sites")
    swapping.build(plain.root)
    assert "index.html" in content(plain.root / "site")


@pytest.mark.parametrize("told", ["yesterday", "-1", "1e9", "99999999999999"])
def test_a_time_that_is_none(plain: Project, kept: Callable[[], bool], monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    with pytest.raises(RefusedError, match=rf"\$SOURCE_DATE_EPOCH: expected seconds since 1970 and before 2108, found '{told}'."):
        swapping.build(plain.root)
    assert kept()


# What is read as a record or a page is a problem at its place; of what is only handed on, the builder tells.
READ = [
    "data/claims/harbour-2001.yml",
    "seeds/harbour-2001.yml",
    "seeds/harbour-2001.words",
    "data/subjects/states.yml",
    "dossier.yml",
    PAGE,
]


def test_records_and_pages_that_may_not_be_read_are_told_one_by_one(built: Project, kept: Callable[[], bool]) -> None:
    for path in READ:
        (built.root / path).chmod(0)
    told, said = (build := started(built, BOUND)).communicate(timeout=120)
    assert (build.returncode, said) == (1, "")
    assert [path for path in READ if f"{path}:" not in told] == []
    assert kept()


@pytest.mark.parametrize("fault", ["a link to nowhere", "half"])
def test_records_and_pages_that_are_not_there_or_damaged_are_told_one_by_one(project: Project, fault: str) -> None:
    for file in (project.root / path for path in READ):
        whole = file.read_bytes()
        if fault == "half":
            file.write_bytes(whole[: len(whole) // 2] + b"\xc3")
        else:
            file.unlink()
            file.symlink_to("gone.yml")
    with pytest.raises(handed_over.ProblemsFoundError) as found:  # which the builder tells, and builds nothing
        handed_over.contents(project.root)
    assert [path for path in READ if f"{path}:" not in str(found.value)] == []


@pytest.mark.parametrize("fault", ["closed", *(["a link to nowhere"] if DEEP else [])])
def test_a_picture_that_cannot_be_read(built: Project, kept: Callable[[], bool], fault: str) -> None:
    picture = built.root / "docs/picture.png"
    if fault == "closed":
        built.write("docs/picture.png", b"picture")
        picture.chmod(0)
        told = "Permission denied. Let this user read"
    else:
        picture.symlink_to("gone.png")
        told = "No such file or directory. Restore it, or take away the link"
    refused(built, started(built, BOUND), "docs/picture.png", told)
    assert kept()
