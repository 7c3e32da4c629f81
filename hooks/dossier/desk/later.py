"""Work that is done behind what is shown, and given up when there is something newer to show."""

import contextlib
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

QUIET = 0.5
"""Seconds that pass before the work begins: browsers load what is new meanwhile, and a further edit need not wait."""


class GivenUpError(Exception):
    """The work is not wanted any more."""


class Later:
    """One piece of work at a time, done in a thread of its own; when it is done, a file that can be watched is written."""

    def __init__(self) -> None:
        self._unwanted = threading.Event()
        self._thread: threading.Thread | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="dossier-", ignore_cleanup_errors=True)
        self.done = Path(self._folder.name) / "done"
        """The file that is written when work ended, whatever became of it, but not when it was given up."""
        self._times = 0
        self.done.write_text("0", encoding="utf-8")

    def begin(self, work: Callable[[], object]) -> None:
        """Do the work soon; of what it raises, only whoever does it again hears."""
        self.give_up()
        self._unwanted.clear()
        self._thread = threading.Thread(target=self._do, args=[work], daemon=True)
        self._thread.start()

    def _do(self, work: Callable[[], object]) -> None:
        if self._unwanted.wait(QUIET):
            return
        try:
            with contextlib.suppress(Exception):
                work()
            self.go_on()
        except GivenUpError:
            return
        self._times += 1
        self.done.write_text(str(self._times), encoding="utf-8")

    def go_on(self) -> None:
        """Raise GivenUpError where the work is not wanted any more; to be called in the midst of it."""
        if self._unwanted.is_set():
            raise GivenUpError

    def give_up(self) -> None:
        """End the work, and return when it has ended."""
        self._unwanted.set()
        if self._thread:
            self._thread.join()
        self._thread = None

    def close(self) -> None:
        """End the work, and take away the file."""
        self.give_up()
        self._folder.cleanup()
