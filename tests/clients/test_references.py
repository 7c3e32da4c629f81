"""Reference files and meta elements: other people's readers take from them what the records hold."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import rispy
from dossier.desk.checking import Checked
from dossier.exports import reference_files
from dossier.library import publication
from dossier.records.source import Source
from dossier.views import addresses
from lxml import html
from pybtex.database.input import bibtex

from tests.fictional.project import Project
from tests.real import ROOT

SOURCES = sorted(path.stem for path in (ROOT / "seeds").glob("*.yml"))


def head(site: Path, folder: str) -> html.HtmlElement:
    return html.parse(site / folder / "index.html").getroot().find("head")


def zotero(root: html.HtmlElement) -> dict[str, object]:
    """What Zotero's reader of embedded metadata makes of a page: a small model of its order of precedence.

    Source: the translators "Embedded Metadata" and "RDF" of zotero/translators: an item type given outright decides; titles
    and dates of Highwire come before those of Dublin Core; og:url comes before the address of the page.
    """
    values: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        if name := element.get("name") or element.get("property"):
            values.setdefault(name, []).append(element.get("content"))
    first = {name: found[0] for name, found in values.items()}
    kind = first.get("z:itemType") or ("journalArticle" if "citation_journal_title" in first or "citation_title" in first else "webpage")
    return {
        "itemType": kind,
        "title": first.get("citation_title") or first.get("DC.title") or first.get("og:title"),
        "creators": values.get("citation_author") or values.get("DC.creator") or [],
        "date": first.get("citation_publication_date") or first.get("DC.date.issued") or first.get("article:published_time"),
        "url": first.get("og:url") or first.get("citation_public_url"),
        "publicationTitle" if kind == "newspaperArticle" else "websiteTitle": first.get("og:site_name"),
        "language": first.get("citation_language") or first.get("DC.language"),
    }


@pytest.mark.parametrize("key", SOURCES)
def test_a_page_of_a_source_saves_the_article_itself(site: Path, real: Checked, key: str) -> None:
    source = real.library.sources[key]
    assert zotero(head(site, f"sources/{key}")) == {
        "itemType": "newspaperArticle",
        "title": source.title,
        "creators": [f"{author.family}, {author.given}" for author in source.authors],
        "date": str(source.published).replace("-", "/"),
        "url": source.url,
        "publicationTitle": source.outlet,
        "language": "en",
    }


@pytest.mark.parametrize("folder", ["claims/rferl-2015/three-days-to-the-border", "tajik-border", "members/armenia", "."])
def test_any_other_page_saves_itself(site: Path, real: Checked, folder: str) -> None:
    found = zotero(head(site, folder))
    assert found["itemType"] == "webpage"
    assert found["url"] == real.library.publication.at(folder)
    assert found["websiteTitle"] == real.library.publication.name
    assert found["creators"] == []
    canonical = head(site, folder).xpath("string(link[@rel='canonical']/@href)")
    assert canonical == found["url"]


def test_only_the_overview_of_sources_offers_all_articles_at_once(site: Path, real: Checked) -> None:
    for path in site.rglob("index.html"):
        spans = html.parse(path).getroot().find_class("Z3988")
        if path.parent != site / "sources":
            assert spans == [], path
            continue
        found = [parse_qs(span.get("title")) for span in spans]
        assert [row["rft.title"][0] for row in found] == [source.title for source in real.library.sources_by_date]
        for row, source in zip(found, real.library.sources_by_date, strict=True):
            assert row["ctx_ver"] == ["Z39.88-2004"]
            assert row["rft.type"] == ["newspaperArticle"]
            assert row["rft.identifier"] == [source.url]
            assert row.get("rft.aulast", []) == [author.family for author in source.authors]


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    found = bibtex.Parser().parse_string(text)
    return {
        key: {
            **entry.fields,
            "authors": [(" ".join(person.first_names), " ".join(person.last_names)) for person in entry.persons.get("author", [])],
        }
        for key, entry in found.entries.items()
    }


@pytest.mark.parametrize("key", SOURCES)
def test_bibtex_is_read_as_it_was_meant(real: Checked, key: str) -> None:
    source = real.library.sources[key]
    entry = read_bibtex(reference_files.bibtex(publication.article(source)))[key]
    assert re.sub("[{}]", "", entry["title"]) == source.title
    assert "publisher" not in entry  # no field of an article
    assert entry["journal"] == source.outlet
    assert entry["year"] == source.published.text[:4]
    assert entry["url"] == source.url
    assert entry["authors"] == [(author.given, author.family) for author in source.authors]


def test_names_and_abbreviations_keep_their_capitals_in_every_style(site: Path) -> None:
    text = (site / "sources/rferl-2015.bib").read_text(encoding="utf-8")
    assert "title = {{CSTO} Meets In {Tajikistan} To Discuss {IS} Threat}," in text


def test_marks_that_bibtex_acts_on_are_shown(project: Project) -> None:
    project.replace("seeds/harbour-2001.yml", "title: Harbour Pact Meets In Lowport", "title: 'Costs & Gains: 50% of #1 {now} _in_ $'")
    text = reference_files.bibtex(publication.article(source_of(project)))
    assert r"Costs \& Gains: 50\% of \#1 \textbraceleft{}now\textbraceright{} \_in\_ \$" in text
    assert len(read_bibtex(text)) == 1


def test_whose_copy_the_address_leads_to_is_in_every_file(project: Project) -> None:
    project.replace("seeds/harbour-2001.yml", "language: en\n", "language: en\ncopy: {of: Quay & Sons, posted: 2001-05-09}\n")
    one = publication.article(source_of(project))
    told = "The address is that of a copy at Quay & Sons."
    assert told.replace("&", r"\&") in reference_files.bibtex(one)
    assert reference_files.csl(one)["note"].startswith(told)
    assert rispy.loads(reference_files.ris(one))[0]["notes"][0] == told


def source_of(project: Project) -> Source:
    from dossier.library.loading import load

    return load(project.root)[0].sources["harbour-2001"]


@pytest.mark.parametrize("key", SOURCES)
def test_ris_is_read_as_it_was_meant(real: Checked, key: str) -> None:
    source = real.library.sources[key]
    (entry,) = rispy.loads(reference_files.ris(publication.article(source)))
    assert entry["type_of_reference"] == "NEWS"
    assert re.sub("[{}]", "", entry["title"]) == source.title
    assert entry["secondary_title"] == source.outlet
    assert entry["year"] == source.published.text[:4]
    assert entry["date"].strip("/") == source.published.text.replace("-", "/")
    assert entry["urls"] == [source.url]
    assert entry.get("authors", []) == [f"{author.family}, {author.given}" for author in source.authors]


# The properties that CSL-JSON 1.0 knows, of those that an article can have; its schema takes no other.
CSL_KEYS = {"id", "type", "title", "container-title", "author", "issued", "URL", "publisher", "language", "note", "annote", "version"}


def test_each_page_that_can_be_cited_has_its_files_and_they_are_read_alike(site: Path, real: Checked) -> None:
    boxes = {path.parent: html.parse(path).getroot().xpath("//details[@id='cite']") for path in site.rglob("index.html")}
    citable = {folder: box[0] for folder, box in boxes.items() if box}
    gone = {site / addresses.folder(addresses.of_gone(real.library, one)) for one in real.library.gone.values()}
    assert set(boxes) - set(citable) == gone
    for folder, box in citable.items():
        files = {link.text: folder / link.get("href") for link in box.xpath(".//a[@download]")}
        stem = folder / "index" if folder == site else folder  # as the Data page says
        assert {path.resolve() for path in files.values()} == {Path(f"{stem}.{ending}") for ending in ("bib", "ris", "csl.json")}
        bib, ris, csl = (files[name].read_text(encoding="utf-8") for name in ("BibTeX", "RIS", "CSL-JSON"))
        items = json.loads(csl)
        assert all(set(item) <= CSL_KEYS for item in items), folder
        entries = read_bibtex(bib)
        assert [item["id"] for item in items] == list(entries) == [entry["id"] for entry in rispy.loads(ris)], folder
        assert [item["URL"] for item in items] == [entry["url"] for entry in entries.values()], folder
        shown = [line.text_content() for line in box.xpath(".//p[span[text()='APA']]/span[@class='cited']")]
        assert all(item["URL"] in line for item, line in zip(items, shown, strict=True)), folder


def test_the_home_page_cites_the_site_as_a_whole(site: Path, real: Checked) -> None:
    library = real.library
    (item,) = json.loads((site / "index.csl.json").read_text(encoding="utf-8"))
    assert (item["type"], item["title"], item["URL"]) == ("webpage", library.publication.name, library.publication.address)
    assert [author["literal"] for author in item["author"]] == library.dossier.creators
    box = html.parse(site / "index.html").getroot().get_element_by_id("cite")
    assert box.findtext("summary") == "Cite this site"


def test_a_table_can_be_cited_by_its_title_and_anchor(site: Path, real: Checked) -> None:
    offered = 0
    people = [addresses.of_subject(real.library, one) for one in real.library.of_kind("person")]
    for path in [*real.library.pages, *map(addresses.of_source, real.library.sources.values()), *people]:
        page = html.parse(site / addresses.folder(path) / "index.html").getroot()
        wanted = {
            (" ".join(table.find("caption").text_content().split()), table.get("id")) for table in page.xpath("//table[@id][caption]")
        }
        box = page.xpath("//details[@id='cite-tables']")
        titles = [line.text_content() for one in box for line in one.find_class("cited-what")]
        shown = [line.text_content() for one in box for line in one.xpath(".//p[span[text()='MLA']]/span[@class='cited']")]
        assert {(title, line.rstrip(".").rpartition("#")[2]) for title, line in zip(titles, shown, strict=True)} == wanted, path
        offered += len(wanted)
    assert offered >= len(real.library.dossier.topics)


def test_a_claims_file_names_the_claim_and_then_the_article_with_the_words_that_bear_it(site: Path, real: Checked) -> None:
    claim = real.library.claims["rferl-2015/three-days-to-the-border"]
    text = (site / f"claims/{claim.key}.bib").read_text(encoding="utf-8")
    page, article = read_bibtex(text).values()
    assert re.sub("[{}]", "", page["title"]) == claim.says.rstrip(".")
    assert page["url"] == real.library.publication.at(f"claims/{claim.key}")
    assert claim.fragments[0] in article["annote"]
    assert article["title"] == read_bibtex((site / f"sources/{claim.source}.bib").read_text(encoding="utf-8"))[claim.source]["title"]


def test_the_files_of_the_bibliography_hold_every_article_once(site: Path, real: Checked) -> None:
    keys = [source.id for source in real.library.sources_by_date]
    items = json.loads((site / "sources" / "bibliography.csl.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == keys
    assert all(set(item) <= CSL_KEYS and item["type"] == "article-newspaper" for item in items)
    assert list(read_bibtex((site / "sources" / "bibliography.bib").read_text(encoding="utf-8"))) == keys
    assert [entry["id"] for entry in rispy.loads((site / "sources" / "bibliography.ris").read_text(encoding="utf-8"))] == keys


@pytest.mark.parametrize("kind", ["article-journal", "book", ""])
def test_a_kind_that_the_formatter_does_not_know_is_refused(project: Project, kind: str) -> None:
    project.replace("seeds/harbour-2001.yml", "type: article-newspaper", f"type: '{kind}'")
    assert any(problem.rule == "schema" and "article-newspaper" in problem.message for problem in project.problems())


@pytest.mark.parametrize("date", ["2001~", "2001-05/2001-06", "[2001,2002]", "200X"])
def test_a_date_that_no_style_can_show_is_refused(project: Project, date: str) -> None:
    project.replace("seeds/harbour-2001.yml", "published: 2001-05-05", f"published: '{date}'")
    assert any(problem.rule == "schema" and "year, month or day" in problem.message for problem in project.problems())
