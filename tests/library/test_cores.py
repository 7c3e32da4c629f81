"""Much work is shared out over processes, which end with what they were asked for or with a clear word."""

import json
import os
import subprocess
import sys
import threading

import pytest
from dossier.library import cores

# In a program of its own: where the tests run, other threads do.
_SHARED = """
import json, os, signal, time
from dossier.library.cores import shared_out

def done(number):
    time.sleep(0.01)
    return number, os.getpid()

def killed(number):
    os.kill(os.getpid(), signal.SIGKILL)

def failed(number):
    raise FileNotFoundError(2, "No such file", "there.txt")

def told(work):
    try:
        return list(shared_out(work, list(range(100)), True))
    except OSError as error:
        return [type(error).__name__, error.strerror, error.filename]

print(json.dumps([os.getpid(), told(done), told(killed), told(failed)]))
"""


@pytest.fixture(scope="module")
def shared() -> tuple[int, list[list[int]], list[str], list[str]]:
    """The number of a program that shared work out, what came of it, and what it told where a process was killed and where one failed."""
    ran = subprocess.run([sys.executable, "-c", _SHARED], capture_output=True, text=True, check=True, timeout=60)
    own, done, killed, failed = json.loads(ran.stdout)
    return own, done, killed, failed


def test_much_is_shared_out_and_comes_back_in_order(shared: tuple[int, list[list[int]], list[str], list[str]]) -> None:
    own, done, *_ = shared
    assert [number for number, _ in done] == list(range(100))
    shares = sys.platform == "linux" and os.cpu_count() != 1
    processes = {process for _, process in done}
    assert (len(processes) > 1, own not in processes) == (shares, shares)


def test_a_process_that_is_ended_ends_the_work_with_the_reason(shared: tuple[int, list[list[int]], list[str], list[str]]) -> None:
    why = "one of the processes that share the work was ended, as the system does where memory runs out"
    assert shared[2] == ["ChildProcessError", why, None]


def test_what_a_process_cannot_do_is_told_as_it_is_of_one(shared: tuple[int, list[list[int]], list[str], list[str]]) -> None:
    assert shared[3] == ["FileNotFoundError", "No such file", "there.txt"]


def test_processes_end_with_the_one_that_shared_its_work_out_when_that_is_killed() -> None:
    script = "import time; from dossier.library.cores import shared_out; list(shared_out(lambda _: print(1, flush=True) or time.sleep(60), range(2), True))"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as sharing:
        assert sharing.stdout
        assert sharing.stdout.readline() == "1\n"
        sharing.kill()
        sharing.communicate(timeout=20)  # each of them holds the other end until it has ended


@pytest.mark.parametrize("much", [False, True])
def test_little_is_done_here_as_is_much_while_other_threads_run(much: bool) -> None:
    go = threading.Event()
    beside = threading.Thread(target=go.wait)
    beside.start()
    try:
        assert list(cores.shared_out(lambda _: os.getpid(), range(3), much)) == [os.getpid()] * 3
    finally:
        go.set()
        beside.join()


def test_what_is_not_shared_out_is_done_otherwise_where_that_is_told() -> None:
    assert list(cores.shared_out(str, range(3), False, lambda work, items: [f"{work(item)}!" for item in items])) == ["0!", "1!", "2!"]
