"""What the builder is given: a project without problems; while serving, the last one that had none, and what is wrong now.

While pages are served, only what an edit reaches is made again, and every page tells the problems.
"""

import contextlib
import hashlib
import html
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dossier.delivery import finishing
from dossier.desk import known_ids
from dossier.desk.checking import Checked, check, only_receipts_due
from dossier.library.loading import load
from dossier.library.memory import Memory
from dossier.records.problems import Problem, as_json, as_text, counted, in_order
from dossier.site import appearance, searching
from dossier.views import addresses

_SCRIPT = Path(__file__).with_name("preview.js")
PREVIEW = "assets/preview.js"
"""The script that tells the problems on every page that is served; no published site has it."""
PAUSE = 0.1
"""Seconds between two looks at all files while serving; a look takes 3 ms."""
_PROBLEMS, _SEARCH = "problems.json", "search/search_index.json"

_serving = False
_memory = Memory()
_last_good: dict[Path, Checked] = {}
_made: dict[str, bytes] = {}
_reached: set[str] = set()
_gone: set[str] = set()
_found: dict[str, dict[str, Any]] = {}


class ProblemsFoundError(Exception):
    """The project has problems; the text of the exception is their report."""


def start(serving: bool) -> None:
    """Say whether pages are being served, so that a bad edit must not take the site away."""
    global _serving, _memory
    _serving, _memory = serving, Memory()
    _made.clear()
    _found.clear()


def scripts() -> list[str]:
    """Return the scripts that every page has beside its own: while serving the one that tells the problems."""
    return [PREVIEW] if _serving else []


def settings(root: Path) -> dict[str, object]:
    """Return the builder's settings that are facts about the dossier; of one that could never be shown, that it has but one page."""
    good = _last_good.get(root)
    return {**appearance.settings(good.library if good else load(root, memory=_memory)[0]), **({} if good else {"nav": None})}


def contents(root: Path) -> dict[str, str | bytes]:
    """Return every page and file of the site by its path: those of the project at the root, checked and rendered, free of problems.

    While serving, those of the last good project, or a page that lists the problems where there was none, with a file of
    what is wrong; what only has to be checked with the articles' texts is told, and shown all the same. Raises
    ProblemsFoundError where nothing can be shown.
    """
    checked = check(root, with_drafts=_serving, memory=_memory)
    if not checked.problems or (_serving and only_receipts_due(checked.problems)):
        _last_good[root] = Checked(checked.library, [])
    elif shown := _with_drafts(root, checked):
        _last_good[root] = shown
    elif not _serving:
        raise ProblemsFoundError(as_text(checked.problems, checked.library.summary()))
    if _serving:
        known_ids.refresh(checked.library)
    good = _last_good.get(root)
    made: dict[str, str | bytes] = {**good.rendered.pages, **good.files} if good else {"index.md": _listed(checked.problems)}
    made |= appearance.assets()
    if _serving:
        if checked.problems:
            print(as_text(checked.problems, checked.library.summary()), file=sys.stderr)
        told = json.loads(as_json(checked.problems, checked.library.summary()))
        made |= {PREVIEW: _SCRIPT.read_bytes(), _PROBLEMS: json.dumps({"root": root.as_posix(), **told})}
    _note(root, made)
    return made


def _with_drafts(root: Path, checked: Checked) -> Checked | None:
    """Return what can be shown of a project in which only drafts are not yet right: all of it, or all but the drafts; else none."""
    if not (_serving and checked.library.drafts):
        return None
    published = check(root, memory=_memory)
    if published.problems and not only_receipts_due(published.problems):
        return None
    for library in (checked.library, published.library):
        shown = Checked(library, [])
        with contextlib.suppress(Exception):  # half a draft can fail in any template, and the others are to be seen all the same
            if shown.rendered.pages and shown.files:
                return shown
    return None


def only_page(root: Path) -> bool:
    """Tell whether the project could never be shown, so that what is written by hand is left out."""
    return root not in _last_good


def reached(path: str) -> bool:
    """Tell whether the last edit changed a page or file, so that it has to be made again."""
    return path in _reached


def _note(root: Path, made: Mapping[str, str | bytes]) -> None:
    """Take down what has to be made again: what is not as it was, and all pages where the theme or the builder's settings are not."""
    around = [root / "mkdocs.yml", *sorted(appearance.THEME.iterdir())]
    theme = b"".join(path.read_bytes() for path in around if path.is_file())
    now = {path: hashlib.sha256(content.encode() if isinstance(content, str) else content).digest() for path, content in made.items()}
    now[""] = hashlib.sha256(theme).digest()
    _gone.clear()
    _gone.update(_made.keys() - now.keys())
    _reached.clear()
    _reached.update(path for path in now if _made.get(path) != now[path] or _made.get("") != now[""])
    _made.clear()
    _made.update(now)


def _listed(problems: list[Problem]) -> str:
    rows = "\n".join(f"<li><code>{html.escape(str(problem))}</code></li>" for problem in in_order(problems))
    return f"# {counted(len(set(problems)), 'problem')}\n\nThere is no page yet that could be shown.\n\n<ol>\n{rows}\n</ol>\n"


def finish(site: Path, address: str | None, root: Path) -> None:
    """Finish the built site of the project at the root for delivery at the address; while pages are served, only see to it that the search knows every page, and none that is no more."""
    if (path := site / _SEARCH).is_file():
        index = json.loads(path.read_text(encoding="utf-8"))
        if _serving:
            for folder in (addresses.folder(name) for name in _gone if name.endswith(".md")):
                (site / folder / "index.html").unlink(missing_ok=True)
            there = {"" if name == "index.md" else f"{addresses.folder(name)}/" for name in _made if name.endswith(".md")}
            _found.update({row["location"]: row for row in index["docs"]})  # what is told of a place last holds
            index["docs"] = [row for location, row in _found.items() if location.partition("#")[0] in there]
        if good := _last_good.get(root):
            index = searching.completed(good.library, index)
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    if not _serving:
        finishing.finish(site, urlsplit(address or "/").path or "/")
