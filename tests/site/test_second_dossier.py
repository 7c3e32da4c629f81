"""A second dossier, on an invented harbour: no state, no membership, no map. The library must know nothing of its first subject."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from dossier.delivery import epub, printed_edition
from dossier.desk.checking import Checked, check
from dossier.desk.command import main
from dossier.views import addresses, meetings, wording
from ebooklib import epub as reader
from lxml import etree, html
from playwright.sync_api import Browser

from tests.audit import shapes
from tests.conftest import DESKTOP, Watched, window
from tests.depth import DEEP
from tests.harbour import HARBOUR, begun, words_of
from tests.serving import serving
from tests.site.test_site import broken_links, pages, parsed

# What only a dossier on states in an organisation speaks of.
FOREIGN = re.compile(
    r"\b(?:[Ss]tates(?! it)|[Mm]ember states?|[Mm]embership|list of members|[Oo]rgani[sz]ation|[Tt]reat(?:y|ies)|[Mm]aps?|[Ee]xercises?|[Ff]orces|[Aa]rmed|[Ss]ummits?|[Ee]ditor’s notes?)\b"
)
_DRAWINGS = """() => [...document.querySelectorAll("article svg:not(.defs), article img")].filter(node => node.checkVisibility()).map(node =>
  [node.outerHTML.slice(0, 80), node.querySelectorAll("rect, path, circle, line, polyline, polygon, text, use").length || node.naturalWidth || 0,
   node.getBoundingClientRect().width, node.getBoundingClientRect().height])"""
COUNTS = re.compile(r"\b(\w+) news articles?\b")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The second dossier, begun, committed to its articles, checked and built into its folder `site`."""
    folder = tmp_path_factory.mktemp("second") / "harbour"
    begun(folder)
    for source in sorted(path.stem for path in (HARBOUR / "seeds").glob("*.yml")):
        assert main(["commit", source, "--root", str(folder)]) == 0
    assert main(["check", "--root", str(folder)]) == 0
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/"}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return check(folder)


@pytest.fixture(scope="module")
def built(harbour: Checked) -> Path:
    """The built site of the second dossier."""
    return harbour.library.root / "site"


def delivered(site: Path) -> dict[str, str]:
    """Every file that is delivered, by its path, as text; without the theme's own bundles and what is only packed."""
    found = [path for path in site.rglob("*") if path.is_file() and path.suffix not in {".gz", ".br", ".png", ".woff2", ".map", ".zip"}]
    names = {path.relative_to(site).as_posix(): path for path in found}
    theme = ("assets/javascripts/", "assets/stylesheets/", "assets/joined.")
    return {name: path.read_bytes().decode("utf-8", "ignore") for name, path in names.items() if not name.startswith(theme)}


def description(path: Path) -> str:
    return parsed(path).xpath("string(//meta[@name='description']/@content)")


def shown(path: Path) -> str:
    """What readers see of a page, its description and the names of its parts."""
    root = html.fromstring(html.tostring(parsed(path)))
    for element in root.xpath("//script | //style"):
        element.drop_tree()
    return " ".join([*root.text_content().split(), description(path), *root.xpath("//@aria-label | //@title | //@alt")])


def test_there_is_no_problem_and_nothing_is_left_to_enter(harbour: Checked) -> None:
    assert [str(problem) for problem in harbour.problems] == []
    assert main(["check", "--frozen", "--root", str(harbour.library.root)]) == 0
    for path in (HARBOUR / "seeds").glob("*.yml"):  # the roots that are committed are those of the texts
        assert (harbour.library.root / "seeds" / path.name).read_bytes() == path.read_bytes()


def test_everything_has_its_page(harbour: Checked, built: Path) -> None:
    library = harbour.library
    wanted = ["", *(f"claims/{key}" for key in library.claims), *(f"sources/{key}" for key in library.sources)]
    wanted += [f"meetings/{row.event.id}" for row in meetings.every(library)] + addresses.of_chapters(library)
    assert [address for address in wanted if not (built / address / "index.html").is_file()] == []
    assert len(meetings.every(library)) == 3
    assert len({topic.page for topic in library.dossier.topics}) == 5


def test_no_page_is_about_what_this_dossier_has_not(built: Path) -> None:
    assert {path.name for path in built.iterdir()} & {"members", "summits", "states", "map", "forces"} == set()
    assert [(path.parent.name, found.group()) for path in pages(built) for found in FOREIGN.finditer(shown(path))] == []


