"""What the builder is given: a project without problems, or while serving the last one that had none."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from dossier.delivery import finishing
from dossier.desk.checking import Checked, check, only_receipts_due
from dossier.records.problems import as_text

_serving = False
_last_good: dict[Path, Checked] = {}


class ProblemsFoundError(Exception):
    """The project has problems; the text of the exception is their report."""


def start(serving: bool) -> None:
    """Say whether pages are being served, so that a bad edit must not take the site away."""
    global _serving
    _serving = serving


def good(root: Path) -> Checked:
    """Return the project at the root, checked and rendered, free of problems.

    While serving, a project that has problems is reported on the error stream, and the last good one is returned; the
    next good edit heals it. What only has to be checked with the articles' texts is told, and shown all the same. Raises
    ProblemsFoundError where there is no good one.
    """
    checked = check(root)
    if not checked.problems:
        _last_good[root] = checked
        return checked
    report = as_text(checked.problems, checked.library.summary())
    if _serving and only_receipts_due(checked.problems):
        print(f"{report}\nThis is a draft until somebody with the articles has checked it.", file=sys.stderr)
        _last_good[root] = Checked(checked.library, [])
        return _last_good[root]
    if not (_serving and root in _last_good):
        raise ProblemsFoundError(report)
    print(f"{report}\nThe pages stay as they were before this edit.", file=sys.stderr)
    return _last_good[root]


def finish(site: Path, address: str | None) -> None:
    """Finish a built site for delivery at the address, unless pages are being served: each edit should show at once."""
    if not _serving:
        finishing.finish(site, urlsplit(address or "/").path or "/")
