"""What an edit changed, and which pages show it as far as their text of before tells: these are made first while pages are served."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import BaseModel

from dossier.library.library import Library
from dossier.records.record import Record
from dossier.site.notes import note_id
from dossier.site.rendering import generated, render_some
from dossier.site.sheet import Rendered
from dossier.views import addresses

R = TypeVar("R", bound=Record)
# What is compared one by one, and what hardly any page shows beside it; where anything else changed, all pages are made at once.
_KEYED = ("claims", "subjects", "sources", "questions", "pages")
_BESIDE = ("articles", "kinds", "published", "receipts")
_BEFORE_AN_ID = ("/", "(", '"', "#")
"""What stands before the id of a subject, source or question in a link to its page, and at its place on another."""

Changed = dict[str, set[str]]
"""The ids of what came, went or changed, by the field of the library that holds it."""


def between(before: Library, after: Library) -> Changed | None:
    """Return in which records and hand-written pages two readings of a project differ; none where they differ in what may show on any page."""
    rest = {one.name for one in fields(Library)} - {*_KEYED, *_BESIDE}
    if any(getattr(before, name) != getattr(after, name) for name in rest):
        return None
    return {name: _differing(getattr(before, name), getattr(after, name)) for name in _KEYED}


def same(before: Library, after: Library) -> bool:
    """Tell whether two readings of a project found the same in all files, at the same places."""
    return all(getattr(before, one.name) == getattr(after, one.name) for one in fields(Library))


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Return the keys under which two mappings do not hold the same; where a record stands in its file is no part of it."""
    return {
        key
        for key in before.keys() | after.keys()
        if (one := before.get(key)) is not (other := after.get(key)) and _as_written(one) != _as_written(other)
    }


def _as_written(value: object) -> object:
    return value.model_dump() if isinstance(value, BaseModel) else value


def first_look(before: Library, rendered: Rendered, after: Library) -> dict[str, str] | None:
    """Return the pages of a project after an edit as far as they can be told at once: made anew are those that the edit made, those of what it changed, and those that cited or named it.

    A page that only links to a claim waits. `rendered` is what was made of the project before. None where another thing than records and hand-written pages changed, or where
    most pages would be made anew.
    """
    changed = between(before, after)
    if changed is None:
        return None
    there = set(after.pages) | {path for path, *_ in generated(after)}
    paths = _reached(changed, rendered, after) & there | (there - rendered.pages.keys())
    if 2 * len(paths) > len(there):
        return None
    some = render_some(after, paths)
    if some.problems:
        raise ValueError("; ".join(str(problem) for problem in some.problems))
    kept = {path: text for path, text in rendered.pages.items() if rendered.continuing.get(path, path) in there}
    return kept | some.pages


def _reached(changed: Changed, before: Rendered, after: Library) -> set[str]:
    """Return the paths of what changed, and of the pages whose text of before cites or names it; one that continues another is made with that."""
    names = [f'"{note_id(key)}"' for key in changed["claims"]]
    names += [f"{mark}{key}" for kind in ("subjects", "sources", "questions") for key in changed[kind] for mark in _BEFORE_AN_ID]
    naming = {path for path, text in before.pages.items() if any(name in text for name in names)}
    return changed["pages"] | set(_homes(changed, after)) | {before.continuing.get(path, path) for path in naming}


def _homes(changed: Changed, after: Library) -> Iterator[str]:
    """Yield the paths of the pages on which what changed is told."""
    for claim in _still(changed["claims"], after.claims):
        yield addresses.of_claim(claim)
        yield addresses.of_source(after.sources[claim.source])
    yield from (addresses.of_source(source) for source in _still(changed["sources"], after.sources))
    yield from (addresses.of_subject(after, subject).partition("#")[0] for subject in _still(changed["subjects"], after.subjects))


def _still(keys: Collection[str], there: Mapping[str, R]) -> list[R]:
    return [there[key] for key in keys if key in there]
