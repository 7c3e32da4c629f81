"""Whatever the machine does to a build, it ends with one clear line, and the last good site is in place."""

import os
import resource
import shutil
import signal
import time
from collections.abc import Callable

import pytest
from dossier.delivery import swapping
from dossier.delivery.undisturbed import held

from tests.delivery.failing import BOUND, failing, go, halted, refused, started
from tests.depth import DEEP
from tests.fictional.project import Project

# What the command itself does: to make the folders, to change the link.
STEPS = (1, 2, 3, 4) if DEEP else (4,)
NO_ROOM = "No space left on device. Make room there and build again"


@pytest.mark.parametrize("at", range(1, 400, 7) if DEEP else [150])
def test_a_disk_that_is_full_for_the_first_file_one_of_many_pages_or_a_packed_twin(
    built: Project, kept: Callable[[], bool], at: int
) -> None:
    refused(built, started(built, env=failing(built, "ENOSPC", at)), NO_ROOM)
    assert kept()


@pytest.mark.parametrize("at", STEPS)
def test_a_disk_that_is_full_for_what_the_command_itself_does(plain: Project, kept: Callable[[], bool], at: int) -> None:
    refused(plain, started(plain, env=failing(plain, "ENOSPC", at, "dossier")), NO_ROOM)
    assert kept()


def test_a_file_larger_than_the_system_allows(built: Project, kept: Callable[[], bool]) -> None:
    build = started(built, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    refused(built, build, str(built.root / ".sites"), "File too large. Make room there and build again")
    assert kept()


@pytest.mark.parametrize("closed", [".", ".sites"])
def test_a_folder_that_may_not_be_written(plain: Project, kept: Callable[[], bool], closed: str) -> None:
    folder = plain.root / closed
    if closed == ".":
        (plain.root / "site").unlink()
        shutil.rmtree(plain.root / ".sites")
    folder.chmod(0o555)
    _, said = (build := started(plain, BOUND)).communicate(timeout=120)
    folder.chmod(0o755)
    assert build.returncode == 2
    assert said.startswith(f"dossier: {plain.root / '.sites'}")
    assert said.endswith("Permission denied. Let this user read and write there and build again; the last site is as it was.\n")
    assert closed == "." or kept()


def test_two_builds_at_once_follow_each_other(plain: Project) -> None:
    first = halted(plain)
    plain.replace("docs/index.md", "met in Lowport", "came to Lowport")
    plain.checked()
    second = started(plain)
    assert second.stderr
    waits = "dossier: another build of this site is under way, or it is being read for an edition; waiting for that to end.\n"
    assert second.stderr.readline() == waits
    go(plain)
    said = [build.communicate(timeout=120)[1] for build in (first, second)]
    assert "was changed while the site was built" in said[0]
    assert (second.returncode, said[1]) == (0, "")
    assert "came to Lowport" in (plain.root / "site/index.html").read_text(encoding="utf-8")
    assert len(list((plain.root / ".sites").iterdir())) == 1


def test_no_build_takes_a_site_away_while_it_is_read_for_an_edition(plain: Project) -> None:
    read = (plain.root / "site").resolve()
    with held(plain.root / ".sites", reading=True), held(plain.root / ".sites", reading=True):
        build = started(plain)
        assert build.stderr
        assert build.stderr.readline().startswith("dossier: another build of this site is under way, or it is being read")
        assert list((plain.root / ".sites").iterdir()) == [read]
    assert build.communicate(timeout=120)[0] == "The site is in site/.\n"
    assert not read.exists()


def _ended(group: int) -> bool:
    """Tell whether the processes of a group are no more, within twenty seconds: one without a parent is taken away by the system, at its own time."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_a_builder_whose_command_was_killed_is_waited_for(plain: Project) -> None:
    killed = halted(plain, start_new_session=True)
    killed.kill()
    killed.wait()
    said: list[str] = []

    def _told(text: str) -> None:
        said.append(text)
        go(plain)

    swapping.build(plain.root, _told)
    killed.communicate(timeout=120)
    assert [text.partition(";")[2] for text in said] == [" waiting for that to end."]
    assert _ended(killed.pid)
    assert [path.name for path in (plain.root / ".sites").iterdir()] == [(plain.root / "site").resolve().name]


@pytest.mark.parametrize("at", STEPS)
def test_a_command_killed_at_each_of_its_own_steps(plain: Project, kept: Callable[[], bool], at: int) -> None:
    build = started(plain, env=failing(plain, "KILL", at, "dossier"), start_new_session=True)
    build.communicate(timeout=120)
    assert kept()
    swapping.build(plain.root)
    assert kept()
    assert len(list((plain.root / ".sites").iterdir())) == 1


def test_a_builder_that_is_killed(plain: Project, kept: Callable[[], bool]) -> None:
    refused(
        plain, started(plain, env=failing(plain, "KILL", 30)), "the builder was ended by SIGKILL, as the system does where memory runs out"
    )
    assert kept()


def test_a_build_that_is_stopped_from_the_keyboard(plain: Project, kept: Callable[[], bool]) -> None:
    # Where the tests themselves run in the background, a shell has told them to leave the keyboard's signal alone.
    build = halted(plain, start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    os.killpg(build.pid, signal.SIGINT)
    refused(plain, build, "stopped.")
    assert kept()
