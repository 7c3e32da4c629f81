"""What pages tell programs: JSON-LD by the lists of required and recommended properties, robots, search, canonical addresses."""

import json
from datetime import date
from pathlib import Path

import pytest
from dossier.desk.checking import Checked
from dossier.views import addresses, meetings
from lxml import etree, html
from PIL import Image

# Required, then recommended: Google's lists for structured data; schema.org's own terms for Claim, which has no list.
DATASET = ({"name", "description"}, {"creator", "citation", "identifier", "isAccessibleForFree", "keywords", "license", "measurementTechnique", "spatialCoverage", "temporalCoverage", "variableMeasured", "version", "url", "distribution"})  # fmt: skip
EVENT = ({"name", "startDate"}, {"description", "endDate", "subjectOf"})
ARTICLE = {"headline", "publisher", "datePublished", "url", "inLanguage", "archivedAt"}
CLAIM = {"@id", "text", "author", "appearance", "about", "inLanguage", "license"}


def graph(site: Path, folder: str) -> dict[str, dict]:
    """The nodes of a page's JSON-LD by their type."""
    (script,) = html.parse(site / folder / "index.html").getroot().xpath("//script[@type='application/ld+json']/text()")
    found = json.loads(script)
    assert found["@context"] == "https://schema.org"
    return {node["@type"]: node for node in found["@graph"]}


def test_the_data_page_describes_a_data_set(site: Path, real: Checked) -> None:
    node = graph(site, "data")["Dataset"]
    assert set(node) >= DATASET[0] | DATASET[1]
    assert 50 <= len(node["description"]) <= 5000
    assert len(node["citation"]) == len(real.library.sources)
    for download in node["distribution"]:
        assert download["encodingFormat"]
        assert (site / download["contentUrl"].removeprefix(real.library.publication.address)).is_file()


def test_every_claim_says_who_made_it_and_where_it_appears(site: Path, real: Checked) -> None:
    library = real.library
    for key, claim in library.claims.items():
        node = graph(site, f"claims/{key}")["Claim"]
        assert set(node) >= CLAIM
        assert node["text"] == claim.says
        assert set(node["appearance"]) >= ARTICLE
        assert node["appearance"]["url"] == library.sources[claim.source].url
        names = [author["name"] for author in node["author"]]
        assert names == [library.subjects[one].name for one in claim.speakers] or names == [library.sources[claim.source].publisher]
        assert node["datePublished"] == node["appearance"]["datePublished"]  # the article's, and not that of what it tells
        if "temporalCoverage" in node:
            assert date.fromisoformat((node["temporalCoverage"] + "-01-01")[:10])
        assert {author["@type"] for author in node["author"]} <= {"Person", "Organization"}


def test_what_wikidata_has_too_says_so_to_programs_and_readers(site: Path, real: Checked) -> None:
    library = real.library
    known = {one.name: one.same_as for one in library.subjects.values() if one.same_as}
    assert len(known) == len(set(known.values())) >= 20
    assert all(one.wikidata for one in library.subjects.values() if getattr(one, "code", None))
    told = {}
    for key, claim in library.claims.items():
        about = graph(site, f"claims/{key}")["Claim"]["about"]
        assert [node["name"] for node in about if "sameAs" in node] == [
            library.subjects[one].name for one in claim.about if library.subjects[one].wikidata
        ]
        told |= {node["name"]: node["sameAs"] for node in about if "sameAs" in node}
    assert told.items() <= known.items()
    for name in told:
        (one,) = (one for one in library.subjects.values() if one.name == name)
        page = addresses.folder(addresses.of_subject(library, one).partition("#")[0])
        assert known[name] in html.parse(site / page / "index.html").getroot().xpath("//article//a/@href")


def named(value: object) -> set[str]:
    """The ids of all nodes in a piece of JSON-LD."""
    if isinstance(value, dict):
        return {value["@id"]} | named(list(value.values())) if "@id" in value else named(list(value.values()))
    return {one for item in value for one in named(item)} if isinstance(value, list) else set()


def test_what_names_a_subject_leads_to_a_place_that_is_there(site: Path, real: Checked) -> None:
    base = real.library.publication.address
    ids = {one for key in real.library.claims for one in named(list(graph(site, f"claims/{key}").values())) if "#" in one}
    assert len(ids) > len(real.library.of_kind("person"))
    for folder in {one.partition("#")[0] for one in ids}:
        there = set(html.parse(site / folder.removeprefix(base) / "index.html").getroot().xpath("//@id"))
        assert {one.partition("#")[2] for one in ids if one.startswith(f"{folder}#")} <= there, folder


def test_unnamed_people_are_no_organisation(site: Path) -> None:
    node = graph(site, "claims/rferl-2015/aid-could-reach-seventy-billion")["Claim"]
    (author,) = node["author"]
    assert (author["@type"], author["name"]) == ("Person", "anonymous officials of the Russian General Staff")
    assert author["@id"].endswith("/glossary/#russian-general-staff-officials")