def test_no_word_of_the_first_subject_is_delivered(real: Checked, built: Path) -> None:
    found, texts = words_of(real.library), delivered(built)
    assert len(texts) > 150
    assert found(f"({real.library.dossier.keywords[0]}, {real.library.by_date[0].id})")
    hits = [(name, word) for name, text in texts.items() for word in found(text)]
    assert [hit for hit in hits if not (hit[0] == "data/datapackage.json" and hit[1].isdecimal())] == []  # it counts bytes


def test_no_picture_list_or_table_is_empty(built: Path) -> None:
    pictures = 0
    for path in pages(built):
        root = parsed(path)
        for drawing in root.xpath("//svg[contains(@class, 'chart')] | //ol[@class='bars']"):
            assert drawing.xpath(".//a[@href]//rect | .//li[a]/svg/rect"), path
        for figure in root.xpath("//figure[contains(@class, 'picture')]"):
            headline = figure.xpath("string(figcaption)").strip()
            assert headline, path
            assert not re.search(r"\b(?:0|None|nan)\b", headline), (path, headline)
            pictures += 1
        for parent in root.xpath("//article//*[self::ul or self::ol or self::dl or self::select or self::fieldset]"):
            if not parent.xpath("ancestor::div[@id='reading']"):  # a script fills it
                assert parent.xpath("*[normalize-space()]"), (path, html.tostring(parent)[:200])
        for table in root.xpath("//article//table[not(ancestor::div[@hidden])]"):
            columns = zip(*([cell.text_content().strip() for cell in row] for row in table.xpath(".//tbody/tr")), strict=True)
            assert table.xpath(".//tbody/tr"), path
            assert all(any(column) for column in columns), (path, table.xpath("string(caption)"))
    assert pictures == 5  # the sums, the timeline, and a strip of each article


def test_a_browser_shows_every_page_and_picture_and_no_word_of_the_first_subject(chromium: Browser, real: Checked, built: Path) -> None:
    paths = [f"/{path.parent.relative_to(built).as_posix()}/".replace("/./", "/") for path in pages(built)]
    found, drawn = words_of(real.library), 0
    with serving(built) as address, window(chromium, viewport=DESKTOP) as context, Watched(context, address) as page:
        for path in paths if DEEP else shapes.different(built, paths):
            page.goto(address + path)
            drawings = page.evaluate(_DRAWINGS)
            assert [(path, name) for name, marks, width, height in drawings if not (marks and width and height)] == []
            assert [(path, word) for word in found(page.title() + page.inner_text("body"))] == []
            drawn += len(drawings)
    assert drawn >= 5  # the sums, the timeline, and a strip of each article


def test_no_heading_stands_above_nothing(built: Path) -> None:
    for path in pages(built):
        headings = parsed(path).xpath("//article//*[self::h1 or self::h2 or self::h3][not(ancestor::*[@hidden])]")
        for heading in headings:
            following = heading.getnext()
            assert following is not None, (path, heading.text_content())
            deeper = following.tag in {"h2", "h3"} and following.tag > heading.tag
            assert deeper or following.tag not in {"h1", "h2", "h3", "details", "hr"}, (path, heading.text_content())


def test_every_link_leads_to_something(built: Path) -> None:
    assert broken_links(built) == []


def test_what_a_page_says_of_itself_is_true(harbour: Checked, built: Path) -> None:
    library = harbour.library
    told = {path.parent.relative_to(built).as_posix(): description(path) for path in pages(built)}
    assert {count for text in told.values() for count in COUNTS.findall(text)} == {"three"}
    assert {year for text in told.values() for year in re.findall(r"\b(?:19|20)\d\d\b", text)} == {"2031", "2032", "2033"}
    spanning = [".", *(addresses.folder(topic.page) for topic in library.dossier.topics if topic.id not in {"strike", "storm"})]
    assert [page for page in spanning if "three news articles, 2031 to 2033" not in told[page]] == []
    assert [
        page for page in ("explorer", "people", "timeline", "who-says-what", "differences") if "three news articles" not in told[page]
    ] == []
    assert "the bodies, groups, places and events that" in told["glossary"]
    for path in pages(built):
        text = shown(path)
        assert set(COUNTS.findall(text)) <= {"three"}, path
        assert not re.search(
            r"(?<![\d.,/-])\b1 (?:articles|claims|words|sentences|meetings|people|differences|blocks)\b|\bone claims\b", text
        ), path


