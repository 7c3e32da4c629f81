"""Drafts: sources that are still being worked on, which everything but a preview leaves out, with what only they name."""

import re
from collections.abc import Mapping
from pathlib import Path

from dossier.library.files import files
from dossier.records.claim import Claim
from dossier.records.subject import Event, Subject

_MARK = re.compile(r"(?m)^draft\s*:")  # whatever follows: what is not "true" is told as a problem, and must not publish it
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def ids(root: Path) -> frozenset[str]:
    """Return the ids of the sources whose records say that they are drafts, even where these cannot be read whole."""
    return frozenset(path.stem for path in files(root, "seeds", "*.yml") if _MARK.search(_text(path)))


def only_theirs(root: Path, drafts: frozenset[str], claims: Mapping[str, Claim], subjects: Mapping[str, Subject]) -> set[str]:
    """Return the ids of the subjects that drafts name, and nothing else does: no claim, no event's place, no group's body.

    What a draft names is taken from the words of its files, so that a slip in one of them publishes nothing.
    """
    mentioned = {word for draft in drafts for path in _files(root, draft) for word in _ID.findall(_text(path))}
    named = {subject for claim in claims.values() for subject in claim.named}
    theirs = {one.id for one in subjects.values() if isinstance(one, Event) and all(key.partition("/")[0] in drafts for key in one.by)}
    found = ((mentioned & subjects.keys()) | theirs) - named
    while True:
        kept = [subject for subject in subjects.values() if subject.id not in found]
        needed = {one.place for one in kept if isinstance(one, Event)} | {body for one in kept for body in one.people_of}
        gone = [subjects[key] for key in found]
        follow = {one.place for one in gone if isinstance(one, Event) and one.place} | {body for one in gone for body in one.people_of}
        now = ((found | follow) & subjects.keys()) - named - needed
        if now == found:
            return found
        found = now


def _files(root: Path, draft: str) -> list[Path]:
    return [path for path in (root / "seeds" / f"{draft}.yml", root / "data" / "claims" / f"{draft}.yml") if path.exists()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # whoever reads it as a record tells why it cannot be read
