"""The API described for programs: OpenAPI 3.1, with the schemas that its files follow. Source: OpenAPI Specification 3.1.0."""

import json
from typing import Any

from dossier.exports import api
from dossier.library.library import Library
from dossier.library.publication import Publication
from dossier.views import wording

PATH = f"{api.FOLDER}/openapi.json"
_PARTS = ("source", "claim")


def openapi(library: Library) -> dict[str, Any]:
    """Return the description of every file of the API."""
    site, licence = library.publication, library.dossier.licence
    paths: dict[str, Any] = {"/index.json": _get("index", "What there is", {"type": "object"})}
    for name in api.RECORDS:
        paths[f"/{name}.json"] = _get(name, f"All {name}", {"$ref": f"#/components/schemas/{name}"})
    one = _get("claim", "One claim", {"$ref": "#/components/schemas/claims"})
    one["parameters"] = [{"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in _PARTS]
    one["get"]["responses"]["404"] = {"description": "There is no such claim."}
    paths["/claims/{source}/{claim}.json"] = one
    paths["/claims.ndjson"] = _get("claim_lines", "All claims, one a line", {"type": "string"}, "application/x-ndjson")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.name,
            "version": site.version,
            "description": f"What {wording.articles(library)} say about {library.dossier.subject}, claim by claim. Static files, read only.",
            "license": {"name": licence.name, "identifier": licence.spdx},
        },
        "servers": [{"url": f"{site.address}{api.FOLDER}"}],
        "paths": paths,
        "components": {"schemas": {key: schema for name in api.RECORDS for key, schema in _components(name, site).items()}},
    }


def _components(name: str, site: Publication) -> dict[str, Any]:
    """Return a collection's schema and its definitions as components of one document, in which each has a name of its own."""
    text = json.dumps(api.schema(name, site.address, site.version)).replace("#/$defs/", f"#/components/schemas/{name}.")
    made: dict[str, Any] = json.loads(text)
    parts = {f"{name}.{key}": schema for key, schema in made.pop("$defs").items()}
    del made["$schema"], made["$id"], made["$comment"]
    return {name: made, **parts}


def _get(key: str, summary: str, schema: dict[str, Any], kind: str = "application/json") -> dict[str, Any]:
    answer = {"description": f"{summary}.", "content": {kind: {"schema": schema}}}
    return {"get": {"operationId": key, "summary": summary, "responses": {"200": answer}}}
