"""The controls of the pages in Firefox and WebKitGTK, by mouse and by keyboard."""

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.support.select import Select

from tests.browser.test_reading_room import OPTION
from tests.fictional.project import TEXT

from .driving import Window

CLAIM = "/claims/rferl-2015/three-days-to-the-border/"
SLIDER, STATEMENT = "#as-of input[type=range]", "#as-of select"


def test_the_date_is_set_with_the_buttons_and_from_the_list(window: Window) -> None:
    window.go("/members/")
    window.says(".period.chosen summary", "In September 2015 the sources list six members")
    window.click('[data-step="-1"]')
    window.says(".period.chosen summary", "In April 2015 the sources list six members")
    window.focus('[data-step="-1"]')
    window.press(Keys.ENTER)
    window.says(".period.chosen summary", "On 15 March 2007 the sources list seven members")
    assert window.js("location.search") == "?date=2007-03-15"
    Select(window.one(STATEMENT)).select_by_visible_text("April 2015")
    window.says(".period.chosen summary", "In April 2015 ")
    window.focus(STATEMENT)
    window.press("15")
    window.says(".period.chosen summary", "On 15 March 2007 ")


@pytest.mark.parametrize("path", ["/members/", "/map/"])
def test_the_date_is_set_with_the_slider(window: Window, path: str) -> None:
    window.go(path)
    window.focus(SLIDER)
    window.press(Keys.HOME)
    window.says(".period.chosen summary", "In 1992 the members are in no article’s list")
    window.press(Keys.ARROW_RIGHT)
    window.until("location.search === '?date=1992-02-01' || location.search.startsWith('?date=1992-0')")
    window.click(SLIDER)
    window.until("/date=200[5-8]/.test(location.search)")
    window.go(f"{path}?date=2007-03-15")
    window.says(".period.chosen summary", "On 15 March 2007 the sources list seven members")


def test_the_timeline_is_filtered_by_mouse_and_keyboard(window: Window) -> None:
    window.go("/timeline/")
    every = window.js("document.querySelectorAll('.timeline .item:not([hidden])').length")
    Select(window.one("#timeline-filter [name=state]")).select_by_value("tajikistan")
    window.until("document.querySelector('.timeline .item[hidden]')")
    window.focus("#timeline-filter [name=standing]")
    window.press("pledged")
    window.until("/standing=pledged/.test(location.search) && /state=tajikistan/.test(location.search)")
    left = window.js("document.querySelectorAll('.timeline .item:not([hidden])').length")
    assert 0 < left < every
    window.says("#timeline-filter [role=status]", f"{left} of {every} entries")
    window.click("#timeline-filter [type=reset]")
    window.until("!document.querySelector('.timeline .item[hidden]')")


def test_a_mark_of_the_timeline_leads_to_its_date(window: Window) -> None:
    window.go("/timeline/")
    window.focus(".lanes a[href='#d-2013-09-23']")
    window.press(Keys.ENTER)
    window.until("location.hash === '#d-2013-09-23'")
    window.until("(({ top }) => top >= 0 && top < innerHeight)(document.getElementById('d-2013-09-23').getBoundingClientRect())")


def test_the_explorer_is_filtered_and_sorted_by_mouse_and_keyboard(window: Window) -> None:
    window.go("/explorer/")
    status, shown = ".explorer-shown [role=status]", "document.querySelectorAll('#all-claims tbody tr:not([hidden])').length"
    every = int(window.js(f"document.querySelector('{status}').textContent").split()[0])
    window.click("#explorer-form [name=words]")
    window.press("roubles")
    window.until("'applied' in document.getElementById('all-claims').dataset")
    few = window.js(shown)
    window.says(status, f"{few} of {every} claims")
    window.focus(".facet summary")
    window.press(Keys.ENTER)
    window.until("document.querySelector('.facet').open")
    window.press(Keys.TAB, Keys.SPACE)
    window.until(f"{shown} < {few}")
    window.click(".facet input")
    window.until(f"{shown} === {few}")
    window.click("th[data-sort=when] button")
    window.until("document.querySelector('th[data-sort=when]').ariaSort === 'ascending'")
    window.press(Keys.ENTER)
    window.until("document.querySelector('th[data-sort=when]').ariaSort === 'descending' && /sort=-when/.test(location.search)")
    ids = "[...document.querySelectorAll('#all-claims tbody tr')].map((row) => row.id.replace('--', '/'))"
    order = f"(({{ columns, rows }}) => {ids}.map((id) => rows.find((row) => row[0] === id)[columns.indexOf('order')]))(explorerRows)"
    assert window.js(order) == sorted(window.js(order), reverse=True)


def test_a_citation_is_copied_by_mouse_and_keyboard(window: Window) -> None:
    window.go(CLAIM)
    window.click("#cite summary")
    window.click("[aria-label='Copy: MLA, the article behind it']")
    window.says(".copied", "Copied: MLA, the article behind it.")
    window.focus("[aria-label='Copy: APA, the claim']")
    window.press(Keys.ENTER)
    window.says(".copied", "Copied: APA, the claim.")


def test_a_claims_words_are_verified_on_its_page(window: Window) -> None:
    window.go(CLAIM)
    window.focus("#proof summary")
    window.press(Keys.ENTER)
    window.click("#proof button")
    window.says("#proof [role=status]", "words agree with the record. The record is the one that the root names.")


def test_an_article_is_read_in_the_reading_room(window: Window) -> None:
    window.go("/reading-room/")
    window.js(f"({OPTION})(a[0])", "Harbour")
    window.js("void (document.getElementById('reading-copy').value = a[0])", TEXT)
    window.focus("#reading-form [type=submit]")
    window.press(Keys.ENTER)
    window.says(".reading-verdict", "This is the very text we read, every word of the article")
    window.click("#w-guards")
    window.until("location.hash === '#c-guards'")
    window.click("#c-guards .to-words")
    window.until("location.hash === '#w-guards'")
    window.js("void (document.getElementById('reading-copy').value = a[0])", TEXT.replace("fishmongers", "greengrocers"))
    window.click("#reading-form [type=submit]")
    window.says(".reading-verdict", "This copy differs from the text we read")
