"""Accessibility of pages, by axe-core, with all its rules but those for level AAA: light and dark, on a wide window and on one 320 pixels wide.

Where not every page is looked at, a page of each kind is in all four windows, and each that is unlike its kind in two of them.
"""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, sync_playwright

from tests import chromium as browsers

from .tools import NODE

Found = tuple[int, list[str]]
_SCHEMES = {"light": "default", "dark": "slate"}
WINDOWS = {"wide, light": (1280, "light"), "wide, dark": (1280, "dark"), "320 px, light": (320, "light"), "320 px, dark": (320, "dark")}
TWO = ("wide, light", "320 px, dark")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# Shades at the edges of what scrolls are pictures behind text, on which axe would give no verdict; the text's own ground is plain.
# What is laid out only when it comes near has no place yet by which to find what lies behind it.
_PLAIN = ".md-typeset :is(.table, .picture .canvas) { background: none !important; } * { content-visibility: visible !important; }"
# What can differ between windows; all other rules look at what is the same in all, once.
_LOOK = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "css-orientation-lock", "meta-viewport"]
_RUN = """only => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: only ?? axe.getRules().filter(rule => !rule.tags.some(tag => /aaa|obsolete/.test(tag))).map(rule => rule.ruleId),
}).then(found => found.violations.flatMap(one => one.nodes.map(node => [one.id, one.impact, one.help, node.target.join(" "),
  [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")])))"""


def faults(address: str, paths: list[str], everywhere: Collection[str], cites: str | None = None) -> tuple[int, list[str]]:
    """Return how many looks were taken at the pages, and a line for each fault that was found.

    Those named by `everywhere` are looked at in every window; the others in two, which show both widths and both schemes.
    The page at `cites`, where one is named, and the reading room, are looked at in each state that a reader can bring them to.
    """
    states = [
        partial(_state_faults, address=address, path=cites, name=name, scheme=scheme) for scheme in _SCHEMES for name in STATES if cites
    ]
    pages = [partial(_faults, address=address, path=path, windows=WINDOWS if path in everywhere else TWO) for path in paths]
    waiting = iter([*states, *pages])
    with ThreadPoolExecutor(2) as threads:
        found = [one for taken in threads.map(_taken, [waiting] * 2) for one in taken]
    return sum(looks for looks, _ in found), sorted(line for _, lines in found for line in lines)


def _taken(waiting: Iterator[Callable[[Page], Found]]) -> list[Found]:
    """Take what is waiting to be looked at, one after another, with a page of a browser of one's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=ARGUMENTS)
        page = browser.new_page(reduced_motion="reduce", bypass_csp=True)
        found = [look_at(page) for look_at in waiting]
        browser.close()
    return found


def _faults(page: Page, address: str, path: str, windows: Collection[str]) -> Found:
    lines = []
    page.goto(address + path)
    prepare(page)
    for number, name in enumerate(windows):
        width, scheme = WINDOWS[name]
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", _SCHEMES[scheme])
        lines += [f"{path} ({name}): {fault}" for fault in look(page, _LOOK if number else None)]
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            lines.append(f"{path} ({name}): scrolls sideways, {needed} pixels wide")
    return len(windows), lines


def prepare(page: Page) -> None:
    """Wait until the scripts of the page that is open have run, and put axe-core into it."""
    page.locator("html[data-loaded]").wait_for(state="attached")
    page.add_style_tag(content=_PLAIN)
    page.evaluate((NODE / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))


def look(page: Page, only: list[str] | None = None) -> list[str]:
    """Return the faults of the page that is open, by these rules (by all where none are named)."""
    found: list[list[Any]] = page.evaluate(_RUN, only)
    return [f"{rule} ({impact}): {what}: {target}: {why}" for rule, impact, what, target, why in found]


def _card(page: Page) -> None:
    page.locator(".footnote-ref").first.focus()
    page.locator(".citation-card").wait_for()


def _search(page: Page) -> None:
    page.locator(".md-search__input").click()
    page.keyboard.type("border")
    page.locator(".md-search-result__item").first.wait_for()


def _drawer(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.locator("header [for=__drawer]").click()
    page.locator(".md-nav--primary").wait_for()


def _sourcing(page: Page) -> None:
    page.get_by_role("button", name="Show sourcing").click()


def _reading(page: Page) -> None:
    """Read a copy that differs: the quotations alone, which are ours to show."""
    page.goto(urljoin(page.url, "/reading-room/"))
    prepare(page)
    page.evaluate(_QUOTATIONS)
    page.get_by_role("button", name="Compare").click()
    page.locator("#reading").wait_for()


_QUOTATIONS = """async () => {
  const data = await wordRecord.load(document.getElementById("reading-source").value);
  document.getElementById("reading-copy").value = data.claims.flatMap(({ quotations }) => quotations.map(([, text]) => text)).join("\\n\\n");
}"""
STATES: dict[str, Callable[[Page], None]] = {
    "card open": _card, "search": _search, "navigation open": _drawer, "sourcing shown": _sourcing, "an article read": _reading,
}  # fmt: skip


def _state_faults(page: Page, address: str, path: str, name: str, scheme: str) -> Found:
    assert page.context.browser
    page = page.context.browser.new_page(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    page.goto(address + path)
    prepare(page)
    STATES[name](page)
    lines = [f"{path} ({name}, {scheme}): {fault}" for fault in look(page)]
    page.close()
    return 1, lines
