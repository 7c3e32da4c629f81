"""The ids that the data has today, as its schemas offer them to editors: an enumeration for each field that names a record."""

import json
import re
from collections.abc import Mapping
from typing import Any

from dossier.library.library import Library
from dossier.library.loading import load
from dossier.records.claim import SUBJECT_KINDS
from dossier.records.parts import CLAIM_PATTERN, ID_PATTERN
from dossier.records.writing import write_whole

_SUFFIX = "-ids"


def by_field(library: Library) -> dict[str, list[str]]:
    """Return by the name of each field of a record that names another the ids that it can have."""
    dossier, claims = library.dossier, list(library.claims)
    subjects = {field: [key for key, kind in library.kinds.items() if kind in kinds] for field, kinds in SUBJECT_KINDS.items()}
    local = sorted({claim.id for claim in library.claims.values()})
    resolutions = sorted({one.id for source in library.sources.values() for one in source.resolutions})
    return subjects | {
        "about": list(library.subjects), "against": list(library.subjects), "subject": list(library.subjects), "people_of": list(library.subjects),
        "topics": list(dossier.topic_titles), "change": list(dossier.change), "verdict": list(dossier.verdict),
        "source": list(library.sources), "claims": local, "resolved": resolutions, "claim": claims, "by": claims, "cites": claims,
    }  # fmt: skip


def completed(schema: dict[str, Any], known: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return a JSON Schema in which each field that names a record leads to the ids that it can have."""
    definitions: dict[str, Any] = {}

    def _led(node: Any, field: str = "") -> Any:
        if isinstance(node, list):
            return [_led(item, field) for item in node]
        if not isinstance(node, dict):
            return node
        pattern = node.get("pattern")
        if field in known and pattern in (ID_PATTERN, CLAIM_PATTERN) and all(re.fullmatch(pattern, key) for key in known[field]):
            definitions[f"{field}{_SUFFIX}"] = _enumeration(known[field])
            return {**{key: node[key] for key in ("title", "description") if key in node}, "$ref": f"#/$defs/{field}{_SUFFIX}"}
        return {
            key: {name: _led(item, name) for name, item in value.items()} if key == "properties" else _led(value, field)
            for key, value in node.items()
            if not (key == "examples" and field in known)
        }

    made = _led(schema)
    return {**made, "$defs": {**made.get("$defs", {}), **definitions}} if definitions else made


def refresh(library: Library) -> None:
    """Write the ids of a library, and of drafts that it leaves out, into the schemas of its data where they are not those; not where a file could not be read."""
    if library.left_out:
        library, _ = load(library.root, with_drafts=True)
    if library.damaged:
        return
    known = by_field(library)
    for path in sorted((library.root / "data" / "schema").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        now = {
            key: _enumeration(known[key.removesuffix(_SUFFIX)])
            for key in schema.get("$defs", {})
            if key.removesuffix(_SUFFIX) in known and key.endswith(_SUFFIX)
        }
        if any(schema["$defs"][key] != ids for key, ids in now.items()):
            schema["$defs"] |= now
            write_whole(path, as_text(schema))


def _enumeration(ids: list[str]) -> dict[str, Any]:
    return {"type": "string", "enum": sorted(ids)} if ids else {"type": "string", "maxLength": 0}


def as_text(schema: dict[str, Any]) -> str:
    """Return a schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
