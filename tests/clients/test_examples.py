"""The notebook in `examples/`, run from the first cell to the last on the files of the built site."""

import json
from pathlib import Path

import nbformat
import pytest
from dossier.desk.checking import Checked
from dossier.exports import all_files
from dossier.records.parts import Transfer
from nbclient import NotebookClient

from tests.real import ROOT

NOTEBOOK = ROOT / "examples" / "questions.ipynb"
TOLD = """
found = {"said": sorted(said.index), "sums": sorted(sums.index), "standing": standing.to_dict("index"), "claim": CLAIM}
found["fragments"], found["missing"], found["version"] = len(fragments), missing, version
found["proved"] = [stands_in(claim, part["block"], words, record) for part in claim["passages"] for words in part["words"]]
found["refused"] = [stands_in(claim, part["block"], words + " x", record) for part in claim["passages"] for words in part["words"]]
found["elsewhere"] = [stands_in(claim, part["block"] + 1, words, record) for part in claim["passages"] for words in part["words"]]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found(site: Path) -> dict:
    """What the notebook finds in the built site."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(TOLD))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DOSSIER_SITE", str(site))
        NotebookClient(notebook, timeout=120).execute()
    return json.loads(notebook.cells[-1].outputs[0].text)


def test_the_notebook_is_kept_without_what_a_run_adds() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        assert not cell.metadata
        assert not cell.id[0].isdigit()  # a name that was given, none that a program drew
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_the_notebook_reads_the_published_site_and_names_its_matter_in_the_settings_alone(real: Checked) -> None:
    cells = {cell.id: cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells}
    settings = cells.pop("settings")
    assert f'"{real.library.publication.address}"' in settings
    names = {*real.library.subjects, *real.library.sources, *(one.name for one in real.library.subjects.values())}
    assert [name for name in names if any(name in text for text in cells.values())] == []


def test_the_notebook_finds_what_the_records_hold(found: dict, real: Checked) -> None:
    library = real.library
    assert found["said"] == sorted(claim.key for claim in library.claims_about["tajikistan"])
    transfers = {key: claim.part(Transfer) for key, claim in library.claims.items()}
    assert found["sums"] == sorted(key for key, part in transfers.items() if part and part.amount)
    for source, counts in found["standing"].items():
        assert {standing: count for standing, count in counts.items() if count} == {
            standing: sum(claim.standing == standing for claim in library.claims_of[source])
            for standing in {claim.standing for claim in library.claims_of[source]}
        }


def test_the_notebook_tells_the_version_of_the_data_that_it_read(found: dict, real: Checked) -> None:
    assert found["version"] == real.library.publication.version


def test_the_notebook_verifies_every_fragment_and_takes_no_other_word_or_place(found: dict, real: Checked) -> None:
    fragments = real.library.claims[found["claim"]].fragments
    assert found["proved"] == [True] * len(fragments)
    assert found["refused"] == found["elsewhere"] == [False] * len(fragments)
    assert found["missing"] == []
    assert found["fragments"] == sum(len(claim.fragments) for claim in real.library.claims.values())


def test_the_site_gives_its_notebooks_away_with_their_sums(site: Path, real: Checked) -> None:
    (path,) = all_files.examples(real.library)
    assert (site / path).read_bytes() == NOTEBOOK.read_bytes()
    assert f"  {path}\n" in (site / all_files.CHECKSUMS).read_text(encoding="utf-8")
    assert f'href="../{path}"' in (site / "data" / "index.html").read_text(encoding="utf-8")
