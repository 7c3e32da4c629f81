"""A visit to the finished site in a real browser: what runs, what is stored, what is loaded and when."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.audit import lighthouse
from tests.conftest import DESKTOP, Watched, window
from tests.serving import Quiet, holding, serving

TOPIC = "/tajik-border/"


@pytest.mark.parametrize(
    "inject",
    [
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.injected = true'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.injected = true\">')",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'data:text/javascript,window.injected=true'}))",
    ],
    ids=["a script", "an attribute", "a script from elsewhere"],
)
def test_an_injected_script_does_not_run(context: BrowserContext, address: str, inject: str) -> None:
    page = context.new_page()
    page.goto(address + TOPIC)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(inject)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    assert page.evaluate("window.injected") is None


def test_nothing_is_stored_but_what_the_privacy_page_lists(context: BrowserContext, address: str) -> None:
    with Watched(context, address) as page:
        for path in ("/", TOPIC, "/members/?date=2015-04-09", "/explorer/", "/timeline/", "/map/"):
            page.goto(address + path)
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        page.goto(address + TOPIC)
        page.get_by_role("button", name="Show sourcing").click()
        page.locator("label[for='__palette_1']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.goto(address + "/privacy/")
        listed = page.locator("dt code").all_inner_texts()
        assert sorted(page.evaluate("Object.keys(localStorage)")) == sorted(listed)
        assert page.evaluate("sessionStorage.length") == 0
        assert context.cookies() == []


@pytest.fixture
def slow(site: Path) -> Iterator[tuple[str, threading.Event]]:
    """The address of the site on a line over which the theme's script comes only when it is let go."""
    let_go = threading.Event()

    with serving(site, holding(Quiet, let_go)) as host:
        yield host, let_go
    let_go.set()


def test_words_typed_before_the_scripts_have_come_are_searched_for(context: BrowserContext, slow: tuple[str, threading.Event]) -> None:
    page, (address, let_go) = context.new_page(), slow
    page.goto(address + "/method/", wait_until="commit")
    page.get_by_role("textbox", name="Search").fill("three days")
    let_go.set()
    expect(page.locator(".md-search-result__item").first).to_be_attached()


def test_a_slash_leads_to_the_search_before_the_scripts_have_come(context: BrowserContext, slow: tuple[str, threading.Event]) -> None:
    page, (address, let_go) = context.new_page(), slow
    page.goto(address + "/method/", wait_until="commit")
    page.locator("#__palette_0").wait_for(state="attached")
    page.keyboard.press("/")
    page.keyboard.type("three days")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("three days")
    let_go.set()
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_scheme_chosen_before_the_scripts_have_come_is_kept(context: BrowserContext, slow: tuple[str, threading.Event]) -> None:
    page, (address, let_go) = context.new_page(), slow
    page.goto(address + "/method/", wait_until="commit")
    page.locator("#__palette_0").focus()
    page.keyboard.press("ArrowDown")
    let_go.set()
    page.locator("html[data-loaded]").wait_for(state="attached")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_without_the_themes_script_the_page_is_one_without_scripts(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(address + "/method/")
    expect(page.locator("html.no-js")).to_be_attached()
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()


def test_scripts_are_loaded_although_the_page_was_painted_before_they_had_come(context: BrowserContext, site: Path) -> None:
    painted = threading.Event()

    class Halting(Quiet):
        """Halts in the middle of a page, before the scripts that are set aside, until the page was painted."""

        def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
            before, mark, after = source.read().partition(b'<script type="text/plain"')
            outputfile.write(before)
            assert not mark or painted.wait(60)
            outputfile.write(mark + after)

    page = context.new_page()
    with serving(site, Halting) as host:
        page.goto(host + "/members/", wait_until="commit")
        page.wait_for_function("() => performance.getEntriesByType('paint').length")
        assert page.locator("script[data-src]").count() == 0
        painted.set()
        page.locator("html[data-loaded]").wait_for(state="attached")
        expect(page.get_by_role("button", name="Show sourcing")).to_be_visible()


@pytest.fixture
def first(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page of a reader who never was here, which has met no error and asked no other host by the end of the test."""
    with Watched(context, address) as page:
        yield page


def test_the_search_index_is_fetched_when_the_reader_turns_to_the_search(first: Page, address: str) -> None:
    asked: list[str] = []
    first.on("request", lambda request: asked.append(urlsplit(request.url).path))
    first.goto(address + TOPIC, wait_until="networkidle")
    assert [path for path in asked if "search_index" in path] == []
    first.keyboard.press("/")
    first.keyboard.type("mutiny")
    expect(first.locator(".md-search-result__item").first).to_be_visible()
    assert [path for path in asked if "search_index" in path] == ["/search/search_index.json"]


@pytest.fixture(scope="module")
def asked_for(chromium: Browser, address: str) -> dict[str, set[str]]:
    """What a page of each kind asks for; they are looked at side by side, since each is waited for until it asks for nothing more."""
    found: dict[str, set[str]] = {}
    with window(chromium, viewport=DESKTOP) as context, contextlib.ExitStack() as stack:
        for path in lighthouse.KINDS.values():
            page, asked = stack.enter_context(Watched(context, address)), found.setdefault(path, set())
            for event in ("request", "worker"):
                page.on(event, lambda told, asked=asked: asked.add(urlsplit(told.url).path))  # type: ignore[call-overload]
            page.goto(address + path)
        for page in context.pages:
            page.wait_for_load_state("networkidle")
    return found


@pytest.mark.parametrize("path", lighthouse.KINDS.values(), ids=list(lighthouse.KINDS))
def test_a_first_visit_is_light(asked_for: dict[str, set[str]], site: Path, path: str) -> None:
    asked = asked_for[path]
    assert any("workers/search" in found for found in asked)
    assert sum(lighthouse.packed_size(site, found) for found in asked) <= lighthouse.MOST["bytes"]
    assert sum(lighthouse.packed_size(site, found) for found in asked if found.endswith(".js")) <= lighthouse.MOST["script bytes"]
