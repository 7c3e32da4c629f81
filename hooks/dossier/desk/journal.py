"""The journal: which claims were added, changed, moved or withdrawn, and when. The site's feed is made from it."""

import datetime
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field

from dossier.library.library import Library
from dossier.records.claim import Claim, Record
from dossier.records.parts import ClaimId, Date, Text

JOURNAL = "data/journal.yml"
_HEADER = "# yaml-language-server: $schema=schema/journal.json\n# Newest last; 'dossier journal REVISION' adds what changed since then.\n"


class Entry(Record):
    """What happened to some claims on a day."""

    date: Date
    change: Literal["added", "changed", "moved", "withdrawn"]
    claims: Annotated[list[ClaimId], Field(min_length=1)]
    note: Text | None = None
    """What readers should know of it, in our own words."""


def since(before: Library, after: Library) -> dict[str, list[str]]:
    """Return the claims that were added, changed, moved or withdrawn from one library to another."""
    both = [key for key in after.claims if key in before.claims]
    lost = [key for key in before.claims if key not in after.claims]
    found = {
        "added": [key for key in after.claims if key not in before.claims],
        "changed": [key for key in both if _content(before.claims[key]) != _content(after.claims[key])],
        "moved": [key for key in lost if key in after.gone and after.gone[key].moved_to],
        "withdrawn": [key for key in lost if key in after.gone and after.gone[key].withdrawn],
    }
    return {change: keys for change, keys in found.items() if keys}


def _content(claim: Claim) -> object:
    return claim.model_dump(mode="json", by_alias=True)


def append(root: Path, found: dict[str, list[str]], day: datetime.date) -> None:
    """Add an entry for each kind of change to the journal."""
    path = root / JOURNAL
    text = path.read_text(encoding="utf-8") if path.exists() else _HEADER
    for change, keys in found.items():
        text += yaml.safe_dump([{"date": day.isoformat(), "change": change, "claims": keys}], sort_keys=False, width=120)
    path.write_text(text.replace(f"'{day.isoformat()}'", day.isoformat()), encoding="utf-8")
