"""A line on a terminal that tells how far a build is, and is gone when it ends."""

import contextlib
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_EVERY = 0.3  # seconds


@contextlib.contextmanager
def shown(builds: Path, site: Path) -> Iterator[None]:
    """While a build goes on, tell how many pages it has written into its folder among the builds, and for how long; nothing where no terminal is."""
    if not sys.stderr.isatty():
        yield
        return
    ended, start = threading.Event(), time.monotonic()

    def _tell() -> None:
        while not ended.wait(_EVERY):
            kept = site.resolve()
            pages = 0
            with contextlib.suppress(FileNotFoundError):  # the last site is taken away once the new one stands
                made = [path for path in builds.glob("*") if path.is_dir() and path.resolve() != kept]
                pages = sum(1 for folder in made for _ in folder.rglob("index.html"))
            sys.stderr.write(f"\rBuilding the site: {f'{pages:,} pages, ' if pages else ''}{time.monotonic() - start:.0f} s\x1b[K")
            sys.stderr.flush()

    telling = threading.Thread(target=_tell, daemon=True)
    telling.start()
    try:
        yield
    finally:
        ended.set()
        telling.join()
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
