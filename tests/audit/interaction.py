"""How long a reader waits for an answer: interaction to next paint of each control, on a processor slowed four times, to a phone's, and no shift of the layout.

Keys, clicks and taps are the browser's own, not a script's, and as a hand does them: it arrives, presses, and lets go a moment later, so that
press and click are each answered by a paint of their own. Sources: Event Timing API (W3C), by which an interaction lasts from its event to
the next paint; web.dev, "Interaction to Next Paint": of a visit with fewer than fifty interactions, the longest counts; Layout Instability API.
`python -m tests.audit.interaction SITE ...` measures built sites in any folders, such as one of today's data and one of ten times as many.
"""

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests import chromium as browsers
from tests.audit import lighthouse, phone, tools
from tests.serving import serving

VISITS = 5
WANTED = 100  # milliseconds; told, since a machine that has other things to do cannot keep it
MOST = 200  # milliseconds; what web.dev calls good at most
MOST_SHIFT = 0.01
LEAST = 16  # milliseconds; shorter interactions are not told
# Not what the page did in answer to a reader, which is no shift; what is told before the observer was there is told to it.
_OBSERVE = f"""() => {{
  self.seen = {{ events: [], shift: 0 }};
  new PerformanceObserver((list) => list.getEntries().forEach(({{ interactionId, name, duration }}) => interactionId && seen.events.push([name, duration])))
    .observe({{ type: "event", durationThreshold: {LEAST} }});
  new PerformanceObserver((list) => list.getEntries().forEach(({{ hadRecentInput, value }}) => {{ seen.shift += hadRecentInput ? 0 : value; }}))
    .observe({{ type: "layout-shift", buffered: true }});
}}"""
_KEYS = 120  # milliseconds from key to key, and from where a hand arrives to where it presses
_PRESS = 80  # milliseconds for which a button is held down
_PAUSE = 600  # milliseconds between two controls; for half a second after one, a shift of the layout is put down to it


class Visit(NamedTuple):
    """The longest interaction of a visit in milliseconds, the event that began it, and the shift of the layout."""

    longest: float
    event: str
    shift: float


def _click(where: Locator) -> None:
    where.hover(force=True)
    where.page.wait_for_timeout(_KEYS)
    where.click(force=True, delay=_PRESS)


def _explorer(page: Page) -> None:
    for facet in page.locator(".facet summary").all():
        _click(facet)
        page.wait_for_timeout(_PAUSE)
    _click(page.locator(".facet input").first)
    page.locator("#all-claims[data-applied]").wait_for()
    _click(page.locator("#explorer-text"))
    page.keyboard.type("border", delay=_KEYS)
    page.wait_for_timeout(_PAUSE)
    _click(page.locator("#explorer-form [type=reset]"))
    page.wait_for_timeout(_PAUSE)
    _click(page.locator("#all-claims thead button").nth(1))
    page.wait_for_timeout(_PAUSE)
    _click(page.locator(".more-rows button"))


def _timeline(page: Page) -> None:
    if page.locator("#timeline-filter").count() == 0:
        return  # the list goes on over pages of its own, and is not filtered
    for select in page.locator("#timeline-filter select").all():
        select.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(_PAUSE)
    if page.locator(".timeline .item[hidden]").count() == 0:
        raise RuntimeError("no key filtered the timeline, so nothing was measured")
    _click(page.locator("#timeline-filter [type=reset]"))


def _date(page: Page) -> None:
    for step in ("-1", "-1", "1"):
        _click(page.locator(f"#as-of [data-step='{step}']"))
        page.wait_for_timeout(_PAUSE)
    page.locator("#as-of-slider").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(_KEYS)
    page.wait_for_timeout(_PAUSE)
    page.locator("#as-of-select").focus()
    page.keyboard.press("ArrowDown")


def _button(page: Page) -> None:
    page.set_content("<p>An empty page<p><button>that does nothing</button>")
    page.evaluate(_OBSERVE)
    for _ in range(3):
        _click(page.get_by_role("button"))
        page.wait_for_timeout(_KEYS)


def _card(page: Page) -> None:
    markers, card = page.locator(".footnote-ref"), page.locator("#citation-card:visible")
    markers.nth(5).hover(force=True)
    card.wait_for()
    page.wait_for_timeout(_PAUSE)
    page.keyboard.press("Escape")
    markers.first.focus()
    for _ in range(8):  # from marker into card and on to the next marker
        page.keyboard.press("Tab")
        page.wait_for_timeout(_KEYS)
    card.wait_for()
    page.keyboard.press("Escape")
    markers.nth(3).tap(force=True)
    card.wait_for()


CONTROLS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "explorer": ("/explorer/", _explorer), "timeline": ("/timeline/", _timeline), "date control": ("/members/", _date),
}  # fmt: skip


def faults(address: str, cites: str) -> tuple[list[str], list[str]]:
    """Return what was measured of each control, and a line for each that answers too slowly twice in a row, or shifts the layout.

    The page at `cites` is the one whose citations are opened. Raises RuntimeError where a control did not do what it should.
    """
    slowed, how = phone.slowed()
    measured, found = [how], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=["--no-sandbox", "--disable-gpu"])
        idle = _measure(browser, address, _button, slowed)[0]
        measured.append(f"a button that does nothing, which tells how busy the machine is: {idle:.0f} ms")
        for name, (path, use) in {**CONTROLS, "citation card": (cites, _card)}.items():
            middle, told, shift = _measure(browser, address + path, use, slowed)
            measured.append(f"{name}: {told}{'' if middle <= WANTED else f', more than the {WANTED} that are wanted'}")
            if middle > MOST or shift >= MOST_SHIFT:  # a machine that was busy for a while is no fault of the page; what is so twice is
                middle, told, shift = _measure(browser, address + path, use, slowed)
                measured.append(f"{name}, again: {told}")
            if middle > MOST:
                found.append(f"{path}: {name} answers after {middle:.0f} ms, at most {MOST}")
            if shift >= MOST_SHIFT:
                found.append(f"{path}: the layout shifts by {shift:.3f}")
        browser.close()
    return measured, found


def _measure(browser: Browser, address: str, use: Callable[[Page], None], slowed: float) -> tuple[float, str, float]:
    """Return the median of the longest interactions of some visits, all in words, and the largest shift."""
    visits = [_visit(browser, address, use, slowed) for _ in range(VISITS)]
    middle, shift = statistics.median(visit.longest for visit in visits), max(visit.shift for visit in visits)
    worst = max(visits)
    return middle, f"median {middle:.0f} ms, longest {worst.longest:.0f} ms ({worst.event}), shift {shift:.3f}", shift


def _visit(browser: Browser, address: str, use: Callable[[Page], None], slowed: float) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=True)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.goto(address)
    page.locator("html[data-loaded] .md-content[data-rested]").wait_for()
    page.evaluate(_OBSERVE)
    page.wait_for_timeout(_PAUSE)
    use(page)
    page.wait_for_timeout(_PAUSE)
    seen: dict[str, Any] = page.evaluate("seen")
    context.close()
    event, longest = max(seen["events"], key=lambda one: one[1], default=(f"less than {LEAST} ms", 0))
    return Visit(longest, event, seen["shift"])


def main() -> int:
    """Measure the sites in the folders that are named, and return 1 where one has faults, else 0."""
    tools.prepare()
    faulty = False
    for name in sys.argv[1:]:
        with serving(Path(name)) as address:
            measured, found = faults(address, lighthouse.KINDS["topic"])
        print("\n  ".join([f"{name}:", *measured, *(f"fault: {one}" for one in found)]), flush=True)
        faulty |= bool(found)
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main())
