"""What is heard of some pages, by a virtual screen reader in a real browser, against what was heard before and read by people.

`python -m tests.audit spoken --renew` writes the transcripts in tests/golden/spoken/ anew; what changed in them is then to be read.
"""

import difflib
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.desk.checking import check
from dossier.exports import record_files
from playwright.sync_api import Page, sync_playwright

from tests import chromium as browsers
from tests.browser.test_reading_room import OPTION
from tests.fictional.project import TEXT, make
from tests.serving import serving

from .axe import ARGUMENTS
from .tools import NODE, ROOT

GOLDEN = ROOT / "tests" / "golden" / "spoken"
_READER = NODE / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
# The reader knows what is chosen from attributes alone. It begins again where a part of a page ends.
_READ = """async ([part, most]) => {
  for (const input of document.querySelectorAll("input")) input.toggleAttribute("checked", input.checked);
  for (const option of document.querySelectorAll("option")) option.toggleAttribute("selected", option.selected);
  const { virtual } = await import("/virtual.js"), container = document.querySelector(part);
  await virtual.start({ container });
  do await virtual.next(); while (virtual.activeNode !== container && (await virtual.spokenPhraseLog()).length < most);
  const heard = await virtual.spokenPhraseLog();
  await virtual.stop();
  return heard;
}"""
# What no reader says at its usual settings: the kinds of text, that something ended, a whole row before its cells, what is for those without scripts.
_UNSAID = {"paragraph", "superscript", "strong", "emphasis", "mark", "end of document"}
_END = re.compile(r"end( of [a-z]+)?(,|$)")


def _card(page: Page) -> None:
    page.locator(".footnote-ref").first.focus()
    page.locator(".citation-card").wait_for()


def _article(page: Page) -> None:
    page.evaluate(OPTION, "Harbour")
    page.get_by_label("Your copy").evaluate("(area, text) => { area.value = text; }", TEXT)
    page.get_by_role("button", name="Compare").click()
    page.locator("#reading").wait_for()


def _period(page: Page) -> None:
    page.locator(".period.chosen summary").click()


def _facet(page: Page) -> None:
    page.locator(".facet summary").nth(1).click()


@dataclass(frozen=True)
class Heard:
    """A part of a page that is listened to, for so many phrases at most, after something was done there."""

    path: str
    part: str
    most: int
    first: Callable[[Page], None] = lambda _: None


VIEWS = {
    "home": Heard("/", "body", 260),
    "a-topic-with-a-card-open": Heard("/tajik-border/", ".md-content__inner", 110, _card),
    "members-date": Heard("/members/", "#as-of form", 100),
    "members-table": Heard("/members/?date=2007-03-15", ".period.chosen", 60, _period),
    "explorer-filters": Heard("/explorer/?words=roubles&topic=tajik-border", "#explorer-form", 70, _facet),
    "explorer-table": Heard("/explorer/?words=roubles&topic=tajik-border&sort=-when", ".table.explorer", 100),
    "reading-room": Heard("/reading-room/", ".md-content__inner", 170, _article),
    "a-missing-page": Heard("/no/such/page/", "body", 130),
}


def faults(site: Path, renew: bool) -> tuple[int, list[str]]:
    """Return how many phrases were heard, and a line for each that is not the one of the transcript; or write the transcripts."""
    count, found = 0, []
    for name, heard in _heard(site):
        golden = GOLDEN / f"{name}.txt"
        count += len(heard)
        if renew:
            golden.parent.mkdir(exist_ok=True)
            golden.write_text("\n".join(heard) + "\n", encoding="utf-8")
            continue
        before = golden.read_text(encoding="utf-8").splitlines() if golden.exists() else []
        found += [
            f"{name}: {line}" for line in difflib.unified_diff(before, heard, lineterm="", n=0) if not line.startswith(("---", "+++", "@@"))
        ]
    return count, [*found, *(["Read it; 'python -m tests.audit spoken --renew' makes it the transcript."] if found else [])]


def _heard(site: Path) -> Iterator[tuple[str, list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        project = make(Path(folder))
        record = record_files.files(check(project.root, project.texts).library)["records/harbour-2001.js"]
    script = _READER.read_text(encoding="utf-8")
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.route("**/virtual.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
        page.route("**/records/harbour-2001.js", lambda route: route.fulfill(body=record, content_type="text/javascript"))
        for name, view in VIEWS.items():
            page.goto(address + view.path)
            page.locator("html[data-loaded]").wait_for(state="attached")
            view.first(page)
            yield name, said(page.evaluate(_READ, [view.part, view.most]))
        browser.close()


def said(phrases: list[str]) -> list[str]:
    """Return what a reader would say of these phrases: nothing that stood in the name just said, and no drawing's own letters.

    A cell whose parts follow is told by these alone, as readers do.
    """
    kept: list[str] = []
    for phrase in phrases:
        if phrase in _UNSAID or _END.match(phrase) or set(phrase) <= {"▁"} or phrase.startswith(("row, ", "<p>")):
            continue
        name = kept[-1].partition(", ")[2] if kept else ""
        if not re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", name):
            kept.append(phrase)
        elif kept[-1].startswith("cell, ") and name.startswith(phrase) and name != phrase:
            kept[-1] = f"cell, {phrase}"
    return kept
