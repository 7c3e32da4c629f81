"""The built site: every link, fragment, footnote and address."""

import copy
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from dossier.desk.checking import Checked
from dossier.views import addresses, meetings, membership
from lxml import html

from tests.real import read

ADDRESSES = [
    "", "members", "summits", "afghanistan", "tajik-border", "forces", "motives", "people", "timeline", "map", "explorer", "data", "who-says-what", "differences", "sources", "claims", "method", "glossary",
]  # fmt: skip
ESSAYS = sorted({addresses.folder(topic.page) for topic in read().library.dossier.topics})
# Outside addresses beside those of the source records and editor's notes, and why each is there.
OUTSIDE = {
    "https://creativecommons.org/licenses/by/4.0/": "the Data page names the licence",
    "https://www.loc.gov/standards/datetime/": "the Data page names the standard of its dates",
    "https://datapackage.org/": "the Data page names the standard of its tables",
    "https://www.w3.org/TR/annotation-model/": "the Data page names the standard of its annotations",
    "https://www.wikidata.org/": "the Data page names what a subject's id there joins it with",
    "https://datasette.io/": "the Data page names a program for its database",
    "https://wicg.github.io/scroll-to-text-fragment/": "the Method page names the standard that links to words follow",
    "https://www.w3.org/TR/WCAG22/": "the Accessibility page names the standard that it aims at",
    "https://github.com/dequelabs/axe-core": "the Accessibility page names the program that tests it",
    "https://www.guidepup.dev/docs/virtual": "the Accessibility page names the program that reads pages out",
    "https://github.com/csto-dossier/csto-dossier.github.io/issues": "where readers report faults",
    "https://github.com/csto-dossier/csto-dossier.github.io/security": "where readers report weaknesses",
}


NEIGHBOURS = ["Sources", "Claims", "Reading room", "Explorer", "Data", "Who says what", "Where sources differ"]


@cache
def parsed(path: Path) -> html.HtmlElement:
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("index.html"))


def links(path: Path) -> Iterator[str]:
    root = parsed(path)
    yield from (value for name in ("href", "src") for value in root.xpath(f"//@{name}"))


