"""What changed since a revision: claims added, changed field by field, moved or withdrawn, and every other record."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dossier.language.escape import inert
from dossier.library.files import DOSSIER
from dossier.library.library import Library
from dossier.library.loading import load
from dossier.records.dossier import NO_DOSSIER
from dossier.records.parts import Part
from dossier.records.problems import RefusedError
from dossier.records.source import Source

_TELLING = ("id", "source", "claim", "picture", "subject", "page", "block", "lang", "name")  # fields by which an item of a list is known


def at_revision(root: Path, revision: str) -> Library:
    """Return the library as it was at a revision of git.

    Raises RefusedError where git does not know the revision.
    """
    git = ["git", "-C", str(root)]
    there = subprocess.run([*git, "cat-file", "-e", f"{revision}:./{DOSSIER}"], capture_output=True, check=False).returncode == 0
    paths = ["seeds", "data", *([DOSSIER] if there else [])]
    done = subprocess.run([*git, "archive", "--format=tar", revision, "--", *paths], capture_output=True, check=False)
    if done.returncode:
        raise RefusedError(f"git has no revision '{revision}' with claims: {done.stderr.decode(errors='replace').strip()}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        library, _ = load(Path(folder), Path(folder))
        return library


def between(before: Library, after: Library) -> dict[str, list[str]]:
    """Return the claims that were added, changed, moved or withdrawn from one library to another, or that vanished without a word."""
    both = [key for key in after.claims if key in before.claims]
    lost = [key for key in before.claims if key not in after.claims]
    found = {
        "added": [key for key in after.claims if key not in before.claims],
        "changed": [key for key in both if _differences(before.claims[key], after.claims[key])],
        "moved": [key for key in lost if key in after.gone and after.gone[key].moved_to],
        "withdrawn": [key for key in lost if key in after.gone and after.gone[key].withdrawn],
        "vanished": [key for key in lost if key not in after.gone],
    }
    return {change: keys for change, keys in found.items() if keys}


def told(before: Library, after: Library, markdown: bool = False) -> list[str]:
    """Return what changed from one library to another, line by line: claims field by field, then sources, resolutions, subjects, questions and what the dossier is about, with a closing count.

    As Markdown, for a pull request, each change is an item of a list, and nothing in it acts as Markdown.
    """
    found = between(before, after)
    rows: list[tuple[str, str, list[str]]] = [("added", f"{key}: {after.claims[key].says}", []) for key in found.get("added", [])]
    rows += [("changed", key, _differences(before.claims[key], after.claims[key])) for key in found.get("changed", [])]
    rows += [("withdrawn", f"{key}: moved to {after.gone[key].moved_to}", []) for key in found.get("moved", [])]
    rows += [("withdrawn", f"{key}: {after.gone[key].withdrawn}", []) for key in found.get("withdrawn", [])]
    rows += [("withdrawn", f"{key}: no reason is given", []) for key in found.get("vanished", [])]
    old, new = _others(before), _others(after)
    rows += [("added", name, []) for name in new if name not in old]
    rows += [("changed", name, lines) for name in new if name in old and (lines := _differences(old[name], new[name]))]
    rows += [("deleted", name, []) for name in old if name not in new]
    gone = sum(len(found.get(change, [])) for change in ("moved", "withdrawn", "vanished"))
    lines = []
    for change, name, details in rows:
        lines.append(f"- **{change}** {inert(name)}" if markdown else f"{change:10} {name}")
        lines += [f"  - {inert(detail)}" if markdown else f"             {detail}" for detail in details]
    count = f"{len(found.get('added', []))} added, {len(found.get('changed', []))} changed, {gone} withdrawn or moved."
    return [*lines, f"\nClaims: {count}" if markdown else count]


def _others(library: Library) -> dict[str, Part]:
    """Return every record that is no claim, by what it is called."""
    found: dict[str, Part] = {f"source {key}": source for key, source in library.sources.items()}
    found |= {f"resolution {key}/{one.id}": one for key, source in library.sources.items() for one in source.resolutions}
    found |= {f"{library.kinds[key]} {key}": subject for key, subject in library.subjects.items()}
    found |= {f"question {key}": question for key, question in library.questions.items()}
    return found | ({DOSSIER: library.dossier} if library.dossier is not NO_DOSSIER else {})


def _differences(one: Part, other: Part) -> list[str]:
    """Return how a record differs from another, field by field, and of a list item by item."""
    old, new = one.model_dump(by_alias=True), other.model_dump(by_alias=True)
    if isinstance(one, Source):
        old.pop("resolutions"), new.pop("resolutions")  # each is told by itself
    return [line for name in old for line in _changes(name, old[name], new[name])]


def _changes(name: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(new.keys() - old.keys())]:
            yield from _changes(f"{name}.{key}", old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        before, after = _by_what_they_are(old), _by_what_they_are(new)
        yield from (f"{name}: without {_shown(before[key])}" for key in before if key not in after)
        for key, item in after.items():
            if key not in before:
                yield f"{name}: with {_shown(item)}"
            else:
                yield from _changes(f"{name}, {key}", before[key], item)
        if list(before) != list(after) and before.keys() == after.keys():
            yield f"{name}: in another order"
    elif _shown(old) != _shown(new):
        yield f"{name}: {_shown(old)} -> {_shown(new)}"


def _by_what_they_are(items: list[Any]) -> dict[str, Any]:
    """Return the items of a list by what tells one from another: the first of the fields that do, or the whole item; with a number where two are alike."""
    found: dict[str, Any] = {}
    for item in items:
        name = next((str(item[key]) for key in _TELLING if item.get(key)), _shown(item)) if isinstance(item, dict) else _shown(item)
        number = sum(key == name or key.startswith(f"{name} #") for key in found)
        found[f"{name} #{number + 1}" if number else name] = item
    return found


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items() if item not in (None, []))
    if isinstance(value, list):
        return "[" + "; ".join(_shown(item) for item in value) + "]"
    return "none" if value is None else str(value)
