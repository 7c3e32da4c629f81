"""The printed edition: its chapters, contents, notes and addresses."""

import io
import re
from pathlib import Path

import pdfua
import pikepdf
import pytest
from dossier.delivery import browsers, chapters, printed_edition, tagged_pdf
from dossier.desk.checking import Checked
from dossier.records.problems import RefusedError
from dossier.views import addresses, wording
from lxml import html
from pypdf import PdfReader

from tests import chromium
from tests.depth import DEEP


@pytest.fixture(scope="session")
def topics(real: Checked) -> list[str]:
    """The chapters of the dossier's topics: one of them; in a deep run all."""
    return addresses.of_chapters(real.library) if DEEP else ["tajik-border"]


@pytest.fixture(scope="session")
def pdf(site: Path, real: Checked, topics: list[str]) -> PdfReader:
    """The edition of the built site, of some of its chapters: each more is printed as they are; in a deep run of all."""
    with pytest.MonkeyPatch.context() as patch:
        if not DEEP:
            patch.setattr(chapters, "AFTER", ("map",))
        edition = printed_edition.as_pdf(site, real.library.publication, wording.attribution(real.library), topics, chromium.whole())
        return PdfReader(io.BytesIO(edition))


@pytest.fixture(scope="session")
def whole(site: Path, real: Checked) -> str:
    """The whole edition, before it is printed."""
    return printed_edition.made(site, real.library.publication, wording.attribution(real.library), addresses.of_chapters(real.library))


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


def test_no_check_of_pdf_ua_finds_a_fault(pdf: PdfReader, tmp_path: Path) -> None:
    path = tmp_path / "edition.pdf"
    path.write_bytes(_bytes(pdf))
    report = pdfua.validate(path)
    assert [(finding.rule_id, str(finding)) for finding in report.findings] == []
    with pikepdf.open(path) as opened:
        assert opened.check_pdf_syntax() == []
        with opened.open_metadata() as told:
            assert (told["pdfuaid:part"], told["dc:title"]) == ("1", opened.docinfo["/Title"])
            assert told["xmp:MetadataDate"] == told["xmp:CreateDate"]  # and not the time of printing


def test_it_takes_no_more_room_than_it_has_to(pdf: PdfReader) -> None:
    most = 35_000 if DEEP else 30_000  # bytes a page; the whole edition has more pictures, whose hatches are drawn as large as a page
    assert len(_bytes(pdf)) < most * len(pdf.pages)


def test_no_image_is_in_it_twice(pdf: PdfReader) -> None:
    with pikepdf.open(io.BytesIO(_bytes(pdf))) as opened:
        images = [one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert len({(one.read_raw_bytes(), str(one.get("/SMask"))) for one in images}) == len(images) > 0


def test_its_page_numbers_are_no_part_of_what_is_read_aloud(pdf: PdfReader) -> None:
    with pikepdf.open(io.BytesIO(_bytes(pdf))) as opened:
        page = opened.pages[1]
        operators = [(str(one.operator), str(one.operands[0]) if one.operands else "") for one in pikepdf.parse_content_stream(page)]
        assert ("BMC", "/Artifact") in operators


def test_its_outline_has_every_chapter(pdf: PdfReader) -> None:
    titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    wanted = ["Members", "Tajik border aid", "Timeline", "Map", "Method", "Notes"] if DEEP else ["Tajik border aid", "Map", "Notes"]
    assert [title for title in titles if title in wanted] == wanted


def test_the_whole_edition_has_every_chapter_in_its_contents(whole: str, real: Checked) -> None:
    root = html.fromstring(whole)
    found = root.xpath("//section[@class != 'title-page'][@id]/@id")
    assert found[0] == "home"
    assert found[1 : 1 + len(every := addresses.of_chapters(real.library))] == every
    assert {"timeline", "map", "who-says-what", "sources", "glossary"} < set(found)
    assert root.xpath("//ol[@class = 'contents']//a/@href") == [f"#{chapter}" for chapter in found]


def test_a_link_to_another_chapter_stays_in_the_edition(whole: str, real: Checked) -> None:
    root = html.fromstring(whole)
    links = root.xpath("//section[@id]//a/@href")
    assert {link[1:] for link in links if link.startswith("#")} <= set(root.xpath("//@id"))
    assert "#glossary--standings" in links
    chapters = {real.library.publication.at(chapter) for chapter in addresses.of_chapters(real.library)}
    assert set(links) & chapters == set()


def test_its_contents_give_the_page_on_which_a_chapter_begins(pdf: PdfReader, texts: list[str]) -> None:
    pages = tagged_pdf.pages_of(_bytes(pdf))
    contents = next(text for text in texts if text.startswith("2 Contents"))
    for key, title in (("tajik-border", "Tajik border aid"), ("map", "Map"), ("notes", "Notes")):
        assert re.search(rf"{title} {pages[key]}\b", contents)
        assert texts[pages[key] - 1].startswith(f"{pages[key]} {title}")


def _bytes(pdf: PdfReader) -> bytes:
    pdf.stream.seek(0)
    return pdf.stream.read()


def test_every_note_is_numbered_and_spells_its_addresses_out(pdf: PdfReader, texts: list[str], whole: str, real: Checked) -> None:
    cited = re.findall(r'<a class="footnote-ref" href="#note-([^"]+)"[^>]*>(\d+)</a>', whole)
    listed = re.findall(r'<li id="note-([^"]+)">', whole)
    assert len(cited) > 500
    assert {(note, listed.index(note) + 1) for note in listed} == {(note, int(number)) for note, number in cited}
    notes = "".join(texts[tagged_pdf.pages_of(_bytes(pdf))["notes"] - 1 :]).replace(" ", "")
    for source in real.library.sources.values():
        assert source.url.replace(" ", "") in notes
        assert source.archive in notes
    assert f"{real.library.publication.address}claims/rferl-2015/three-days-to-the-border/" in notes
    assert "1.RFE/RL,April2015,paragraph" in notes


def test_it_has_the_pictures_and_no_controls(real: Checked, texts: list[str], whole: str) -> None:
    for text in (" ".join(texts), " ".join(html.fromstring(whole).text_content().split())):
        assert real.library.dossier.headline["places-map"].split(";")[0] in text
        assert real.library.dossier.headline["sums"].split(",")[0] in text
        assert "Show sourcing" not in text
        assert "← Earlier" not in text


def test_without_a_browser_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(RefusedError, match=r"no Chromium or Chrome"):
        browsers.printed("<p>")
