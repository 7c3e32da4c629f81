"""The real data, one case per file, so that a failure names the file."""

import json
import os
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml
from dossier.desk import schemas
from dossier.desk.checking import Checked, check
from dossier.library.texts import TEXTS_VARIABLE
from dossier.proof.reach import share
from dossier.records.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
DATA = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("seeds", "data", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".yml", ".md", ".words", ".openings", ".txt"}
)
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
SOURCES = sorted(path.stem for path in (ROOT / "seeds").glob("*.yml"))


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """Every problem in the real project."""
    return check(ROOT).problems


@pytest.mark.parametrize("path", DATA)
def test_a_file_has_no_problems(problems: list[Problem], path: str) -> None:
    assert [str(problem) for problem in problems if problem.place.path == path] == []


def test_no_problem_is_anywhere(problems: list[Problem]) -> None:
    assert [str(problem) for problem in problems] == []


def test_every_article_is_there_and_every_text_at_hand_is_read(real: Checked) -> None:
    assert sorted(real.library.sources) == SOURCES
    folder = os.environ.get(TEXTS_VARIABLE)
    expected = SOURCES if folder else sorted(path.stem for path in (ROOT / "seeds/texts").glob("*.txt"))
    assert sorted(real.library.texts) == expected


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_has_claims_and_is_quoted_within_its_limit(real: Checked, source: str) -> None:
    quoted, body = share(real.library, real.library.sources[source])
    claims = len(real.library.claims_of[source])
    assert 0 < quoted <= max(body // 3, min(6 * claims, body // 2))
    assert quoted == len(real.library.articles[source].openings)  # what is quoted is opened, and nothing else


SCHEMAS = {"seeds": "source.json", "data/claims": "claims.json", "data/subjects": "subjects.json"}


@pytest.mark.parametrize("path", [path for path in DATA if path.endswith(".yml")])
def test_a_file_fits_the_schema_that_it_names(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, "its first line names no schema"
    schema = json.loads(((ROOT / path).parent / named[1]).resolve().read_text(encoding="utf-8"))
    document = yaml.load(text, Loader=yaml.CSafeLoader)  # as an editor types the values
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(json.loads(json.dumps(document, default=str)))] == []


def test_what_is_made_from_the_code_is_up_to_date() -> None:
    assert schemas.stale(ROOT) == []


@pytest.mark.parametrize(("name", "schema"), schemas.schemas().items(), ids=list(schemas.schemas()))
def test_a_schema_refuses_an_empty_record(name: str, schema: dict[str, object]) -> None:
    record: object = {} if name == "source.json" else [{}]
    assert not jsonschema.Draft202012Validator(schema).is_valid(record)


BAD = [
    ("claims.json", [{"id": "Bad Id"}]),
    (
        "claims.json",
        [{"id": "a", "says": "x", "standing": "maybe", "about": [], "topics": ["members"], "passages": [{"block": 1, "words": ["a b c"]}]}],
    ),
    (
        "claims.json",
        [{"id": "a", "says": "x", "standing": "done", "about": [], "topics": [], "passages": [{"block": 1, "words": ["a b c"]}]}],
    ),
    ("claims.json", [{"id": "a", "says": "x", "standing": "done", "about": [], "topics": ["members"], "passages": [], "extra": 1}]),
    ("source.json", {"id": "a", "title": "x", "url": "javascript:alert(1)"}),
    ("subjects.json", [{"id": "a", "name": "A", "description": "x", "editor_note": {"text": "no reference"}}]),
    ("subjects.json", [{"id": "a", "name": "A", "description": "x", "wikidata": "https://www.wikidata.org/wiki/Q42"}]),
    ("events.json", [{"id": "a", "name": "A", "description": "x", "kind": "party", "date": "2015", "by": ["a/b"]}]),
    ("gone.json", [{"id": "not-global", "withdrawn": "x"}]),
]


@pytest.mark.parametrize(("name", "record"), BAD)
def test_a_schema_refuses_a_bad_record(name: str, record: object) -> None:
    assert not jsonschema.Draft202012Validator(schemas.schemas()[name]).is_valid(record)


def test_every_field_of_a_claim_is_described_for_editors() -> None:
    claim = schemas.schemas()["claims.json"]["$defs"]["Claim"]["properties"]
    parts = {"transfer", "strength", "membership", "meeting", "office", "exercise", "casualties", "threat"}
    assert [name for name, field in claim.items() if name not in parts and not field.get("description")] == []
