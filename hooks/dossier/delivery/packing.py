"""Packed twins of a site's texts, .gz and .br: what was packed once is remembered by its content, and never taken on trust.

The memory lies outside every project, in the user's folder for caches (XDG Base Directory Specification). What it gives back is
unpacked and compared, so that damage there costs time and nothing else.
"""

import contextlib
import gzip
import hashlib
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import brotli

from dossier.records.writing import write_whole

LEAST = 1400  # bytes; what is smaller goes into one packet of a network as it is
_KEPT = 60 * 24 * 3600  # seconds for which something that nobody asked for is remembered
_TEXTS = frozenset({".html", ".css", ".js", ".json", ".jsonld", ".xml", ".svg", ".csv", ".txt", ".bib", ".ris", ".words", ".openings"})


class _Packer(NamedTuple):
    version: str
    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


_PACKERS = {
    ".gz": _Packer("gzip 9", lambda content: gzip.compress(content, 9, mtime=0), gzip.decompress),
    ".br": _Packer(f"brotli {brotli.__version__} 11", lambda content: brotli.compress(content, quality=11), brotli.decompress),
}


def pack(site: Path) -> None:
    """Write a .gz and a .br beside every text of a site that is smaller so; a server then need not compress it at each request."""
    texts = [file for file in sorted(site.rglob("*")) if file.suffix in _TEXTS and file.is_file() and file.stat().st_size >= LEAST]
    memory = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dossier" / "packed"
    with contextlib.suppress(OSError):
        memory.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as threads:  # both libraries let go of the interpreter's lock
        list(threads.map(lambda file: _write(file, memory), texts))
    with contextlib.suppress(OSError):
        for old in memory.iterdir():
            _forget(old)


def _forget(old: Path) -> None:
    with contextlib.suppress(FileNotFoundError):  # the build of another project did, or gave it its name
        if time.time() - old.stat().st_mtime > _KEPT:
            old.unlink()


def _write(file: Path, memory: Path) -> None:
    content = file.read_bytes()
    for suffix, packer in _PACKERS.items():
        packed = packed_once(content, packer, memory)
        if len(packed) < len(content):
            file.with_name(file.name + suffix).write_bytes(packed)


def packed_once(content: bytes, packer: _Packer, memory: Path) -> bytes:
    """Return the content packed, from memory where it is there and right."""
    kept = memory / hashlib.sha256(packer.version.encode() + b"\0" + content).hexdigest()
    try:
        packed = kept.read_bytes()
        if packer.unpack(packed) == content:
            os.utime(kept)
            return packed
    except Exception:  # noqa: S110 - not there, or damaged in one of many ways: it is packed again
        pass
    packed = packer.pack(content)
    with contextlib.suppress(OSError):  # a full or read-only disk there costs time and nothing else
        write_whole(kept, packed)
    return packed
