"""Packed twins of a site's texts, .gz and .br: what was packed once is remembered by its content."""

import functools
import gzip
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import brotli

from dossier.library.cores import shared_out
from dossier.records.remembered import forget, remembered

MANY = 100  # files, from which on all processors work on them
LEAST = 1400  # bytes; what is smaller goes into one packet of a network as it is
_TEXTS = frozenset({".html", ".css", ".js", ".json", ".jsonld", ".xml", ".svg", ".csv", ".txt", ".bib", ".ris", ".words", ".openings"})


class _Packer(NamedTuple):
    version: str
    pack: Callable[[bytes], bytes]


_PACKERS = {
    ".gz": _Packer(f"gzip 9, zlib {zlib.ZLIB_RUNTIME_VERSION}", lambda content: gzip.compress(content, 9, mtime=0)),
    ".br": _Packer(f"brotli {brotli.__version__} 11", lambda content: brotli.compress(content, quality=11)),
}


def pack(site: Path) -> None:
    """Write a .gz and a .br beside every text of a site that is smaller so; a server then need not compress it at each request."""
    texts = [file for file in sorted(site.rglob("*")) if file.suffix in _TEXTS and file.is_file() and file.stat().st_size >= LEAST]
    with ThreadPoolExecutor() as threads:  # where there are no processes to share it: both libraries let go of the interpreter's lock
        for _ in shared_out(_write, texts, len(texts) >= MANY, threads.map):
            pass
    forget()


def _write(file: Path) -> None:
    content = file.read_bytes()
    for suffix, packer in _PACKERS.items():
        packed = remembered(packer.version, content, functools.partial(packer.pack, content))
        if len(packed) < len(content):
            file.with_name(file.name + suffix).write_bytes(packed)