def test_a_meeting_is_an_event_with_its_date_and_place(site: Path, real: Checked) -> None:
    for row in meetings.every(real.library):
        node = graph(site, f"summits/{row.event.id}")["Event"]
        assert set(node) >= EVENT[0] | EVENT[1]
        assert node["startDate"] == row.event.date.points[0]
        assert ("location" in node) == (row.place is not None)
        if row.place:
            page, _, anchor = addresses.of_subject(real.library, row.place).partition("#")
            where = {"@id": f"{real.library.publication.at(addresses.folder(page))}#{anchor or 'subject'}", "name": row.place.name}
            same = {"sameAs": row.place.same_as} if row.place.same_as else {}
            assert node["location"] == {"@type": "Place", "address": row.place.name, **where, **same}


@pytest.mark.parametrize("folder", ["members/armenia", "claims/vk-2019/zasya-elected", "sources/at-2015", "tajik-border", "data"])
def test_breadcrumbs_lead_from_home_to_the_page(site: Path, real: Checked, folder: str) -> None:
    items = graph(site, folder)["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert len(items) >= 2
    assert items[0]["item"] == real.library.publication.address
    assert items[-1]["item"] == real.library.publication.at(folder)
    for item in items:
        assert (site / item["item"].removeprefix(real.library.publication.address) / "index.html").is_file()


def test_what_stands_in_a_claim_cannot_leave_the_script(site: Path) -> None:
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        for part in text.split('<script type="application/ld+json">')[1:]:
            inside = part.partition("</script>")[0]
            assert "<" not in inside
            json.loads(inside)


def test_robots_are_let_in_and_shown_the_map(site: Path, real: Checked) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {real.library.publication.address}sitemap.xml"]
    listed = {element.text for element in etree.parse(site / "sitemap.xml").iter("{*}loc")}
    pages = {real.library.publication.at(path.parent.relative_to(site).as_posix()) for path in site.rglob("index.html")}
    assert listed == pages
    assert {real.library.publication.at(addresses.folder(path)) for path in real.rendered.pages} == pages


def test_every_page_has_a_card_that_is_there(site: Path, real: Checked) -> None:
    for path in site.rglob("index.html"):
        root = html.parse(path).getroot()
        (picture,) = root.xpath("//meta[@property='og:image']/@content")
        with Image.open(site / picture.removeprefix(real.library.publication.address)) as drawn:
            assert drawn.size == (1200, 630)
        assert root.xpath("//meta[@property='og:image:alt']/@content")
    cards = list((site / "assets" / "cards").glob("*.png"))
    assert len(cards) == len(real.library.pages)
    assert len({card.read_bytes() for card in cards}) == len(cards)


def test_a_browser_can_search_the_site(site: Path, real: Checked) -> None:
    root = etree.parse(site / "opensearch.xml").getroot()
    assert root.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    assert len(root.findtext("{*}ShortName") or "") <= 16
    assert len(root.findtext("{*}Description") or "") <= 1024
    (url,) = root.findall("{*}Url")
    assert url.get("template") == f"{real.library.publication.address}?q={{searchTerms}}"
    link = html.parse(site / "map" / "index.html").getroot().xpath("//link[@rel='search']/@href")
    assert link == ["../opensearch.xml"]


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_tells_the_newest_of_the_journal_first_by_what_the_claims_say(site: Path, real: Checked) -> None:
    library = real.library
    root = etree.parse(site / "feed.xml").getroot()
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author", "rights"):
        assert root.find(f"{ATOM}{name}") is not None
    entries = root.findall(f"{ATOM}entry")
    wanted = [(entry.change, str(entry.date), key) for entry in library.journal for key in entry.claims][::-1][:50]
    found = [
        (entry.find(f"{ATOM}category").get("term"), entry.findtext(f"{ATOM}updated")[:10], entry.find(f"{ATOM}link").get("href"))
        for entry in entries
    ]
    assert found == [(change, day, library.publication.at(f"claims/{key}")) for change, day, key in wanted]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert times == sorted(set(times), reverse=True)
    for entry, (_, _, key) in zip(entries, wanted, strict=True):
        said = library.claims[key].says if key in library.claims else f"{key}: it is now {library.gone[key].moved_to}."
        assert entry.findtext(f"{ATOM}title").removeprefix("Changed: ").removeprefix("Moved: ") == said
        assert (site / "claims" / key / "index.html").is_file()
    link = html.parse(site / "map" / "index.html").getroot().xpath("//link[@type='application/atom+xml']/@href")
    assert link == ["../feed.xml"]


def test_each_topic_and_each_source_has_a_feed_of_its_own(site: Path, real: Checked) -> None:
    for key in (*real.library.dossier.topic_titles, *real.library.sources):
        links = etree.parse(site / "feeds" / f"{key}.xml").getroot().findall(f"{ATOM}entry/{ATOM}link")
        claims = [real.library.claims[link.get("href").partition("/claims/")[2].strip("/")] for link in links]
        assert claims
        assert all(key in (*claim.topics, claim.source) for claim in claims)
