"""Work on much: shared out over the machine's cores, and without a look at what stays in memory."""

import contextlib
import errno
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MANY_CLAIMS = 3000  # below, starting processes takes longer than it saves where nothing takes long, as in a check
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


def shared_out(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    much: bool,
    otherwise: Callable[[Callable[[Item], Result], Sequence[Item]], Iterable[Result]] = map,
) -> Iterator[Result]:
    """Yield what a function returns for each item, in their order; where that is much work, on all cores.

    The processes are forked, so that what they work on need not be handed to them; results must be such as can be pickled. Where there
    is little to do, where the system cannot fork, or where other threads run, as they do while pages are served (a fork would copy
    their locks), it is done as `otherwise` does it: one after the other, or by threads.

    Raises ChildProcessError where somebody or the system ends one of the processes.
    """
    cores = os.cpu_count() or 1
    if not much or cores == 1 or sys.platform != "linux" or threading.active_count() > 1:
        yield from otherwise(function, items)
        return
    _work.append((function, items))
    gc.freeze()  # else each process would look through all that was read for garbage, and copy it by that
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _begin) as processes:
            yield from processes.map(_done, range(len(items)), chunksize=max(1, len(items) // (cores * 16)))
    except BrokenProcessPool:
        why = "one of the processes that share the work was ended, as the system does where memory runs out"
        raise ChildProcessError(errno.ECHILD, why) from None
    finally:
        gc.unfreeze()
        _work.pop()


def _begin() -> None:
    """Let a process that shares the work end with the one that shares it out: whoever stops that from the keyboard, or kills it, stops all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end, daemon=True).start()


def _end() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)


def _done(number: int) -> Any:
    function, items = _work[-1]
    return function(items[number])
