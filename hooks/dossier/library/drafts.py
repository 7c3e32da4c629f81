"""Drafts: sources that are still being worked on, which everything but a preview leaves out, with what only they name."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.library.files import files
from dossier.records.claim import Claim
from dossier.records.reader import read
from dossier.records.subject import Event, Subject

_MARK = re.compile(r"(?m)^draft: true\s*(?:#.*)?$")


def ids(root: Path) -> frozenset[str]:
    """Return the ids of the sources whose records say that they are drafts, even where these cannot be read whole."""
    return frozenset(
        path.stem for path in files(root, "seeds", "*.yml") if _MARK.search(path.read_text(encoding="utf-8", errors="replace"))
    )


def only_theirs(root: Path, drafts: frozenset[str], claims: Mapping[str, Claim], subjects: Mapping[str, Subject]) -> set[str]:
    """Return the ids of the subjects that claims of drafts name, and nothing else does: no claim, no event's place, no group's body."""
    mentioned: set[str] = set()
    for draft in drafts:
        path = root / "data" / "claims" / f"{draft}.yml"
        document = read(root, path)[0] if path.exists() else None
        mentioned.update(_texts(document.data if document else None))
    found = (mentioned & subjects.keys()) - {subject for claim in claims.values() for subject in claim.named}
    kept = [subject for subject in subjects.values() if subject.id not in found]
    return found - {one.place for one in kept if isinstance(one, Event) and one.place} - {body for one in kept for body in one.people_of}


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(value)
