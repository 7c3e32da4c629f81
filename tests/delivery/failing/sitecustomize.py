"""Read by Python at its start where this folder is on PYTHONPATH: fails what a program writes below a folder, or lets its clock jump.

FAULT is the name of an error of the system, KILL, or WAIT (until the file FAULT_UNTIL is there); FAULT_AT says at which writing, from 1; FAULT_BELOW in which folder; FAULT_OF, in
which module started with -m. With JUMPING_CLOCK each look at the clock is ten years from the last one.
"""

import errno
import itertools
import os
import signal
import sys
import time

_WRITES = os.O_WRONLY | os.O_RDWR
_WRITING = {"open": 0, "os.mkdir": 0, "os.symlink": 1, "os.rename": 0}  # what writes, and which of its arguments says where
_TEN_YEARS = 315_576_000


def _fail_at(number: int, fault: str, below: str) -> None:
    left = itertools.count(1)

    def _look(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _WRITING or (event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITES)):
            return
        where = str(arguments[_WRITING[event]])
        if where.startswith(below) and next(left) >= number:
            if fault == "KILL":
                os.kill(os.getpid(), signal.SIGKILL)
            if fault == "WAIT":
                while not os.path.exists(os.environ["FAULT_UNTIL"]):  # noqa: PTH110 - nothing more should be loaded into the builder
                    time.sleep(0.01)
                return
            code = getattr(errno, fault)
            raise OSError(code, os.strerror(code), where)

    sys.addaudithook(_look)


if "FAULT" in os.environ and os.environ["FAULT_OF"] in sys.orig_argv:
    _fail_at(int(os.environ["FAULT_AT"]), os.environ["FAULT"], os.environ["FAULT_BELOW"])
if "JUMPING_CLOCK" in os.environ:
    _now, _jumps = time.time(), itertools.count()
    time.time = lambda: _now + _TEN_YEARS * (next(_jumps) % 3)
