"""The offline edition and print: nothing is fetched, everything is there."""

import hashlib
import io
import posixpath
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from dossier.delivery import offline
from dossier.desk.checking import Checked, check
from lxml import html
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.test_reading_room import OPTION, put, verdict
from tests.conftest import DESKTOP, patient, ready
from tests.depth import DEEP
from tests.fictional.project import TEXT, Project
from tests.fictional.site import record_script
from tests.real import read


@pytest.fixture(scope="session")
def zipped(site: Path) -> bytes:
    """The offline edition of the built site."""
    return offline.pack(site, "csto", 1_700_000_000)


@pytest.fixture(scope="session")
def unpacked(zipped: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(io.BytesIO(zipped)) as packed:
        packed.extractall(folder)
    return folder / "csto"


@pytest.fixture
def disk(chromium: Browser) -> Iterator[Page]:
    """A page without a network, that has met no error and read nothing but files by the end of the test."""
    context = chromium.new_context(viewport=DESKTOP, offline=True)
    page = patient(context.new_page())
    errors: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.add(urlsplit(request.url).scheme))
    yield page
    assert errors == []
    assert asked <= {"file", "data", "blob"}
    context.close()


def test_two_editions_of_one_site_are_the_same_to_the_byte(once_built: Project, site: Path) -> None:
    for packed in (once_built.root / "site", *([site] if DEEP else [])):
        assert offline.pack(packed, "pact", 1_700_000_000) == offline.pack(packed, "pact", 1_700_000_000)


def test_every_sum_of_the_offline_edition_can_be_checked_in_it(unpacked: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=unpacked, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len((unpacked / "SHA256SUMS").read_text(encoding="utf-8").splitlines()) > 300


def test_the_edition_holds_the_licence_and_no_edition(site: Path, tmp_path: Path) -> None:
    found = copy_of(site, tmp_path)
    (found / "editions").mkdir()
    (found / "editions/csto.zip").write_bytes(b"the last one")
    (found / "data").mkdir()
    page = '<link rel="canonical" href="https://example.org/csto/data/">\n<a href="../editions/csto.zip">csto.zip</a>'
    (found / "data/index.html").write_text(page, encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(offline.pack(found, "csto", 0, {"LICENSE": b"as you like"}))) as packed:
        assert packed.read("csto/LICENSE") == b"as you like"
        assert not [name for name in packed.namelist() if "editions" in name]
        assert b'href="https://example.org/csto/editions/csto.zip"' in packed.read("csto/data/index.html")


def test_what_was_made_of_a_site_is_given_to_its_readers_by_the_next(project: Project) -> None:
    for name in ("pact.zip", "pact.epub", "left-over.txt"):
        project.write(f"editions/{name}", b"0123456789")
    checked = check(project.root, project.texts)
    assert checked.files["editions/pact.zip"] == b"0123456789"
    assert hashlib.sha256(b"0123456789").hexdigest().encode() in checked.files["SHA256SUMS"]
    assert 'href="../editions/pact.zip"' in checked.rendered.pages["data.md"]
    sources = checked.rendered.pages["sources/index.md"]
    assert [name in sources for name in ("pact.zip</a> (", "pact.epub</a> (", "-notes.zip</a> (", "left-over")] == [True, True, True, False]


def copy_of(site: Path, folder: Path) -> Path:
    """The few files of a site that the offline edition needs."""
    made = folder / "site"
    for path in ("index.html", "search/search_index.json", "SHA256SUMS"):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes((site / path).read_bytes())
    return made


def test_every_link_of_the_offline_edition_leads_to_a_file(unpacked: Path) -> None:
    broken = []
    for path in unpacked.rglob("*.html"):
        here = path.parent.relative_to(unpacked).as_posix()
        for link in html.parse(path, html.HTMLParser(encoding="utf-8")).getroot().xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path or posixpath.basename(parts.path) == "opensearch.xml":
                continue
            if not (unpacked / posixpath.normpath(posixpath.join(here, unquote(parts.path)))).is_file():
                broken.append((here, link))
    assert broken == []


def test_the_search_works_from_a_disk(unpacked: Path, disk: Page) -> None:
    disk.goto((unpacked / "index.html").as_uri())
    field = disk.get_by_role("textbox", name="Search")
    field.click()
    expect(disk.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    field.press_sequentially("320 million roubles")
    hit = disk.locator("a.md-search-result__link[href*='csto-donation-to-tajikistan']").first
    hit.click()
    expect(disk.get_by_role("heading", level=1)).to_contain_text("320 million roubles")


def test_explorer_pictures_and_cards_work_from_a_disk(unpacked: Path, disk: Page, real: Checked) -> None:
    disk.goto((unpacked / "explorer" / "index.html").as_uri())
    disk.get_by_label("Words").fill("320 million")
    expect(disk.get_by_role("status").first).to_have_text(re.compile(rf"^1 of {len(real.library.claims)} claims"))
    disk.goto(f"{(unpacked / 'map' / 'index.html').as_uri()}?date=2007-03-15")
    expect(disk.locator(".period.chosen summary")).to_contain_text("On 15 March 2007 the sources list seven members")
    disk.get_by_role("link", name="picture of membership").click()
    expect(disk.get_by_role("heading", level=1)).to_contain_text("Members")
    ready(disk)
    disk.locator(".footnote-ref").first.focus()
    expect(disk.locator("#citation-card")).to_be_visible()


def printed(page: Page, address: str) -> str:
    page.goto(address)
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)


def test_a_printed_page_has_its_notes_with_addresses_and_no_controls(page: Page, address: str) -> None:
    text = " ".join(printed(page, address + "/tajik-border/").split())
    assert read().library.dossier.headline["sums"].split(",")[0] in text
    assert "RFE/RL, April 2015, paragraph 18:" in text
    assert "https://web.archive.org/web/2015/" in text.replace(" ", "")
    assert "Show sourcing" not in text


def test_a_printed_page_of_members_shows_the_period_that_was_chosen(page: Page, address: str) -> None:
    text = " ".join(printed(page, address + "/members/?date=2007-03-15").split())
    assert "On 15 March 2007 the sources list seven members" in text
    assert "In April 2015 the sources list six members" not in text
    assert "← Earlier" not in text


def test_the_reading_room_works_from_a_disk(unpacked: Path, disk: Page, tmp_path: Path) -> None:
    (unpacked / "records/harbour-2001.js").write_bytes(record_script(tmp_path))
    disk.goto((unpacked / "reading-room/index.html").as_uri())
    disk.evaluate(OPTION, "Harbour")
    put(disk, TEXT)
    verdict(disk, "This is the very text we read")
    assert (disk.locator("#c-guards a").first.get_attribute("href") or "").endswith("/claims/harbour-2001/guards/index.html")


def test_a_claims_words_are_verified_from_a_disk(unpacked: Path, disk: Page) -> None:
    disk.goto((unpacked / "claims/rferl-2015/three-days-to-the-border/index.html").as_uri())
    disk.get_by_text("Proof: the opening").click()
    disk.get_by_role("button", name="Verify here").click()
    expect(disk.locator("#proof [role=status]")).to_contain_text("The record is the one that the root names.")
