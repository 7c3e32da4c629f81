"""What the builder is given: a project without problems; while serving, the last one that had none, and what is wrong now.

While pages are served, every page tells the problems, and an edit is shown in two steps: at first on the pages that it reaches as far as
that can be told at once, then, when all pages were rendered behind these, on whatever else it changed. Only what changed is built again.
"""

import contextlib
import hashlib
import html
import json
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dossier.delivery import finishing
from dossier.desk import edited, known_ids
from dossier.desk.checking import Checked, check, only_receipts_due
from dossier.desk.later import Later
from dossier.library.loading import load
from dossier.library.memory import Memory
from dossier.records.problems import Problem, as_json, as_text, counted, in_order
from dossier.site import appearance, environment, searching
from dossier.views import addresses

_SCRIPT = Path(__file__).with_name("preview.js")
PREVIEW = "assets/preview.js"
"""The script that tells the problems on every page that is served; no published site has it."""
PAUSE = 0.1
"""Seconds between two looks at all files while serving; a look takes 3 ms."""
_PROBLEMS, _SEARCH = "problems.json", "search/search_index.json"

_serving = False
_memory = Memory()
_last: dict[Path, Checked] = {}
_last_good: dict[Path, Checked] = {}
_whole: dict[Path, tuple[Checked, bytes]] = {}
_behind: dict[Path, Checked] = {}
_ready: dict[Path, Checked] = {}
_later = Later()
_made: dict[str, bytes] = {}
_reached: set[str] = set()
_gone: set[str] = set()
_found: dict[str, dict[str, Any]] = {}


class ProblemsFoundError(Exception):
    """The project has problems; the text of the exception is their report."""


def start(serving: bool) -> None:
    """Say whether pages are being served, so that a bad edit must not take the site away."""
    global _serving, _memory, _later
    _later.close()
    _serving, _memory, _later = serving, Memory(), Later()
    for kept in (_last, _whole, _behind, _ready, _made, _found):
        kept.clear()


def caught_up() -> Path:
    """Return the file that is written when what an edit changed beside what is shown is ready to be built."""
    return _later.done


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
    _later.give_up()
    again = _is_as_before(root)
    checked = _last[root] if again else check(root, with_drafts=_serving, memory=_memory)
    _last[root] = checked
    made = _shown(root, checked, first=not again)
    if made is None and not _serving:
        raise ProblemsFoundError(as_text(checked.problems, checked.library.summary()))
    if _serving:
        known_ids.refresh(checked.library)
    if made is None:
        made = _look(root, _last_good[root], first=not again) if root in _last_good else {"index.md": _listed(checked.problems)}
    made |= appearance.assets()
    if _serving:
        if checked.problems and not again:
            print(as_text(checked.problems, checked.library.summary()), file=sys.stderr)
        told = json.loads(as_json(checked.problems, checked.library.summary()))
        made |= {PREVIEW: _SCRIPT.read_bytes(), _PROBLEMS: json.dumps({"root": root.as_posix(), **told})}
    _note(root, made)
    return made


def _is_as_before(root: Path) -> bool:
    """Tell whether no record or page has changed since a first look at the project, so that what is left of it is to be shown."""
    return is_behind(root) and edited.same(_last[root].library, load(root, with_drafts=True, memory=_memory)[0])


def _shown(root: Path, checked: Checked, first: bool) -> dict[str, str | bytes] | None:
    """Return what can be shown of a project: all of it where nothing is wrong; where only drafts are not yet right, all of it, or all but the drafts; else none."""
    if not checked.problems or (_serving and only_receipts_due(checked.problems)):
        return _look(root, Checked(checked.library, []), first)
    if not (_serving and checked.library.drafts):
        return None
    published = check(root, memory=_memory)
    if published.problems and not only_receipts_due(published.problems):
        return None
    for library in (checked.library, published.library):
        with contextlib.suppress(Exception):  # half a draft can fail in any template, and the others are to be seen all the same
            return _look(root, Checked(library, []), first)
    return None


def _look(root: Path, good: Checked, first: bool) -> dict[str, str | bytes]:
    """Return the pages and files of a project that can be shown: all of them as they are now, or, at a first look, those that can be told at once.

    Raises what a template does.
    """
    around = _digest([root / "mkdocs.yml", root / "CITATION.cff", *appearance.THEME.iterdir(), *environment.TEMPLATES.rglob("*.j2")])
    whole, then = _whole.get(root, (None, b""))
    if whole and whole.library is good.library:
        good, around = whole, then
    elif whole and first and then == around and (pages := edited.first_look(whole.library, whole.rendered, good.library)) is not None:
        _last_good[root] = good
        _behind[root] = Checked(good.library, [], _later.go_on)
        _ready.pop(root, None)
        return {**pages, **whole.files}
    elif (ready := _ready.get(root)) and ready.library is good.library and then == around:
        good = ready
    made: dict[str, str | bytes] = {**good.rendered.pages, **good.files}
    _last_good[root], _whole[root] = good, (good, around)
    _behind.pop(root, None)
    return made


def is_behind(root: Path) -> bool:
    """Tell whether what is shown of the project at the root is a first look, which the rest is to follow."""
    return root in _behind


def only_page(root: Path) -> bool:
    """Tell whether the project could never be shown, so that what is written by hand is left out."""
    return root not in _last_good


def reached(path: str) -> bool:
    """Tell whether the last edit changed a page or file, so that it has to be made again."""
    return path in _reached


def _note(root: Path, made: Mapping[str, str | bytes]) -> None:
    """Take down what has to be made again: what is not as it was, and all pages where the theme or the builder's settings are not."""
    now = {path: hashlib.sha256(content.encode() if isinstance(content, str) else content).digest() for path, content in made.items()}
    now[""] = _digest([root / "mkdocs.yml", *appearance.THEME.iterdir()])
    _gone.clear()
    _gone.update(_made.keys() - now.keys())
    _reached.clear()
    _reached.update(path for path in now if _made.get(path) != now[path] or _made.get("") != now[""])
    _made.clear()
    _made.update(now)


def _digest(paths: Iterable[Path]) -> bytes:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths) if path.is_file())).digest()


def _listed(problems: list[Problem]) -> str:
    rows = "\n".join(f"<li><code>{html.escape(str(problem))}</code></li>" for problem in in_order(problems))
    return f"# {counted(len(set(problems)), 'problem')}\n\nThere is no page yet that could be shown.\n\n<ol>\n{rows}\n</ol>\n"


def _catch_up(root: Path) -> None:
    """Render what is to be shown after a first look."""
    checked = _behind[root]
    if checked.rendered.pages and checked.files:
        _ready[root] = checked


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
    if is_behind(root):
        _later.begin(partial(_catch_up, root))
    if not _serving:
        finishing.finish(site, urlsplit(address or "/").path or "/")
