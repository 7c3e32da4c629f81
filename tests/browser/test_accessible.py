"""What everybody can do here: by keyboard alone, with large or spaced text, with forced colours, with reduced motion.

The audit looks at every page with axe-core; this is what a program must do, and not only look at.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import Watched, ready, window

KINDS = [
    "/", "/tajik-border/", "/members/", "/members/uzbekistan/", "/summits/sochi-summit-2013/", "/timeline/", "/map/", "/explorer/", "/who-says-what/",
    "/sources/rferl-2015/", "/claims/rferl-2015/three-days-to-the-border/", "/claims/", "/data/", "/method/", "/accessibility/", "/privacy/", "/404.html",
]  # fmt: skip
# WCAG 2.2, 1.4.12: what a reader's own style sheet may set without loss.
_SPACING = "* { line-height: 1.5em !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
_CUT_OFF = """() => [...document.querySelectorAll(".md-content *, .md-tabs *")].filter(node => {
  const style = getComputedStyle(node);
  return style.clipPath === "none" && ["hidden", "clip"].includes(style.overflowY) && node.checkVisibility()
    && node.scrollHeight > node.clientHeight + 2;
}).map(node => node.className || node.tagName)"""


_LINKS = """() => [...document.querySelectorAll("article a[href]")].map(node =>
  (node.getAttribute("aria-label") || node.querySelector("title")?.textContent || node.title || node.textContent).trim())"""
_TWICE_THE_SIZE = "document.documentElement.style.fontSize = parseFloat(getComputedStyle(document.documentElement).fontSize) * 2 + 'px'"


class Look(NamedTuple):
    """What a page shows: the names of its links, and its width and what is cut off, with spaced text and with text of twice the size."""

    links: list[str]
    spaced: tuple[int, list[str]]
    large: tuple[int, list[str]]


_NAME = """node => (node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent).trim()"""


def focused(page: Page) -> str:
    return str(page.evaluate(f"() => ({_NAME})(document.activeElement)"))


def tab_to(page: Page, name: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.match(name, focused(page)):
            return
    pytest.fail(f"no {name} within {most} presses of Tab; the last was {focused(page)}")


@pytest.fixture(scope="module")
def looked_at(chromium: Browser, address: str) -> Iterator[Callable[[str], Look]]:
    """What a look at a page finds, in a window 320 pixels wide into which a reader may put a style sheet, then in one of 640; each page is looked at once."""
    with window(chromium, bypass_csp=True) as context, (watched := Watched(context, address)) as page:

        def fits() -> tuple[int, list[str]]:
            return page.evaluate("document.documentElement.scrollWidth"), page.evaluate(_CUT_OFF)

        @cache
        def look(path: str) -> Look:
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto(address + path)
            names, style = page.evaluate(_LINKS), page.add_style_tag(content=_SPACING)
            spaced = fits()
            style.evaluate("style => style.remove()")
            page.set_viewport_size({"width": 640, "height": 900})
            page.evaluate(_TWICE_THE_SIZE)
            found = Look(names, spaced, fits())
            watched.clean()
            return found

        yield look


@pytest.mark.parametrize("path", KINDS)
def test_spaced_text_is_neither_cut_off_nor_scrolled_to(looked_at: Callable[[str], Look], path: str) -> None:
    width, cut_off = looked_at(path).spaced
    assert width <= 320
    assert cut_off == []


@pytest.mark.parametrize("path", KINDS)
def test_text_of_twice_the_size_needs_no_scrolling_sideways(looked_at: Callable[[str], Look], path: str) -> None:
    width, cut_off = looked_at(path).large
    assert width <= 640
    assert cut_off == []


def test_the_first_tab_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(address + "/tajik-border/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.md-content').contains(document.activeElement)")


def test_a_topic_is_reached_with_the_keyboard_and_its_note_read(page: Page, address: str) -> None:
    page.goto(address + "/")
    tab_to(page, "Tajik border aid$")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tajik-border/")
    ready(page)
    tab_to(page, r"Notes? 1\b", 80)
    expect(page.locator(".citation-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".citation-card")).to_be_hidden()


def test_the_search_is_used_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(address + "/method/")
    page.keyboard.press("/")
    page.keyboard.type("three days")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/method/" not in url)
    ready(page)
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()  # the panel is open: the theme takes Escape from here on
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Search")).not_to_be_focused()


def test_a_closed_search_holds_no_place_for_the_focus(page: Page, address: str) -> None:
    page.goto(address + "/method/")
    tab_to(page, "Search")
    page.keyboard.press("Tab")
    assert focused(page) == "Home"


def test_the_explorer_is_filtered_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(address + "/explorer/")
    page.get_by_label("Words").focus()
    page.keyboard.type("roubles")
    status = page.locator(".explorer-shown [role=status]")
    expect(status).not_to_have_text(re.compile(r"^(\d+) of \1 "))
    before = status.inner_text()
    page.get_by_label("Words").press("Tab")
    for _ in range(8):
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(status).not_to_have_text(before)


@pytest.mark.parametrize(("path", "names"), [
    ("/members/", ["Month", "Later statement"]), ("/map/", [r"Dushanbe: \d+ claims"]), ("/explorer/", ["Words", "Save these as CSV"]),
    ("/timeline/", ["State", "Summits and meetings, 23 September 2013"]), ("/sources/rferl-2015/", ["Paragraph 5, sentence 1"]),
    ("/claims/rferl-2015/three-days-to-the-border/", ["Cite this claim"]),
])  # fmt: skip
def test_controls_are_reached_with_tab(page: Page, address: str, path: str, names: list[str]) -> None:
    page.goto(address + path)
    page.evaluate(f"() => {{ window.focused = []; addEventListener('focusin', event => window.focused.push(({_NAME})(event.target))); }}")
    for _ in range(25):
        for _ in range(10):
            page.keyboard.press("Tab")
        found = page.evaluate("window.focused.splice(0)")
        names = [name for name in names if not any(re.match(name, one) for one in found)]
        if not names:
            return
    pytest.fail(f"no {' and no '.join(names)} within 250 presses of Tab; the last was {found[-1]}")


def test_navigation_and_search_answer_to_touch(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(address + "/")
        page.locator("header [for=__drawer]").tap()
        page.locator(".md-nav--primary").get_by_role("link", name="Members").first.tap()
        page.wait_for_url("**/members/")
        ready(page)
        page.locator("header [for=__search]").first.tap()
        page.keyboard.type("three days")
        page.locator(".md-search-result__link").first.tap()
        page.wait_for_url(lambda url: "/members/" not in url)


def test_with_forced_colours_drawings_keep_theirs_and_the_focus_is_seen(chromium: Browser, address: str) -> None:
    with window(chromium, forced_colors="active") as context, Watched(context, address) as page:
        for path in ("/members/", "/map/", "/timeline/", "/sources/rferl-2015/"):
            page.goto(address + path)
            grounds, marks = page.evaluate("""() => [
              [...document.querySelectorAll(".chart")].map(node => getComputedStyle(node).backgroundColor),
              [...document.querySelectorAll(".chart .mark, .chart .box, .chart .spot")].map(node => [getComputedStyle(node).fill, getComputedStyle(node).stroke]),
            ]""")
            assert grounds
            assert "rgba(0, 0, 0, 0)" not in grounds
            assert marks
            assert [mark for mark in marks if set(mark) <= {*grounds, "none"}] == []
        page.goto(address + "/tajik-border/")
        page.locator(".footnote-ref").first.focus()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_nothing_moves_where_the_reader_wants_it_still(chromium: Browser, address: str) -> None:
    with window(chromium, reduced_motion="reduce") as context, Watched(context, address) as page:
        page.goto(address + "/members/")
        assert (
            page.evaluate("""() => [...document.querySelectorAll("*")].filter(node => {
          const style = getComputedStyle(node);
          return style.animationName !== "none" || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0) || style.scrollBehavior === "smooth";
        }).length""")
            == 0
        )


def test_the_scheme_follows_the_readers_system_until_one_is_chosen(page: Page, address: str) -> None:
    for system, scheme in (("light", "default"), ("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
        page.goto(address + "/")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    page.get_by_title("Switch to dark mode").click()
    page.goto(address + "/method/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("path", [path for path in KINDS if path != "/404.html"])
def test_links_make_sense_when_read_alone(looked_at: Callable[[str], Look], path: str) -> None:
    names = looked_at(path).links
    assert names
    assert [
        name for name in names if len(name) < 3 or name.lower() in {"here", "link", "more", "read more", "this page"} or name.isdigit()
    ] == []
    vague = [name for name in names if name in {"Original at these words", "Archived copy"}]
    assert len(vague) <= 2  # on a claim's page, below the words themselves
