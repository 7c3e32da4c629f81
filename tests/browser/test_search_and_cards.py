"""The site in a real browser: pages, the citation card, the search, a phone, and no request to anybody else."""

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import Watched, window

TOPIC = "/tajik-border/"
# What a reader types, and the page that must be among the first three hits.
QUERIES = {
    "70 billion roubles": "claims/rferl-2015/",
    "320 million roubles": "claims/vk-2019/csto-donation-to-tajikistan/",
    "22,000 personnel": "claims/at-2015/ksor-strength/",
    "16,000": "claims/vor-2013/border-force-strength/",
    "2,500": "claims/at-2015/ksor-exercise-troops/",
    "700 militants": "claims/at-2015/exercise-opponents/",
    "50,000 websites": "claims/at-2015/websites-shut-down/",
    "50000": "claims/at-2015/websites-shut-down/",
    "40,000 troops": "claims/en-2007/over-40000-troops/",
    "26 people killed": "claims/at-2015/twenty-six-killed/",
    "15 documents signed": "claims/vk-2019/fifteen-documents-signed/",
    "three days border": "claims/rferl-2015/three-days-to-the-border/",
    "second front": "claims/rferl-2015/no-second-front/",
    "Channel 2006": "claims/en-2007/channel-",
    "Gyumri base": "claims/en-2007/",
    "S-300": "claims/vk-2019/s-300-for-201st-base/",
    "Mi-8 helicopters": "claims/vk-2019/kyrgyzstan-helicopters/",
    "BRDM-2M": "claims/vk-2019/tajik-army-brdm-vehicles/",
    "Khachaturov resigned": "claims/vk-2019/khachaturov-resigned/",
    "Zasya elected": "claims/vk-2019/zasya-elected/",
    "Pospelov": "claims/en-2007/",
    "Gerasimov road map": "claims/rferl-2015/road-map-for-air-defence/",
    "Uzbekistan rejoined": "claims/en-2007/uzbekistan-rejoined/",
    "Serbia observer": "claims/vk-2019/serbia-afghanistan-observers/",
    "Crisis Reaction Centre": "claims/at-2015/crisis-centre-",
    "Kenya tragedy": "claims/vor-2013/kenya-",
    "2012": "members/",
    "decided in Bishkek": "summits/bishkek-session",
    "what was decided in Dushanbe?": "claims/at-2015/bordyuzha-to-be-replaced/",
    "what did Putin say": "people/vladimir-putin/",
    "who fears IS": "claims/rferl-2015/",
    "70 billion rubles": "claims/rferl-2015/",
    "22000": "claims/at-2015/ksor-strength/",
    "Daesh": "glossary/",
    "ODKB": "glossary/",
    "Kirghizia": "members/kyrgyzstan/",
    "Rakhmonov": "people/emomali-rahmon/",
}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
_AMONG_THE_FIRST_THREE = """wanted => [...document.querySelectorAll(".md-search-result__item > a.md-search-result__link")]
  .slice(0, 3).some(hit => hit.pathname.slice(1).startsWith(wanted))"""


def test_the_home_page_says_what_it_is_shows_what_each_article_reports_and_leads_to_the_topics(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("The CSTO in Central Asia, 2007–2019"))
    for article in page.locator(".arc li").all():
        expect(article).to_be_in_viewport()
        expect(article.locator(".footnote-ref")).to_be_attached()
    assert [urlsplit(link.evaluate("a => a.href")).path for link in page.locator("#findings + ul > li > a:first-child").all()] == [
        "/members/",
        "/summits/",
        "/afghanistan/",
        TOPIC,
    ]