def test_the_page_for_lost_readers_leads_to_every_topic(harbour: Checked, built: Path) -> None:
    links = parsed(built / "404.html").xpath("//article//li/a/@href")
    assert [topic.id for topic in harbour.library.dossier.topics if f"/{addresses.folder(topic.page)}/" not in links] == []


def test_what_programs_read_is_whole(harbour: Checked, built: Path) -> None:
    library = harbour.library
    atom = {"a": "http://www.w3.org/2005/Atom"}
    feed = etree.parse(built / "feed.xml")
    assert len(feed.xpath("//a:entry", namespaces=atom)) == len(library.claims)
    assert not feed.xpath("string(//a:updated)", namespaces=atom).startswith("1970")
    search = etree.parse(built / "opensearch.xml")
    assert search.xpath("string(//*[local-name() = 'ShortName'])") == library.dossier.short
    package = json.loads((built / "data/datapackage.json").read_text(encoding="utf-8"))
    assert package["description"] == "What three news articles say about the extension of the harbour of Merrowby, claim by claim."
    names = {resource["name"] for resource in package["resources"]}
    assert {"transfers", "events", "differences"} <= names
    assert names & {"memberships", "strengths"} == set()
    for path in (built / "data").glob("*.csv"):
        assert len(list(csv.reader(path.read_text(encoding="utf-8").splitlines()))) > 1, path
    (told,) = parsed(built / "data/index.html").xpath("//script[@type='application/ld+json']/text()")
    (dataset,) = [node for node in json.loads(told)["@graph"] if node["@type"] == "Dataset"]
    assert dataset["temporalCoverage"] == "2031/2033"
    assert {path.stem for path in (built / "assets/cards").iterdir()} >= {
        "home",
        "meetings",
        *(topic.id for topic in library.dossier.topics),
    }


def test_sums_in_any_currency_are_drawn_and_listed(built: Path) -> None:
    page = parsed(built / "extension/index.html")
    assert page.xpath("string(//figure[@id='sums']/figcaption)") == (
        "Northern Ports Fund, 11 March 2031: pledged 18 million pounds; Northern Ports Fund, July 2033: delivered 16 million pounds"
    )
    assert [head.text_content() for head in page.xpath("//table[@id='transfer-rows']/thead//th")] == [
        "When", "Who", "Pledged or planned", "Delivered or under way", "According to",
    ]  # fmt: skip


def test_the_printed_edition_has_every_chapter(harbour: Checked, built: Path) -> None:
    library = harbour.library
    page = printed_edition.made(built, library.publication, wording.attribution(library), addresses.of_chapters(library))
    chapters = html.fromstring(page).xpath("//section[contains(@class, 'chapter')]/@id")
    assert chapters[:8] == ["home", "extension", "dredging", "strike", "storm", "market", "meetings", "people"]
    assert "map" not in chapters


def test_the_epub_has_every_chapter(harbour: Checked, built: Path) -> None:
    library = harbour.library
    chapters = addresses.of_chapters(library)
    content = epub.pack(built, library.publication, library.dossier, wording.attribution(library), chapters, 0)
    book = reader.read_epub(io.BytesIO(content))
    spine = [key for key, _ in book.spine]
    assert spine[:10] == ["title", "contents", "home", "extension", "dredging", "strike", "storm", "market", "meetings", "people"]
    assert "map" not in spine
    assert [value for value, _ in book.get_metadata("DC", "creator")] == library.dossier.creators


def test_a_dossier_of_one_article_speaks_of_one(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "ferry"), "--title", "A ferry"]) == 0
    found = check(tmp_path / "ferry")
    text = "\n".join([*found.rendered.pages.values(), found.files["data/datapackage.json"].decode()])
    wrong = r"\bone news articles|\bone news article (?:name|say|make)\b|\bAll one\b|(?<![\w.-])1 (?:claims|articles|are|sentences)\b|\bin (\d+) of them it lies|\b1 claim rest\b"
    assert [match.group() for match in re.finditer(wrong, text)] == []
    assert text.count("No two claims on this site are marked as differing.") == 1
