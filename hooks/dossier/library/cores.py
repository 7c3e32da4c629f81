"""Work on a large library: shared out over the machine's cores, and without a look at what stays in memory."""

import contextlib
import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from dossier.library.library import Library

Item = TypeVar("Item")
Result = TypeVar("Result")
_LARGE = 3000  # claims; below, starting processes takes longer than it saves where nothing takes long, as in a check
_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Leave memory as it is meanwhile: all that is read stays, and looking through it for garbage again and again takes a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def shared_out(library: Library, function: Callable[[Item], Result], items: Sequence[Item], large: int = _LARGE) -> Iterator[Result]:
    """Yield what a function returns for each item, in their order; of a library with so many claims on all cores.

    The processes are forked, so that the library need not be handed to them; results must be such as can be pickled. One after the other
    where the system cannot fork, or where other threads run, as they do while pages are served: a fork would copy their locks.
    """
    cores = os.cpu_count() or 1
    if len(library.claims) < large or cores == 1 or sys.platform != "linux" or threading.active_count() > 1:
        yield from map(function, items)
        return
    _work.append((function, items))
    gc.freeze()  # else each process would look through the library for garbage, and copy it by that
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            yield from pool.imap(_done, range(len(items)), chunksize=max(1, len(items) // (cores * 16)))
    finally:
        gc.unfreeze()
        _work.pop()


def _done(number: int) -> Any:
    function, items = _work[-1]
    return function(items[number])
