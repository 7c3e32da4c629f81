"""The one way to write a file that somebody has: whole, or not at all."""

import shutil
import uuid
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Put a text (in UTF-8) or bytes into a file, which is there before and after, and at no moment half, whatever breaks it off.

    Raises OSError where it cannot be written; then it is as it was.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(_raw(content))  # a pipe, a terminal
        return
    there = path.resolve()  # a link stays a link
    fresh = there.with_name(f".{there.name}.{uuid.uuid4().hex}")
    try:
        fresh.write_bytes(_raw(content))
        if there.exists():
            shutil.copymode(there, fresh)
        fresh.replace(there)
    except OSError as error:
        error.filename = str(path)  # and not the name of a file that nobody has seen
        raise
    finally:
        fresh.unlink(missing_ok=True)


def _raw(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
