"""What took long to make is remembered by what it was made from, outside every project: in the user's folder for caches (XDG Base Directory Specification).

Nothing is taken on trust that was damaged there: each is kept with its own SHA-256, so that damage costs time and nothing else.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from dossier.records.writing import write_whole

_KEPT = 60 * 24 * 3600  # seconds for which something that nobody asked for is remembered


def remembered(how: str, made_from: bytes, make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes, from memory where it is there and whole.

    `how` names the program that makes it, with all that decides what it makes beside `made_from`. A memory that cannot be read or
    written costs time and nothing else.
    """
    kept = _memory() / hashlib.sha256(how.encode() + b"\0" + hashlib.sha256(made_from).digest()).hexdigest()
    with contextlib.suppress(OSError):
        raw = kept.read_bytes()
        digest, content = raw[:32], raw[32:]
        if hashlib.sha256(content).digest() == digest:
            os.utime(kept)
            return content
    content = make()
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, hashlib.sha256(content).digest() + content)
    return content


def forget() -> None:
    """Take away what nobody has asked for in a long time, up to what was asked for last: a clock that jumps takes nothing away."""
    with contextlib.suppress(OSError):
        asked: dict[Path, float] = {}
        for kept in _memory().iterdir():
            with contextlib.suppress(FileNotFoundError):  # the build of another project took it away, or gave it its name
                asked[kept] = kept.stat().st_mtime
        latest = max(asked.values(), default=0.0)
        for old in (kept for kept, last in asked.items() if latest - last > _KEPT):
            old.unlink(missing_ok=True)


def _memory() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dossier" / "remembered"
