"""The version of the data, in every file that is taken away and whose format has a place for it."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
import yaml
from dossier.desk.checking import Checked
from lxml import etree

# Formats without a place for it, and what tells the version in their stead.
ELSEWHERE = {
    "csv": "datapackage.json, or the JSON file of the picture",
    "bib": "of a page or an article: its own date", "ris": "likewise", "csl.json": "likewise",
    "html": "of a page, in its head; of a picture, in its JSON file",
}  # fmt: skip


@pytest.fixture
def version(real: Checked) -> str:
    """The version of the data."""
    return real.library.publication.version


def test_every_file_of_the_api_the_data_and_the_pictures_gives_the_version(site: Path, version: str) -> None:
    seen = set()
    for path in sorted(path for folder in ("api", "data", "pictures", "feeds") for path in (site / folder).rglob("*")):
        kind = "csl.json" if path.name.endswith(".csl.json") else path.suffix[1:]
        if path.is_file() and kind not in {*ELSEWHERE, "br", "gz", "zip"}:
            seen.add(kind)
            assert version.encode() in path.read_bytes(), path
    assert seen == {"json", "ndjson", "jsonld", "yaml", "sqlite", "ics", "svg", "xml"}


def test_the_version_stands_where_programs_look_for_it(site: Path, version: str, real: Checked) -> None:
    name = real.library.dossier.file_name
    told = {path: json.loads((site / path).read_text(encoding="utf-8")) for path in ("data/annotations.jsonld", "data/datapackage.json")}
    assert (told["data/annotations.jsonld"]["schema:version"], told["data/datapackage.json"]["version"]) == (version, version)
    assert told["data/annotations.jsonld"]["rights"] == real.library.dossier.licence.url
    for path in sorted((site / "api/v1/schema").glob("*.json")):
        assert json.loads(path.read_text(encoding="utf-8"))["$comment"] == f"Schema version 1, as delivered with data version {version}"
    assert all(
        json.loads(line)["data_version"] == version for line in (site / "api/v1/claims.ndjson").read_text(encoding="utf-8").splitlines()
    )
    assert yaml.safe_load((site / "data/metadata.yaml").read_text(encoding="utf-8"))["description"].startswith(f"Data version {version}")
    assert sqlite3.connect(site / f"data/{name}.sqlite").execute("SELECT value FROM about WHERE key = 'version'").fetchall() == [(version,)]
    with zipfile.ZipFile(site / f"data/{name}-notes.zip") as notes:
        (readme,) = (one for one in notes.namelist() if one.endswith("README.md"))
        assert f"Data version {version}" in notes.read(readme).decode()
    for path in sorted((site / "pictures").glob("*.svg")):
        assert f"Data version {version}" in (etree.parse(path).getroot().findtext("{*}metadata") or ""), path
