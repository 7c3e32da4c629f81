"""Addresses of the finished site in a real browser: with words, of pages that are missing, and under a path."""

from pathlib import Path
from urllib.parse import urlsplit

from dossier.delivery import finishing
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import UNDER_A_PATH, Watched, window
from tests.fictional.project import Project
from tests.serving import serving


def test_an_address_with_words_searches_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=mutiny")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_missing_page_offers_search_by_the_words_of_its_address_and_the_top_pages(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    answer = page.goto(f"{address}/claims/rferl-2015/three-days-to-the-bordr/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    topics = page.get_by_role("article").get_by_role("listitem").get_by_role("link")
    targets = [str(link.get_attribute("href")) for link in topics.all()]
    assert topics.all_inner_texts()[:4] == ["Members", "Summits", "Afghanistan", "Tajik border aid"]
    field = page.get_by_label("Words to look for")
    expect(field).to_have_value("three days to the bordr")
    page.goto(f"{address}/claims/70%-of-it")
    expect(field).to_have_value("70% of it")
    field.fill("mutiny")
    page.get_by_role("button", name="Search").last.click()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert all(context.request.get(address + target).ok for target in targets)


def under_a_path(site: Path, folder: Path) -> Path:
    """Put a site into a folder of a host, and return that folder of the host."""
    host = folder / "host"
    host.mkdir()
    (host / "repository").symlink_to(site.resolve())
    return host


def test_the_site_works_under_a_path_as_well(site: Path, chromium: Browser, tmp_path: Path) -> None:
    with serving(under_a_path(site, tmp_path)) as host, window(chromium) as context, Watched(context, host) as page:
        answers: list[tuple[str, int]] = []
        page.on("response", lambda found: answers.append((urlsplit(found.url).path, found.status)))
        page.goto(f"{host}/repository/?q=mutiny")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url(f"{host}/repository/**/?h=**")
        page.goto(f"{host}/repository/members/?date=2015-04-09")
        expect(page.locator(".period.chosen .period-date")).to_contain_text("April 2015")
        assert {path for path, _ in answers if not path.startswith("/repository/")} == set()
        assert {status for _, status in answers} <= {200, 304}


def test_a_site_built_for_an_address_under_a_path_names_it(once_built: Project, tmp_path: Path, chromium: Browser) -> None:
    site = once_built.root / "site"
    with serving(under_a_path(site, tmp_path)) as host, window(chromium) as context, Watched(context, host) as page:
        page.goto(f"{host}/repository/404.html")
        targets = [str(link.get_attribute("href")) for link in page.get_by_role("article").get_by_role("link").all()]
        assert targets
        assert [target for target in targets if not target.startswith("/repository/") or not context.request.get(host + target).ok] == []
    text = (site / "claims" / "harbour-2001" / "guards" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{UNDER_A_PATH}claims/harbour-2001/guards/">' in text
    assert "user.github.io/claims" not in text
    assert (site / finishing.HEADERS).read_text(encoding="utf-8").startswith("/repository/*\n")
