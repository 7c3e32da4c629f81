"""The printed edition: its chapters, contents, notes and addresses."""

import io
import re
from pathlib import Path

import pytest
from dossier.delivery import browsers, printed_edition
from dossier.desk.checking import Checked
from dossier.records.problems import RefusedError
from dossier.views import addresses, wording
from pypdf import PdfReader

from tests import chromium


@pytest.fixture(scope="session")
def pdf(site: Path, real: Checked) -> PdfReader:
    """The edition of the built site."""
    return PdfReader(
        io.BytesIO(
            printed_edition.as_pdf(
                site, real.library.publication, wording.attribution(real.library), addresses.of_chapters(real.library), chromium.find()
            )
        )
    )


@pytest.fixture(scope="session")
def texts(pdf: PdfReader) -> list[str]:
    """The words of each of its pages."""
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def test_the_edition_is_tagged_and_has_a_title_and_language(pdf: PdfReader, real: Checked) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert pdf.metadata is not None
    assert pdf.metadata.title == real.library.publication.name


def test_its_outline_has_every_chapter(pdf: PdfReader) -> None:
    titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert [title for title in titles if title in {"Members", "Tajik border aid", "Timeline", "Map", "Method", "Notes"}] == [
        "Members", "Tajik border aid", "Timeline", "Map", "Method", "Notes",
    ]  # fmt: skip


def test_its_contents_give_the_page_on_which_a_chapter_begins(pdf: PdfReader, texts: list[str]) -> None:
    pages = printed_edition.pages_of(_bytes(pdf))
    contents = next(text for text in texts if text.startswith("2 Contents"))
    for key, title in (("members", "Members"), ("tajik-border", "Tajik border aid"), ("method", "Method"), ("notes", "Notes")):
        assert re.search(rf"{title} {pages[key]}\b", contents)
        assert texts[pages[key] - 1].startswith(f"{pages[key]} {title}")


def _bytes(pdf: PdfReader) -> bytes:
    pdf.stream.seek(0)
    return pdf.stream.read()


def test_every_note_is_numbered_and_spells_its_addresses_out(pdf: PdfReader, texts: list[str], site: Path, real: Checked) -> None:
    page = printed_edition.made(site, real.library.publication, wording.attribution(real.library), addresses.of_chapters(real.library))
    cited = re.findall(r'<a class="footnote-ref" href="#note-([^"]+)"[^>]*>(\d+)</a>', page)
    listed = re.findall(r'<li id="note-([^"]+)">', page)
    assert len(cited) > 500
    assert {(note, listed.index(note) + 1) for note in listed} == {(note, int(number)) for note, number in cited}
    notes = "".join(texts[printed_edition.pages_of(_bytes(pdf))["notes"] - 1 :]).replace(" ", "")
    for source in real.library.sources.values():
        assert source.url.replace(" ", "") in notes
        assert source.archive in notes
    assert f"{real.library.publication.address}claims/rferl-2015/three-days-to-the-border/" in notes
    assert "1.AsiaTimes,September2015,block" in notes


def test_it_has_the_pictures_and_no_controls(texts: list[str]) -> None:
    whole = " ".join(texts)
    assert "Of the places drawn, Dushanbe is named oftenest" in whole
    assert "Russia, April 2015: pledged (reportedly) 70 billion roubles" in whole
    assert "Show sourcing" not in whole
    assert "Earlier" not in whole


def test_without_a_browser_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(RefusedError, match=r"no Chromium or Chrome"):
        browsers.printed("<p>")