@cache
def anchors(path: Path) -> set[str]:
    return set(parsed(path).xpath("//@id | //a/@name"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_permanent_address_is_there(site: Path, address: str) -> None:
    assert (site / address / "index.html").is_file()


def test_every_claim_source_state_and_meeting_has_its_page(site: Path, real: Checked) -> None:
    library = real.library
    wanted = [f"claims/{key}" for key in library.claims] + [f"sources/{key}" for key in library.sources]
    wanted += [f"members/{state.id}" for state in membership.states(library)] + [
        f"summits/{row.event.id}" for row in meetings.every(library)
    ]
    assert [address for address in wanted if not (site / address / "index.html").is_file()] == []


def test_every_page_marks_the_tab_that_leads_to_it(site: Path) -> None:
    marked = {path: parsed(path).xpath("count(//li[contains(@class, 'md-tabs__item--active')])") for path in pages(site)}
    assert {path for path, count in marked.items() if count != 1} == set()


def test_every_internal_link_and_fragment_resolves(site: Path) -> None:
    assert broken_links(site) == []


def broken_links(site: Path) -> list[tuple[str, str]]:
    """Links within a site that lead to no file, or to no part of a page."""
    broken = []
    for path in pages(site):
        here = path.parent.relative_to(site).as_posix()
        for link in links(path):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join("/", here, unquote(parts.path))) if parts.path else f"/{here}"
            file = site / target.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            wanted = unquote(parts.fragment) if file.suffix == ".html" and not parts.fragment.startswith(":~:") else ""
            if not file.is_file() or (wanted and wanted not in anchors(file)):
                broken.append((here, link))
    return broken


def test_every_footnote_leads_to_a_claim_and_every_claim_to_its_source(site: Path, real: Checked) -> None:
    checked = 0
    for path in pages(site):
        root = parsed(path)
        marks = root.xpath("//a[@class='footnote-ref']")
        assert all(mark.get("data-notes", mark.get("href")[1:]).split()[0] == mark.get("href")[1:] for mark in marks)
        for marker in [key for mark in marks for key in mark.get("data-notes", mark.get("href")[1:]).split()]:
            note = root.get_element_by_id(marker)
            source, _, claim = marker.removeprefix("fn:").partition("--")
            assert f"{source}/{claim}" in real.library.claims
            targets = [unquote(link) for link in note.xpath(".//a/@href")]
            assert any(link.rstrip("/").endswith(f"{source}/{claim}") for link in targets), (path, marker)
            checked += 1
    assert checked > 800
    for key, claim in real.library.claims.items():
        targets = list(links(site / "claims" / key / "index.html"))
        assert any(link.endswith(f"sources/{claim.source}/#block-{claim.passages[0].block}") for link in targets)


def test_every_outside_link_is_a_sources_a_notes_or_has_a_reason(site: Path, real: Checked) -> None:
    library = real.library
    known = {source.url for source in library.sources.values()} | {source.archive for source in library.sources.values()} | set(OUTSIDE)
    known |= {subject.editor_note.reference for subject in library.subjects.values() if subject.editor_note}
    known |= {subject.same_as for subject in library.subjects.values() if subject.same_as}
    own = "https://csto-dossier.github.io/"
    found = {link.split("#")[0] for path in pages(site) for link in links(path) if urlsplit(link).scheme or link.startswith("//")}
    assert {link for link in found if not link.startswith(own)} - known == set()
    assert set(OUTSIDE) <= found


@pytest.mark.parametrize("essay", ESSAYS)
def test_an_essay_has_500_to_1000_words(site: Path, essay: str) -> None:
    article = copy.deepcopy(parsed(site / essay / "index.html").xpath("//article")[0])
    paragraphs = [block for block in article.xpath("./p") if "about-the-site" not in (block.get("class") or "")]
    for block in paragraphs:
        for note in block.xpath(".//sup"):
            note.drop_tree()
    count = sum(len(block.text_content().split()) for block in paragraphs)
    assert 500 <= count <= 1000


def test_beside_each_essay_every_claim_on_its_topics_is_listed(site: Path, real: Checked) -> None:
    for essay in ESSAYS:
        listed = parsed(site / essay / "claims" / "index.html")
        topics = {topic.id for topic in real.library.dossier.topics if addresses.folder(topic.page) == essay}
        wanted = {f"fn:{claim.source}--{claim.id}" for claim in real.library.claims.values() if topics & set(claim.topics)}
        assert wanted == set(listed.xpath("//li[starts-with(@id, 'fn:')]/@id"))
        assert any(link.endswith("claims/") for link in parsed(site / essay / "index.html").xpath("//article//p/a/@href"))


def test_every_page_has_a_title_a_description_and_one_heading(site: Path) -> None:
    titles = {}
    for path in pages(site):
        root = parsed(path)
        assert len(root.xpath("//h1")) == 1, path
        described = root.xpath("//meta[translate(@name, 'D', 'd')='description']")
        assert [bool(tag.get("content")) for tag in described] == [True], path
        an_article = root.xpath("//meta[@name='z:itemType'][not(@content='webpage')]")
        assert (described[0].get("name") == "Description") == bool(an_article), path  # else Zotero takes our words for its abstract
        titles.setdefault(root.xpath("string(//title)"), []).append(path)
    assert [found for found in titles.values() if len(found) > 1] == []


def test_no_page_shows_a_template_or_a_raw_note(site: Path) -> None:
    for path in pages(site):
        text = " ".join(parsed(path).xpath("//article//text()[not(ancestor::*[@class='cited'])]"))  # Wikipedia's own templates stand there
        assert not re.search(r"\{\{|\{%|<!--#|\[\^|&#\d+;|markdown=", text), path


def test_marked_words_in_other_languages_name_their_language(site: Path) -> None:
    for path in pages(site):
        for element in parsed(path).xpath(
            "//article//*[text()[re:test(., '[\u0400-\u04ff\u0530-\u058f\u0600-\u06ff]')]]",
            namespaces={"re": "http://exslt.org/regular-expressions"},
        ):
            assert element.get("lang"), (path, element.text)


@pytest.mark.parametrize("path", ["sources", "explorer", "who-says-what", "reading-room"])
def test_a_page_without_a_menu_beside_it_names_its_neighbours(site: Path, path: str) -> None:
    links = parsed(site / path / "index.html").xpath("//nav[@class='neighbours']//a")
    assert [link.text for link in links] == NEIGHBOURS
    assert [link.get("href") for link in links if link.get("aria-current")] == ["./"]
