"""What keeps builds, and those that read what they made, out of each other's way; and tells whether a project stayed as it was."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

_READ = ("*.yml", "*.cff", "docs/**/*", "data/**/*", "seeds/**/*", "editions/*")  # what a site is made of


@contextlib.contextmanager
def held(folder: Path, tell: Callable[[str], object] = lambda _: None, reading: bool = False) -> Iterator[int]:
    """Hold a folder of builds for one who builds, or for any number who read; wait, and tell so, while others do. Yield the lock's descriptor.

    The lock lies on the folder itself and ends with the last process that has the descriptor, however it ends.
    """
    lock = os.open(folder, os.O_RDONLY)
    how = fcntl.LOCK_SH if reading else fcntl.LOCK_EX
    try:
        try:
            fcntl.flock(lock, how | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("dossier: another build of this site is under way, or it is being read for an edition; waiting for that to end.")
            fcntl.flock(lock, how)
        yield lock
    finally:
        os.close(lock)


def state(root: Path) -> dict[str, tuple[int, ...]]:
    """Return, for each file that a site of the project is made of, what is another after any change to it, whatever the clock says."""
    found: dict[str, tuple[int, ...]] = {}
    for path in (path for pattern in _READ for path in root.glob(pattern)):
        name = path.relative_to(root).as_posix()
        if "/." in f"/{name}":
            continue  # notes of an editor's program, which no site is made of
        with contextlib.suppress(OSError):  # a link that leads nowhere, or a file that is just being put in another's place
            if path.is_file():
                now = path.stat()
                found[name] = (now.st_ino, now.st_ctime_ns, now.st_mtime_ns, now.st_size)
    return found
