"""The edition on a disk, and pages as they are printed, in Firefox and WebKitGTK."""

import base64
import io
from pathlib import Path

from pypdf import PdfReader
from selenium.webdriver import Keys

from tests.real import read

from .driving import Window

# Where a driver cannot print: the rules for paper hold on the screen, and those for the screen alone no longer do.
_ON_PAPER = """[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).forEach((rule) => {
  if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
  else if (rule.media?.mediaText.startsWith("screen")) rule.media.mediaText = "not all";
})"""


def printed(window: Window) -> str:
    """Return the words of the open page that come onto paper."""
    if window.driver.capabilities["browserName"] == "firefox":
        sheets = PdfReader(io.BytesIO(base64.b64decode(window.driver.print_page()))).pages
        text = "\n".join(sheet.extract_text() for sheet in sheets)
    else:
        window.js(_ON_PAPER)
        text = window.js("document.querySelector('.md-content').innerText")
    return " ".join(text.split())


def test_a_printed_page_has_its_notes_and_no_controls(window: Window) -> None:
    window.go("/tajik-border/")
    text = printed(window)
    assert read().library.dossier.headline["sums"].split(",")[0] in text
    assert "RFE/RL, April 2015, paragraph 18:" in text
    assert "Show sourcing" not in text


def test_a_printed_page_of_members_shows_the_period_that_was_chosen(window: Window) -> None:
    window.go("/members/?date=2007-03-15")
    text = printed(window)
    assert "On 15 March 2007 the sources list seven members" in text
    assert "In April 2015 the sources list six members" not in text
    assert "← Earlier" not in text


def test_the_edition_on_a_disk_opens_and_is_searched(window: Window, disk: Path) -> None:
    window.go((disk / "index.html").as_uri())
    window.press("/")
    window.press("320 million roubles")
    window.one("a.md-search-result__link[href*='csto-donation-to-tajikistan']")
    window.press(Keys.ARROW_DOWN, Keys.ENTER)
    window.arrives("/claims/")
    window.go((disk / "explorer" / "index.html").as_uri())
    window.click("#explorer-form [name=words]")
    window.press("320 million")
    window.says(".explorer-shown [role=status]", "1 of ")
    window.go((disk / "tajik-border" / "index.html").as_uri())
    window.focus(".footnote-ref")
    window.one("#citation-card")


def test_a_claims_words_are_verified_from_a_disk(window: Window, disk: Path) -> None:
    window.go((disk / "claims/rferl-2015/three-days-to-the-border/index.html").as_uri())
    window.click("#proof summary")
    window.click("#proof button")
    window.says("#proof [role=status]", "The record is the one that the root names.")
