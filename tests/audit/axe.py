"""Accessibility of pages, by axe-core, with all its rules but those for level AAA: light and dark, on a wide window and on one 320 pixels wide.

Where not every page is looked at, a page of each kind is in all four windows, and each that is unlike its kind in two of them.
"""

import multiprocessing
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, sync_playwright

from tests import chromium as browsers

from .tools import NODE

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
    with multiprocessing.get_context("spawn").Pool(2) as workers:
        states = [workers.apply_async(_state_faults, (address, cites, scheme)) for scheme in _SCHEMES if cites]
        pages = [workers.apply_async(_faults, (address, paths[number::8], everywhere)) for number in range(8)]
        found = [one.get() for one in [*states, *pages]]
    return sum(looks for looks, _ in found), sorted(line for _, lines in found for line in lines)


def _faults(address: str, paths: list[str], everywhere: Collection[str]) -> tuple[int, list[str]]:
    lines, looks = [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=ARGUMENTS)
        page = browser.new_context(reduced_motion="reduce", bypass_csp=True).new_page()
        for path in paths:
            page.goto(address + path)
            prepare(page)
            for number, name in enumerate(WINDOWS if path in everywhere else TWO):
                width, scheme = WINDOWS[name]
                looks += 1
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", _SCHEMES[scheme])
                lines += [f"{path} ({name}): {fault}" for fault in look(page, _LOOK if number else None)]
                if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                    lines.append(f"{path} ({name}): scrolls sideways, {needed} pixels wide")
        browser.close()
    return looks, lines


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


def _state_faults(address: str, path: str, scheme: str) -> tuple[int, list[str]]:
    lines = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=ARGUMENTS)
        for name, reach in STATES.items():
            context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address + path)
            prepare(page)
            reach(page)
            lines += [f"{path} ({name}, {scheme}): {fault}" for fault in look(page)]
            context.close()
        browser.close()
    return len(STATES), lines