def test_a_topic_page_reads_and_its_table_scrolls_by_itself(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tajik border aid")
    expect(page.get_by_role("table").first).to_contain_text("up to 70 billion roubles")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_card_opens_by_mouse_can_be_hovered_and_does_not_cover_its_marker(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address + TOPIC)
    marker, card = page.locator(".footnote-ref").nth(5), page.locator("#citation-card")
    marker.scroll_into_view_if_needed()
    marker.hover()
    expect(card).to_be_visible()
    box, spot = card.bounding_box(), marker.bounding_box()
    assert box is not None
    assert spot is not None
    assert box["y"] >= spot["y"] + spot["height"] or box["y"] + box["height"] <= spot["y"]
    card.get_by_role("link", name=re.compile("^Claim: ")).first.hover()
    page.clock.run_for(600)
    expect(card).to_be_visible()
    page.mouse.move(2, 300)
    expect(card).to_be_hidden()


def test_the_card_opens_by_keyboard_leads_on_and_closes_with_escape(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    marker, card = page.locator(".footnote-ref").first, page.locator("#citation-card")
    marker.focus()
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(marker).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).not_to_have_id("citation-card")


def test_the_card_shows_the_claim_behind_its_marker(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    marker = page.locator("a.footnote-ref[data-notes*='rferl-2015--three-days-to-the-border']").first
    marker.scroll_into_view_if_needed()
    marker.focus()
    card = page.locator("#citation-card")
    expect(card).to_contain_text("RFE/RL, April 2015, paragraph 18:")
    expect(card).to_contain_text("could be at")
    expect(card).to_contain_text("hedged: could")
    expect(card).to_contain_text("Nikolai Bordyuzha → RFE/RL")
    links = card.get_by_role("link", name="Original at these words").evaluate_all("links => links.map(link => link.href)")
    assert any("#:~:text=could%20be%20at" in link for link in links)
    card.get_by_role("link", name=re.compile("^Claim: .*within three days")).click()
    page.wait_for_url("**/claims/rferl-2015/three-days-to-the-border/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("within three days")


def test_a_marker_of_several_notes_names_them_and_its_card_lists_each(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    marker, card = page.locator(".footnote-ref[data-notes]").first, page.locator("#citation-card")
    keys = (marker.get_attribute("data-notes") or "").split()
    assert marker.inner_text() == f"1–{len(keys)}"
    assert (marker.get_attribute("aria-label") or "").startswith(f"Notes 1–{len(keys)}: ")
    marker.focus()
    for number, key in enumerate(keys):
        said = page.locator(f"li[id='{key}'] .note-claim").text_content() or ""
        expect(card.locator("> div").nth(number).locator(".note-claim")).to_have_text(said)
    expect(card.locator("> div")).to_have_count(len(keys))


def test_the_card_opens_by_touch_without_leaving_the_place(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(address + TOPIC)
        marker, card = page.locator(".footnote-ref").nth(3), page.locator("#citation-card")
        marker.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        marker.tap()
        expect(card).to_be_visible()
        assert "#fn" not in page.url
        assert abs(page.evaluate("scrollY") - before) < 60
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.touchscreen.tap(200, 20)
        expect(card).to_be_hidden()


def test_endnotes_are_there_without_scripts(scriptless: BrowserContext, address: str) -> None:
    page = scriptless.new_page()
    page.goto(address + TOPIC)
    expect(page.locator(".footnote li").first).to_be_visible()
    assert page.locator(".footnote li").count() > 40
    page.close()


@pytest.fixture(scope="module")
def narrow(chromium: Browser, address: str) -> Iterator[Watched]:
    """A page on a phone 320 pixels wide."""
    with window(chromium, viewport={"width": 320, "height": 640}, is_mobile=True, has_touch=True) as context:
        watched = Watched(context, address)
        with watched:
            yield watched


@pytest.mark.parametrize(
    "path", ["/", TOPIC, "/members/", "/claims/rferl-2015/three-days-to-the-border/", "/sources/vk-2019/", "/people/", "/differences/", "/glossary/"]
)  # fmt: skip
def test_a_phone_never_scrolls_sideways(narrow: Watched, address: str, path: str) -> None:
    narrow.page.goto(address + path)
    for scheme in SCHEMES:
        narrow.page.emulate_media(color_scheme=scheme)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320, scheme
    narrow.clean()


@pytest.fixture(scope="module")
def searching(desktop: BrowserContext, address: str) -> Iterator[Page]:
    """A page whose search is ready."""
    with Watched(desktop, address) as page:
        page.goto(address + "/method/")
        page.get_by_role("textbox", name="Search").click()
        yield page


def ask(page: Page, query: str) -> None:
    """Type a query into a search that is ready."""
    field = page.get_by_role("textbox", name="Search")
    field.fill("")
    field.press("Backspace")  # the theme listens to keys
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    field.fill(query[:-1])
    field.press(query[-1])


@pytest.mark.parametrize(("query", "wanted"), QUERIES.items(), ids=list(QUERIES))
def test_the_search_finds_a_page_by_what_a_reader_types(searching: Page, query: str, wanted: str) -> None:
    ask(searching, query)
    searching.wait_for_function(_AMONG_THE_FIRST_THREE, arg=wanted, timeout=15_000)


def test_words_of_a_question_that_tell_nothing_find_nothing(searching: Page) -> None:
    ask(searching, "what was decided in Bishkek?")
    results = searching.locator(".md-search-result__item")
    expect(results.first).to_contain_text("Bishkek")
    assert all(re.search("bishkek|decid", told, re.IGNORECASE) for told in results.all_text_contents())
    ask(searching, "is it")  # of nothing else the search makes what it can
    expect(results.first).to_be_visible()


def test_a_result_shows_a_claim_and_its_article_and_not_the_words_by_which_alone_it_was_found(searching: Page) -> None:
    ask(searching, "50000")
    expect(searching.locator(".md-search-result__meta")).to_have_text("1 matching document")
    shown = searching.locator(".md-search-result__item").inner_text().splitlines()
    assert [line for line in shown if line.strip()][1:] == ["Asia Times, September 2015"]
    assert "50,000 websites" in shown[0]
