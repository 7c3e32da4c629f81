"""What is made from code and data and committed: the JSON Schemas of the data files, with the ids that they may name, and the list of rules for contributors."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from dossier.desk import known_ids
from dossier.library.loading import load
from dossier.proof.rules import RULES
from dossier.records.claim import Claim
from dossier.records.dossier import Dossier
from dossier.records.history import Entry, Gone
from dossier.records.question import Question
from dossier.records.source import Source
from dossier.records.subject import Event, Locality, State, Subject
from dossier.records.writing import write_whole

_START, _END = "<!-- rules: made by 'dossier schema' -->", "<!-- end of rules -->"
_FILES: dict[str, tuple[str, Any]] = {
    "dossier.json": ("What a dossier is about", Dossier),
    "claims.json": ("The claims of one article", list[Claim]),
    "source.json": ("The record of one article", Source),
    "subjects.json": ("Subjects of one kind", list[Subject]),
    "questions.json": ("What all sources are asked", list[Question]),
    "gone.json": ("Published claims that moved or were withdrawn", list[Gone]),
    "journal.json": ("What became of claims, and when", list[Entry]),
    "states.json": ("Subjects that are states", list[State]),
    "events.json": ("Subjects that happen", list[Event]),
    "places.json": ("Subjects that lie somewhere", list[Locality]),
}


@lru_cache(maxsize=1)
def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind of data file, by file name."""
    return {name: _schema(name.removesuffix(".json"), title, model) for name, (title, model) in _FILES.items()}


def _schema(name: str, title: str, model: type[BaseModel] | Any) -> dict[str, Any]:
    made = TypeAdapter(model).json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:dossier:schema:{name}", **made, "title": title}


def _folder(root: Path) -> Path:
    return root / "data" / "schema"


def rule_list() -> str:
    """Return the rules as a Markdown table: what each proves, in its own words."""
    rows = [("schema", "Types, required fields, no unknown key, ids of the right form, file name = id.")]
    rows += [(name, (rule.__doc__ or "").strip().splitlines()[0]) for name, rule in RULES.items()]
    return "\n".join(["| rule | what it proves |", "| --- | --- |", *(f"| `{name}` | {proves} |" for name, proves in rows)])


def _made(root: Path) -> dict[Path, str]:
    known = known_ids.by_field(load(root, with_drafts=True)[0])
    files = {_folder(root) / name: known_ids.as_text(known_ids.completed(schema, known)) for name, schema in schemas().items()}
    guide = root / "CONTRIBUTING.md"
    if guide.exists():
        before, mark, rest = guide.read_text(encoding="utf-8").partition(_START)
        files[guide] = f"{before}{mark}\n{rule_list()}\n{_END}{rest.partition(_END)[2]}" if mark else before
    return files


def stale(root: Path) -> list[Path]:
    """Return the committed files that are missing or are not what the code says."""
    return [path for path, text in _made(root).items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def write(root: Path) -> None:
    """Write every file that is made from the code."""
    _folder(root).mkdir(parents=True, exist_ok=True)
    for path, text in _made(root).items():
        write_whole(path, text)
