"""The last step of a build: the new site takes the old one's place in one move, so that nobody ever sees half of one."""

import contextlib
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

from dossier.delivery.undisturbed import held, state
from dossier.library.publication import commit_time
from dossier.records.problems import RefusedError

FOLDER = ".sites"
"""Beside the site; holds the build that the site's link points to, and the one that is under way."""
_AS_IT_WAS = "the last site is as it was"
_PROGRESS = re.compile(r"^INFO .*\n?", re.MULTILINE)  # of the builder
# The last line of a builder that fell over what the machine refused it.
_OF_THE_MACHINE = re.compile(
    r"""\w+: \[Errno (?P<number>\d+)\] (?P<message>.*?)(?:: (['"])(?P<path>.*?)\3(?: -> (['"])(?P<written>.*?)\5)?)?"""
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_WHAT_TO_DO = {
    **dict.fromkeys(_NO_ROOM, "Make room there"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "Let this user read and write there"),
    **dict.fromkeys((errno.ENOENT, errno.ELOOP), "Restore it, or take away the link that leads to it,"),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR), "Move away what stands there"),
    errno.ECHILD: "Leave it more memory",
}


def build(root: Path, tell: Callable[[str], object] = lambda _: None) -> None:
    """Build the site of the project at the root and put it in the place of the last one.

    `site` is a link to the newest whole build. A build that fails, or is killed at any moment, leaves the link as it
    was. Two builds of one commit are the same to the byte: the only time in them is the commit's. One build runs at a time;
    another waits for it, as it waits for what reads a site. `tell` is given what there is to say meanwhile.

    Raises subprocess.CalledProcessError where the builder finds problems, which it has told; RefusedError where the machine
    refuses something, where a file of the project was changed meanwhile, and where `site` is none of ours.
    """
    folder, site = root / FOLDER, root / "site"
    try:
        _see_that_it_is_ours(site, folder)
        folder.mkdir(exist_ok=True)
        with held(folder, tell) as lock:
            try:
                made = folder / uuid.uuid4().hex
                made.mkdir()
                _fill(made, root, lock, tell)
                swap(made, site)
            finally:
                _tidy(folder, site)
    except OSError as error:
        raise _refused(error.errno, error.strerror or str(error), str(error.filename or folder)) from None


def swap(made: Path, site: Path) -> None:
    """Make the site, which is such a link or nothing, a link to the folder that was made, in one step that cannot be seen half done."""
    link = made.with_suffix(".link")
    link.symlink_to(os.path.relpath(made, site.parent))
    link.replace(site)


def _see_that_it_is_ours(site: Path, folder: Path) -> None:
    """Raise RefusedError where something that no build made would be lost."""
    if site.is_symlink():
        if (site.parent / site.readlink()).parent.resolve() == folder.resolve():
            return
        what = f"a link to {site.readlink()}"
    elif site.exists():
        what = "a folder" if site.is_dir() else "a file"
    else:
        return
    raise RefusedError(f"{site}: expected nothing, or the link that a build makes, found {what}. Move it away and build again.")


def _fill(made: Path, root: Path, lock: int, tell: Callable[[str], object]) -> None:
    """Build into the folder that was made, which stays there and ours for all that time, from a project that stays as it is."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit_time(root)), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(made)]  # not quiet: then no warning would count
    before, whole = state(root), os.open(made, os.O_RDONLY)
    try:
        # The builder holds the lock too: where this process alone is killed, the next build waits until the builder has ended.
        done = subprocess.run(
            command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True, errors="replace", check=False, pass_fds=[lock]
        )
        done.stderr = _PROGRESS.sub("", done.stderr)
        if not (made.exists() and os.path.samestat(os.fstat(whole), made.stat())):
            raise RefusedError(f"{made} was taken away while it was being filled. Build again; {_AS_IT_WAS}.")
        if done.returncode:
            _fail(done, made, tell)
        if done.stderr:
            tell(done.stderr.rstrip())
    finally:
        os.close(whole)
    after = state(root)
    if changed := sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)):
        others = f" (and {len(changed) - 1} more)" if len(changed) > 1 else ""
        raise RefusedError(f"{changed[0]}{others} was changed while the site was built, and may be half in it. Build again; {_AS_IT_WAS}.")


def _fail(done: subprocess.CompletedProcess[str], made: Path, tell: Callable[[str], object]) -> None:
    """Raise what a builder that failed has to say: in one line where the machine refused it something."""
    if done.returncode < 0:
        why = "as the system does where memory runs out" if done.returncode == -signal.SIGKILL else "by somebody or by the system"
        raise RefusedError(f"the builder was ended by {signal.Signals(-done.returncode).name}, {why}. Build again; {_AS_IT_WAS}.")
    last = (done.stderr.strip().splitlines() or [""])[-1]
    if found := _OF_THE_MACHINE.fullmatch(last):
        number = int(found["number"])
        raise _refused(number, found["message"], (number in _NO_ROOM and found["written"]) or found["path"] or str(made))
    if done.stderr:
        tell(done.stderr.rstrip())
    done.check_returncode()


def _refused(number: int | None, message: str, path: str) -> RefusedError:
    return RefusedError(f"{path}: {message}. {_WHAT_TO_DO.get(number or 0, 'Mend that')} and build again; {_AS_IT_WAS}.")


def _tidy(folder: Path, site: Path) -> None:
    """Take away all builds but the one that the site is; what cannot be taken away now, the next build will."""
    kept = site.resolve()
    with contextlib.suppress(OSError):
        for old in folder.iterdir():
            if old.is_symlink() or not old.is_dir():
                old.unlink()
            elif old.resolve() != kept:
                shutil.rmtree(old, ignore_errors=True)
