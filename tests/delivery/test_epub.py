"""The EPUB: what it says of itself, its chapters, links, notes and pictures, as a reader of EPUBs finds them."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from posixpath import basename

import pytest
from dossier.delivery import epub
from dossier.desk.checking import Checked, check
from dossier.desk.command import main
from dossier.views import addresses, wording
from ebooklib import ITEM_DOCUMENT, ITEM_STYLE
from ebooklib import epub as reader
from lxml import etree

from tests.conftest import ROOT
from tests.fictional.project import Project

SECONDS = 1_700_000_000
NAMES = {"h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg", "e": "http://www.idpf.org/2007/ops"}
TYPE = "{http://www.idpf.org/2007/ops}type"


def packed(site: Path, checked: Checked) -> bytes:
    library = checked.library
    terms, chapters = wording.attribution(library), addresses.of_chapters(library)
    return epub.pack(site, library.publication, library.dossier, terms, chapters, SECONDS)


@pytest.fixture(scope="module")
def content(site: Path, real: Checked) -> bytes:
    """The EPUB of the real site."""
    return packed(site, real)


@pytest.fixture(scope="module")
def book(content: bytes) -> reader.EpubBook:
    """It, as EbookLib reads it."""
    return reader.read_epub(io.BytesIO(content))


@pytest.fixture(scope="module")
def pages(content: bytes) -> dict[str, etree._Element]:
    """Its pages by their names, read as XML, which is stricter than e-readers are."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {basename(name): etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xhtml")}


def test_a_reader_finds_what_the_book_is(book: reader.EpubBook, real: Checked) -> None:
    dossier, site = real.library.dossier, real.library.publication

    def told(name: str) -> list[str]:
        return [value for value, _ in book.get_metadata("DC", name)]

    assert (book.title, book.language, book.uid) == (site.name, dossier.language, epub.identifier(site))
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", book.uid)
    assert told("creator") == dossier.creators
    assert told("date") == [str(site.date)]
    assert dossier.licence.url in told("rights")[0]
    metas = {
        value["property"]: text
        for rows in book.metadata["http://www.idpf.org/2007/opf"].values()
        for text, value in rows
        if "property" in value
    }
    assert metas["schema:version"] == site.version
    assert metas["dcterms:modified"] == "2023-11-14T22:13:20Z"


def test_a_reader_finds_every_chapter_in_order(book: reader.EpubBook, pages: dict[str, etree._Element], real: Checked) -> None:
    spine = [key for key, _ in book.spine]
    every = addresses.of_chapters(real.library)
    assert spine[:3] == ["title", "contents", "home"]
    assert spine[3 : 3 + len(every)] == every
    assert spine[-1] == "notes"
    assert {f"{key}.xhtml" for key in spine} == set(pages)
    contents = pages["contents.xhtml"].xpath("//h:nav[@e:type='toc']/h:ol/h:li/h:a/@href", namespaces=NAMES)
    assert contents == [f"{key}.xhtml" for key in spine[2:]]
    titles = {page.xpath("string(//h:h1)", namespaces=NAMES) for page in pages.values()}
    assert {"Tajik border aid", "Map", "Notes"} < titles


def test_the_landmarks_lead_to_the_parts_of_the_book(pages: dict[str, etree._Element]) -> None:
    marks = pages["contents.xhtml"].xpath("//h:nav[@e:type='landmarks']//h:a", namespaces=NAMES)
    assert [(mark.get(TYPE), mark.get("href")) for mark in marks] == [
        ("titlepage", "title.xhtml"), ("toc", "contents.xhtml"), ("bodymatter", "home.xhtml"), ("footnotes", "notes.xhtml"),
    ]  # fmt: skip


def test_every_link_leads_to_a_place_in_the_book_or_to_a_public_address(pages: dict[str, etree._Element], real: Checked) -> None:
    places = {name: {"", *page.xpath("//@id")} for name, page in pages.items()}
    links = [link for page in pages.values() for link in page.xpath("//h:body//@href", namespaces=NAMES)]
    inside = [link.partition("#") for link in links if "://" not in link]
    assert [link for link in inside if link[2] not in places.get(link[0], set())] == []
    assert len({name for name, _, _ in inside}) == len(pages)
    outside = {link for link in links if "://" in link}
    assert all(link.startswith("https://") for link in outside)
    chapters = {real.library.publication.at(name.removesuffix(".xhtml")) for name in pages}
    assert outside & chapters == set()
    assert any(link.startswith(f"{real.library.publication.address}claims/") for link in outside)


