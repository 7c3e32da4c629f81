"""The read-only API: static JSON files under api/v1/, each with its versions, count, licence and JSON Schema."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic_core import to_json

from dossier.exports import api_records
from dossier.library.library import Library
from dossier.records.parts import Part
from dossier.views import listings, wording

FOLDER = "api/v1"
VERSION = "1"


@lru_cache(maxsize=4)
def collections(library: Library) -> Mapping[str, list[Part]]:
    """Return the published records of each collection, by its name, in a fixed order."""
    subjects = [one for one in library.subjects.values() if library.kinds[one.id] != "event"]
    return {
        "claims": [api_records.claim(library, one) for one in library.by_date],
        "sources": [api_records.source(library, one) for one in library.sources_by_date],
        "subjects": [api_records.subject(library, one) for one in subjects],
        "events": [api_records.subject(library, one) for one in listings.events(library)],
        "questions": [api_records.question(one) for one in library.questions.values()],
    }


RECORDS: dict[str, type[Part]] = {
    "claims": api_records.ClaimRecord,
    "sources": api_records.SourceRecord,
    "subjects": api_records.SubjectRecord,
    "events": api_records.EventRecord,
    "questions": api_records.QuestionRecord,
}


@cache
def schema(name: str, address: str, version: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a collection's file, which has its own address below that of the site.

    Its versions stand in a comment, since the standard has no other word for them.
    """
    rows: Any = list.__class_getitem__(RECORDS[name])
    model = create_model(
        f"{name.capitalize()}File",
        __base__=BaseModel,
        __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=True),
        schema_version=(str, ...),
        data_version=(str, ...),
        date=(str | None, ...),
        licence=(str, ...),
        attribution=(str, ...),
        schema_=(str, ...),
        count=(int, ...),
        records=(rows, ...),
    )
    made = model.model_json_schema(mode="serialization", by_alias=True)
    made["properties"]["schema"] = made["properties"].pop("schema_")
    made["required"] = ["schema" if key == "schema_" else key for key in made["required"]]
    versions = f"Schema version {VERSION}, as delivered with data version {version}"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{address}{FOLDER}/schema/{name}.json",
        "$comment": versions,
        **made,
    }


def files(library: Library) -> dict[str, bytes]:
    """Return every file of the API by its path in the site: one for each collection, one for each claim, and the schemas."""
    site, made = library.publication, dict[str, bytes]()
    for name, records in collections(library).items():
        rows = [record.model_dump(mode="json", by_alias=True, exclude_none=False) for record in records]
        made[f"{FOLDER}/{name}.json"] = as_json({**envelope(library, name), "count": len(rows), "records": rows})
        made[f"{FOLDER}/schema/{name}.json"] = as_json(schema(name, site.address, site.version))
        if name == "claims":
            lines = [json.dumps({**row, "data_version": site.version}, ensure_ascii=False) for row in rows]  # a line may go on alone
            made[f"{FOLDER}/claims.ndjson"] = "".join(f"{line}\n" for line in lines).encode()
            made |= {
                f"{FOLDER}/claims/{row['id']}.json": as_json({**envelope(library, name), "count": 1, "records": [row]}) for row in rows
            }
    return made | {f"{FOLDER}/index.json": as_json(_index(library))}


def _index(library: Library) -> dict[str, object]:
    """Return what there is: each collection with its file, its schema and how many records it has."""
    rows = [
        {"name": name, "file": f"{name}.json", "schema": f"schema/{name}.json", "count": len(records)}
        for name, records in collections(library).items()
    ]
    head = envelope(library, "claims")
    del head["schema"]
    return {**head, "one_claim": "claims/{source}/{claim}.json", "collections": rows}


def origin(library: Library) -> dict[str, object]:
    """Return what stands with all data: of which version they are, under which licence, and whom to name."""
    site = library.publication
    return {
        "data_version": site.version,
        "date": str(site.date) if site.date else None,
        "licence": library.dossier.licence.url,
        "attribution": wording.attribution(library),
    }


def envelope(library: Library, name: str) -> dict[str, object]:
    """Return what stands before the records of a file: versions, licence, and where its schema is."""
    return {
        "schema_version": VERSION,
        **origin(library),
        "schema": f"{library.publication.address}api/v1/schema/{name}.json",
    }


def as_json(value: object) -> bytes:
    """Return a value as a JSON file."""
    return to_json(value, indent=1) + b"\n"
