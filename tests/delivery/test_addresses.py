"""Addresses of the finished site in a real browser: with words, of pages that are missing, and under a path."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from dossier.delivery import finishing, swapping
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import Watched, window
from tests.fictional.project import make
from tests.fictional.site import prepared
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
    assert topics.all_inner_texts()[:4] == ["Members", "Summits", "Afghanistan", "Tajik border"]
    field = page.get_by_label("Words to look for")
    expect(field).to_have_value("three days to the bordr")
    page.goto(f"{address}/claims/70%-of-it")
    expect(field).to_have_value("70% of it")
    field.fill("mutiny")
    page.get_by_role("button", name="Search").last.click()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert all(context.request.get(address + target).ok for target in targets)


def test_a_site_stands_under_a_path_as_well(tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://user.github.io/repository/")
    project = prepared(make(tmp_path))
    swapping.build(project.root)
    (tmp_path / "host").mkdir()
    site = (project.root / "site").resolve().rename(tmp_path / "host" / "repository")
    with serving(site.parent) as host, window(chromium) as context, Watched(context, host) as page:
        address = f"{host}/{site.name}"
        answers: list[tuple[str, int]] = []
        page.on("response", lambda found: answers.append((urlsplit(found.url).path, found.status)))
        page.goto(f"{address}/?q=guards")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url(f"{address}/**/?h=**")
        page.goto(f"{address}/explorer/?standing=said")
        expect(page.locator("tbody tr:visible")).to_have_count(1)
        page.goto(f"{address}/404.html")
        page.get_by_role("article").get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("There is no such page")
        assert {path for path, _ in answers if not path.startswith(f"/{site.name}/")} == set()
        assert {status for _, status in answers} <= {200, 304}
    text = (site / "claims" / "harbour-2001" / "guards" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://user.github.io/repository/claims/harbour-2001/guards/">' in text
    assert "user.github.io/claims" not in text
    assert (site / finishing.HEADERS).read_text(encoding="utf-8").startswith("/repository/*\n")
