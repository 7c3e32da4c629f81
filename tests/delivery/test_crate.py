"""The description of a release, read back by the library of those who made the standard."""

import hashlib
from pathlib import Path

import pytest
from dossier.__main__ import main
from dossier.delivery import crate
from dossier.library.loading import load
from rocrate.rocrate import ROCrate

from tests.fictional.project import Project
from tests.real import ROOT

FILES = {
    "pact.zip": "application/zip", "pact.pdf": "application/pdf", "pact-site.tar.gz": "application/gzip", "pact-tables.tar.gz": "application/gzip",
    "pact.sqlite": "application/vnd.sqlite3", "claims.ndjson": "application/x-ndjson", "CITATION.cff": "application/yaml", "LICENSE": "text/plain",
}  # fmt: skip


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A folder with a file of each kind that a release has."""
    folder = tmp_path / "release"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(f"what {name} holds".encode())
    return folder


def test_every_file_is_described_with_its_kind_size_and_sum(project: Project, release: Path) -> None:
    assert main(["crate", str(release), "--root", str(project.root)]) == 0
    found = {entity.id: entity for entity in ROCrate(release).data_entities}
    assert {name: entity["encodingFormat"] for name, entity in found.items()} == FILES
    for name, entity in found.items():
        content = (release / name).read_bytes()
        assert entity["sha256"] == hashlib.sha256(content).hexdigest()
        assert entity["contentSize"] == str(len(content))
        assert entity["description"]


def test_the_release_says_what_it_is_whose_it_is_and_how_it_may_be_used(project: Project, release: Path) -> None:
    library = load(project.root)[0]
    assert main(["crate", str(release), "--root", str(project.root)]) == 0
    root = ROCrate(release).root_dataset
    assert (root["name"], root["version"], root["url"]) == (
        library.publication.name,
        library.publication.version,
        library.publication.address,
    )
    assert root["license"].id == library.dossier.licence.url
    assert [creator["name"] for creator in root["creator"]] == library.dossier.creators
    assert root["keywords"] == library.dossier.keywords


def test_a_release_is_described_alike_each_time_and_dated_by_its_commit(release: Path) -> None:
    told = crate.Told(
        "Pact", "What is told of it.", "https://example.org/", "1.0.0", "2001-05-05", "CC-BY-4.0", "https://example.org/by", ["A"], ["pact"]
    )
    crate.describe(release, told)
    first = (release / crate.METADATA).read_bytes()
    assert str(ROCrate(release).root_dataset["datePublished"]) == "2001-05-05"
    assert crate.describe(release, told) == sorted(FILES)
    assert (release / crate.METADATA).read_bytes() == first


def test_a_file_of_an_unknown_kind_is_refused(project: Project, release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (release / "notes.doc").write_bytes(b"")
    assert main(["crate", str(release), "--root", str(project.root)]) == 2
    assert "notes.doc is of no kind that a release has" in capsys.readouterr().err


def test_making_a_release_describes_it_before_the_sums_are_taken() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nrelease:")[2].partition("\n\n")[0]
    assert 0 < recipe.index("dossier crate release") < recipe.index("sha256sum")
