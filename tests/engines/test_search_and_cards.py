"""The search, the card of a citation and the sourcing of sentences in Firefox and WebKitGTK, by mouse and by keyboard."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Keys

from tests.serving import holding, serving

from .driving import Watching, Window

TOPIC, CARD = "/tajik-border/", "#citation-card"


def test_what_a_page_meets_and_asks_for_would_be_told(opened: Window) -> None:
    opened.go("/method/")
    opened.js("void (new Image().src = 'https://example.net/i.png')")
    opened.until("window.__met.length")
    assert any("img-src" in one for one in opened.met())
    Watching.instead["/open.html"] = (
        b"<!doctype html><head><title>Open</title><script src='/collector.js'></script></head><img alt='' src='https://example.net/i.png'>"
    )
    opened.begin("/open.html")
    opened.until("window.__met?.length")
    assert any("example.net:443" in one for one in opened.met())


@pytest.mark.parametrize("path", [
    "/", TOPIC, "/members/", "/summits/", "/afghanistan/", "/timeline/", "/map/", "/explorer/", "/who-says-what/", "/reading-room/", "/data/",
    "/sources/rferl-2015/", "/claims/rferl-2015/three-days-to-the-border/", "/people/", "/differences/", "/method/", "/404.html",
])  # fmt: skip
def test_a_page_is_whole_and_leaves_no_reader_sideways(window: Window, path: str) -> None:
    for width in (1280, 500):
        window.sized(width, 900)
        window.go(path)
        assert window.js("document.documentElement.scrollWidth <= innerWidth"), width
    links = "[...document.querySelectorAll('.md-content :is(p, li) a[href]:not([class])')].filter((link) => link.getClientRects().length)"
    assert (
        window.js(f"{links}.filter((link) => getComputedStyle(link).textDecorationLine !== 'underline').map((link) => link.outerHTML)")
        == []
    )


def test_no_box_scrolls_that_the_keyboard_cannot_reach(window: Window) -> None:
    for path in ("/404.html", "/claims/rferl-2015/three-days-to-the-border/"):
        window.go(path)
        assert (
            window.js("""[...document.body.querySelectorAll("*")].filter((node) => {
          const { overflowX, overflowY } = getComputedStyle(node), scrolls = (over) => ["auto", "scroll"].includes(over);
          return node.checkVisibility({ visibilityProperty: true }) && node.tabIndex < 0
            && ((scrolls(overflowY) && node.scrollHeight > node.clientHeight) || (scrolls(overflowX) && node.scrollWidth > node.clientWidth))
            && ![...node.querySelectorAll("a, button, input, summary")].some((inner) => inner.checkVisibility({ visibilityProperty: true }));
        }).map((node) => node.outerHTML.slice(0, 80))""")
            == []
        )


def test_the_search_is_used_with_the_keyboard(window: Window) -> None:
    window.go("/method/")
    window.press("/")
    window.press("three days")
    window.one(".md-search-result__item")
    window.press(Keys.ARROW_DOWN, Keys.ENTER)
    window.until("!location.pathname.startsWith('/method/')")
    window.ready()
    window.press("/")
    window.until("document.activeElement.matches('.md-search__input') && document.getElementById('__search').checked")
    window.press(Keys.ESCAPE)
    window.until("!document.activeElement.matches('.md-search__input')")


def test_the_search_is_used_with_the_mouse(window: Window) -> None:
    window.go("/method/")
    window.click(".md-search__input")
    window.press("320 million roubles")
    window.click("a.md-search-result__link[href*='csto-donation-to-tajikistan']")
    window.arrives("/claims/vk-2019/csto-donation-to-tajikistan/")


@pytest.fixture
def slow(site: Path, opened: Window) -> Iterator[threading.Event]:
    """A line over which the theme's script comes only when it is let go."""
    let_go, address = threading.Event(), opened.address

    with serving(site, holding(Watching, let_go)) as host:
        opened.address = host
        yield let_go
        let_go.set()
    opened.address = address


def test_a_slash_and_what_is_typed_after_it_are_kept_before_the_scripts_have_come(opened: Window, slow: threading.Event) -> None:
    opened.begin("/method/")
    opened.click("h1")  # the window has the keyboard
    opened.press("/")
    opened.press("three days")
    assert opened.js("document.querySelector('.md-search__input').value") == "three days"
    slow.set()
    opened.one(".md-search-result__item")
    assert opened.met() == []


def test_the_page_for_what_is_missing_searches(window: Window) -> None:
    window.go("/404.html")
    window.click("#find-words")
    window.press("mutiny", Keys.ENTER)
    window.arrives("?q=mutiny")
    window.one(".md-search-result__item")


def test_the_card_opens_under_the_mouse_and_can_be_pointed_at(window: Window) -> None:
    window.go(TOPIC)
    marker = window.point(".footnote-ref", 5)
    card = window.one(CARD)
    assert card.rect["y"] >= marker.rect["y"] + marker.rect["height"] or card.rect["y"] + card.rect["height"] <= marker.rect["y"]
    window.point(f"{CARD} a")
    assert card.is_displayed()
    ActionChains(window.driver).move_by_offset(-400, 0).perform()
    window.until("document.querySelector(a[0]).hidden", CARD)
    window.point(".footnote-ref", 5)
    window.click(f"{CARD} .note-claim a")
    window.arrives("/claims/")


def test_the_card_opens_with_the_focus_leads_on_and_closes_with_escape(window: Window) -> None:
    window.go(TOPIC)
    window.focus(".footnote-ref")
    window.one(CARD)
    window.press(Keys.TAB)
    assert window.js("document.activeElement.closest(a[0]) !== null", CARD)
    window.press(Keys.ESCAPE)
    window.until("document.querySelector(a[0]).hidden", CARD)
    assert window.js("document.activeElement.matches('.footnote-ref')")


def test_sourcing_is_shown_by_mouse_and_keyboard_and_remembered(window: Window) -> None:
    window.go(TOPIC)
    window.click(".sourcing-bar button")
    window.one(".sourcing .sourced")
    assert window.js("getComputedStyle(document.querySelector('.sourced')).textDecorationLine") == "underline"
    window.go("/members/")
    window.one(".sourcing .sourced")
    window.focus(".sourcing-bar button")
    window.press(Keys.SPACE)
    window.until("!document.querySelector('.sourcing')")


def test_the_scheme_is_chosen_by_mouse_and_keyboard_and_remembered(window: Window) -> None:
    window.go("/method/")
    window.click("label[title='Switch to dark mode']")
    window.until("document.body.dataset.mdColorScheme === 'slate'")
    window.go("/members/")
    assert window.js("document.body.dataset.mdColorScheme") == "slate"
    window.js("document.querySelector('#__palette_1').focus()")
    window.press(Keys.ARROW_UP)
    window.until("document.body.dataset.mdColorScheme === 'default'")
