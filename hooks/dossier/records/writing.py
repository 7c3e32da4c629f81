"""The one way to write a file that somebody has: whole, or not at all."""

import shutil
import uuid
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Put a text (in UTF-8) or bytes into a file, which is there before and after, and at no moment half, whatever breaks it off.

    Raises OSError where it cannot be written; then it is as it was.
    """
    raw = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(raw)  # a pipe, a terminal
        else:
            _replace(path.resolve(), raw)  # a link stays a link
    except OSError as error:
        error.filename = str(path)  # and not the name of a file that nobody has seen, or none
        raise


def _replace(path: Path, raw: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        fresh.write_bytes(raw)
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
