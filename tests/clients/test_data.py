"""What readers take away: the API, the tables, the annotations and the examples of the Data page."""

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import frictionless
import jsonschema
import pytest
import yaml
from dossier.desk.checking import Checked
from dossier.exports import api
from lxml import html

COUNTS = {"claims": "claims", "sources": "sources", "questions": "questions"}


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    """The folder of the tables in the built site."""
    return site / "data"


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", api.RECORDS)
def test_a_collection_fits_its_schema_and_has_every_record(site: Path, real: Checked, name: str) -> None:
    found, schema = read(site / "api" / "v1" / f"{name}.json"), read(site / "api" / "v1" / "schema" / f"{name}.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert found["count"] == len(found["records"]) == len({record["id"] for record in found["records"]})
    library = real.library
    events = {event.id for event in library.of_kind("event")}
    wanted = {"claims": set(library.claims), "sources": set(library.sources), "questions": set(library.questions), "events": events}
    wanted["subjects"] = set(library.subjects) - events
    assert {record["id"] for record in found["records"]} == wanted[name]
    assert (found["schema_version"], found["data_version"]) == ("1", library.publication.version)
    assert found["licence"].startswith("https://creativecommons.org/licenses/by/")


@pytest.mark.parametrize("name", api.RECORDS)
def test_a_schema_refuses_what_is_no_record(site: Path, name: str) -> None:
    found, schema = read(site / "api" / "v1" / f"{name}.json"), read(site / "api" / "v1" / "schema" / f"{name}.json")
    found["records"] = [found["records"][0] | {"unheard-of": 1}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


def test_each_claim_has_a_file_of_its_own_that_says_what_its_record_does(site: Path, real: Checked) -> None:
    records = {record["id"]: record for record in read(site / "api" / "v1" / "claims.json")["records"]}
    for key, claim in real.library.claims.items():
        found = read(site / "api" / "v1" / "claims" / f"{key}.json")
        assert found["records"] == [records[key]]
        assert records[key]["says"] == claim.says
        assert [words for passage in records[key]["passages"] for words in passage["words"]] == claim.fragments
        assert records[key]["page"].endswith(f"/claims/{key}/")


def test_the_tables_are_a_valid_data_package(data: Path) -> None:
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_a_row_that_points_nowhere_makes_the_package_invalid(data: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(data, tmp_path / "data")
    path = folder / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",rferl-2015,", ",rferl-2025,", 1), encoding="utf-8")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_the_tables_say_what_the_claims_do(data: Path, real: Checked) -> None:
    found = {row["id"]: row for row in csv.DictReader(io.StringIO((data / "claims.csv").read_text(encoding="utf-8")))}
    assert set(found) == set(real.library.claims)
    for key, claim in real.library.claims.items():
        row = found[key]
        assert (row["says"], row["standing"], row["when"]) == (claim.says, claim.standing, claim.when.text if claim.when else "")
        assert row["commentary"] == ("true" if claim.commentary else "false")


def test_the_annotations_are_those_of_the_standard(data: Path, real: Checked) -> None:
    collection = read(data / "annotations.jsonld")
    items = collection["first"]["items"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(items) == sum(len(claim.fragments) for claim in real.library.claims.values())
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        quoted = item["target"]
        assert quoted["selector"] == {
            "type": "TextQuoteSelector",
            "exact": quoted["selector"]["exact"],
        }  # and no position: it would lay out the article
        assert quoted["state"]["type"] == "TimeState"
        assert quoted["state"]["cached"].endswith(quoted["source"])
        page, _, anchor = item["id"].partition("#")
        assert page == item["body"]
        text = (data.parent / page.partition(real.library.publication.address)[2] / "index.html").read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text


def test_every_sum_is_right_and_every_file_has_one(site: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (site / "SHA256SUMS").read_text().splitlines())
    for path, digest in listed.items():
        assert hashlib.sha256((site / path).read_bytes()).hexdigest() == digest
    made = {
        path.relative_to(site).as_posix()
        for folder in ("api", "data")
        for path in (site / folder).rglob("*")
        if path.is_file() and path.suffix not in {".br", ".gz"}
    }
    assert made - set(listed) == {"data/index.html"}


def examples(site: Path, language: str) -> list[str]:
    blocks = (
        html.parse(site / "data" / "index.html")
        .getroot()
        .xpath(
            f"//article//div[contains(@class, 'highlight') and contains(@class, '{language}')]//code | //article//code[contains(@class, 'language-{language}')]"
        )
    )
    return [block.text_content() for block in blocks]


def test_the_examples_of_the_data_page_run(site: Path, address: str, real: Checked, tmp_path: Path) -> None:
    shells = [shell.replace(real.library.publication.address, f"{address}/") for shell in examples(site, "sh")]
    programs = examples(site, "python")
    curl, download, search, datasette, sums = shells
    assert len(programs) == 2
    subprocess.run(download, shell=True, cwd=tmp_path, check=True)  # noqa: S602
    shutil.copy(site / "data/metadata.yaml", tmp_path)
    outputs = []
    for program in programs:
        code = program.replace(real.library.publication.address, f"{address}/")
        outputs.append(subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout)
    assert all(source in outputs[0] for source in real.library.sources)
    speaker = next(key for claim in real.library.by_date for key in claim.speakers)
    assert outputs[1].splitlines() == [claim.says for claim in real.library.claims.values() if speaker in claim.speakers]
    found = subprocess.run(curl, shell=True, capture_output=True, check=True)  # noqa: S602
    assert json.loads(found.stdout)["records"][0]["id"] == real.library.by_date[0].key
    (query,) = re.findall(r'"(SELECT .*)"', search)  # SQLite's own command is not on every machine; its SQL is the example
    assert len(sqlite3.connect(tmp_path / "csto.sqlite").execute(query).fetchall()) == 5
    command = [str(Path(sys.executable).parent / "datasette"), *datasette.split()[1:], "--get", "/csto/claims.json?_shape=array&_size=max"]
    rows = json.loads(subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout)
    assert len(rows) == len(real.library.claims)
    subprocess.run(sums, shell=True, cwd=site, check=True, stdout=subprocess.DEVNULL)  # noqa: S602
    (tmp_path / "data").mkdir()
    (tmp_path / "csto.sqlite").rename(tmp_path / "data" / "csto.sqlite")
    shutil.copy(site / "SHA256SUMS", tmp_path)
    assert subprocess.run(sums, shell=True, cwd=tmp_path, check=True, capture_output=True, text=True).stdout == "data/csto.sqlite: OK\n"  # noqa: S602


def test_the_version_is_the_same_everywhere(real: Checked) -> None:
    text = (real.library.root / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{real.library.publication.version}"' in text


def test_what_archives_are_told_is_what_the_dossier_says(real: Checked) -> None:
    root, dossier = real.library.root, real.library.dossier
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["title"], [one["name"] for one in cited["authors"]]) == (dossier.title, dossier.creators)
    assert cited["url"] == real.library.publication.address
    told = json.loads((root / ".zenodo.json").read_text(encoding="utf-8"))
    assert told["version"] == cited["version"]
    assert told["title"].startswith(dossier.title)
    assert [one["name"] for one in told["creators"]] == dossier.creators
    assert told["keywords"] == dossier.keywords
