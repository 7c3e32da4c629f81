"""JSON Schemas of the data files, made from the models, for editors."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from .models import Claim
from .records import Event, Gone, Source, Subject

_FILES: dict[str, tuple[str, Any]] = {
    "claims.json": ("The claims of one article", list[Claim]),
    "source.json": ("The record of one article", Source),
    "subjects.json": ("Subjects of one kind", list[Subject]),
    "gone.json": ("Published claims that moved or were withdrawn", list[Gone]),
    "events.json": ("Subjects that happen", list[Event]),
}


@lru_cache(maxsize=1)
def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind of data file, by file name."""
    return {name: _schema(title, model) for name, (title, model) in _FILES.items()}


def _schema(title: str, model: type[BaseModel] | Any) -> dict[str, Any]:
    made = TypeAdapter(model).json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _folder(root: Path) -> Path:
    return root / "data" / "schema"


def stale(root: Path) -> list[Path]:
    """Return the committed schema files that are missing or are not what the models say."""
    paths = {_folder(root) / name: _text(schema) for name, schema in schemas().items()}
    return [path for path, text in paths.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def write(root: Path) -> None:
    """Write every schema file."""
    _folder(root).mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (_folder(root) / name).write_text(_text(schema), encoding="utf-8")