def test_marks_and_notes_lead_to_each_other(pages: dict[str, etree._Element]) -> None:
    notes = pages["notes.xhtml"].xpath("//h:ol/h:li[@e:type='footnote']", namespaces=NAMES)
    numbers = {note.get("id"): str(number) for number, note in enumerate(notes, 1)}
    cited: dict[str, set[str]] = {}
    for name, page in pages.items():
        for mark in page.xpath("//h:a[@e:type='noteref']", namespaces=NAMES):
            note = mark.get("href").removeprefix("notes.xhtml#")
            assert mark.text == numbers[note]
            if mark.get("id"):
                cited.setdefault(note, set()).add(f"{name}#{mark.get('id')}")
    assert {note.get("id"): set(note.xpath("h:a[@role='doc-backlink']/@href", namespaces=NAMES)) for note in notes} == cited
    assert len(cited) > 200


def test_every_picture_has_a_text_and_the_names_that_svg_has(book: reader.EpubBook, pages: dict[str, etree._Element]) -> None:
    drawings = [(name, one) for name, page in pages.items() for one in page.xpath("//s:svg", namespaces=NAMES)]
    assert len(drawings) > 20
    for name, one in drawings:
        assert one.get("aria-label") or one.xpath("ancestor-or-self::*[@aria-hidden='true']"), name
        small = {str(word) for part in one.iter() for word in (etree.QName(part).localname, *part.attrib)}
        assert not small & {"viewbox", "patternunits", "lineargradient"}, name
    assert any(one.get("viewBox") for _, one in drawings)
    drawn = {name.removesuffix(".xhtml") for name, _ in drawings}
    assert {item.id for item in book.get_items_of_type(ITEM_DOCUMENT) if "svg" in item.properties} == drawn


def test_what_the_site_colours_in_a_picture_the_book_colours_too(book: reader.EpubBook, pages: dict[str, etree._Element]) -> None:
    def coloured(css: str) -> set[str]:
        rules = re.findall(r"([^{}]+)\{([^{}]*(?:fill|stroke|stop-color):[^{}]*)\}", css)
        return {
            names[-1]
            for heads, _ in rules
            if ":hover" not in heads
            for head in heads.split(",")
            if (names := re.findall(r"\.([a-z-]+)", head))
        }

    site = coloured((ROOT / "hooks/dossier/site/assets/pictures.css").read_text(encoding="utf-8"))
    (style,) = book.get_items_of_type(ITEM_STYLE)
    drawn = {
        word
        for page in pages.values()
        for words in page.xpath("//s:svg/descendant-or-self::*/@class", namespaces=NAMES)
        for word in words.split()
    }
    assert len(drawn & site) > 20
    assert (drawn & site) - coloured(style.get_content().decode()) == set()
    assert "var(" not in style.get_content().decode()


def test_nothing_is_left_that_only_scripts_and_a_site_need(pages: dict[str, etree._Element]) -> None:
    for name, page in pages.items():
        assert (
            page.xpath("//h:form | //h:button | //h:script | //h:link[not(@href='style.css')] | //@style | //@tabindex", namespaces=NAMES)
            == []
        ), name
        assert [key for part in page.iter(etree.Element) for key in part.attrib if key.startswith("data-")] == [], name
        hidden = page.xpath("//h:body//*[@hidden]", namespaces=NAMES)
        assert [part.get(TYPE) for part in hidden] == (["landmarks"] if name == "contents.xhtml" else []), name


def test_two_books_of_one_site_are_the_same_to_the_byte_and_begin_with_their_type(built: Project) -> None:
    site, checked = (built.root / "site").resolve(), check(built.root, built.texts)
    first = packed(site, checked)
    assert packed(site, checked) == first
    assert first[30:58] == b"mimetypeapplication/epub+zip"


def test_another_version_or_address_is_another_book(real: Checked) -> None:
    site = real.library.publication
    others = [replace(site, version="9"), replace(site, address="https://example.org/other/"), replace(site, name="Another name")]
    assert [epub.identifier(other) == epub.identifier(site) for other in others] == [False, False, True]


def test_the_command_makes_a_book_of_a_built_site_alone(built: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = built.root / "pact.epub"
    assert main(["epub", str(file), "--root", str(built.root)]) == 0
    assert reader.read_epub(file).title == check(built.root, built.texts).library.publication.name
    shutil.rmtree((built.root / "site").resolve())
    assert main(["epub", str(file), "--root", str(built.root)]) == 2
    assert "there is no built site" in "".join(capsys.readouterr())
