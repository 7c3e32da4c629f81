"""The date of members and map in a real browser: by mouse, keyboard and touch, with addresses that can be shared."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from dossier.desk.checking import Checked
from dossier.library.library import Library
from dossier.views import membership
from dossier.views.pictures import membership_words
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Watched
from tests.depth import DEEP

MEMBERS, MAP, TIMELINE, EXPLORER, TOPIC = "/members/", "/map/", "/timeline/", "/explorer/", "/tajik-border/"


def asked(page: Page, name: str) -> str | None:
    return parse_qs(urlsplit(page.url).query).get(name, [None])[0]


_PAINTED = (
    "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"  # after what follows the first paint
)


def shown(page: Page) -> str:
    """The sentence of the one period that is shown."""
    page.evaluate(_PAINTED)
    expect(page.locator(".period:visible")).to_have_count(1)
    return page.locator(".period.chosen summary").inner_text()


def test_the_date_is_set_by_mouse_and_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    assert shown(page).startswith("In September 2015 the sources list six members")
    assert asked(page, "date") is None
    page.get_by_role("button", name="Earlier statement").click()
    assert shown(page).startswith("In April 2015 the sources list six members")
    page.get_by_role("button", name="Earlier statement").click()
    assert shown(page).startswith("On 15 March 2007 the sources list seven members")
    assert asked(page, "date") == "2007-03-15"
    page.reload()
    assert shown(page).startswith("On 15 March 2007 the sources list seven members")


def test_the_controls_stand_where_they_will_while_the_periods_are_still_coming(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    controls = page.locator("#as-of form > *")
    whole = [control.bounding_box() for control in controls.all()[:-1]]
    page.evaluate("document.querySelector('#as-of-select').length = 1")
    assert [control.bounding_box() for control in controls.all()[:-1]] == whole
    page.evaluate("document.querySelector('#as-of-select').closest('.field').remove()")
    assert [control.bounding_box() for control in controls.all()] == whole


def test_the_date_is_set_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    slider = page.get_by_role("slider", name="Month")
    slider.focus()
    page.keyboard.press("Home")
    assert shown(page).startswith("In 1992 the members are in no article’s list")
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "December 2020")
    assert shown(page).startswith("In December 2020 the members are in no article’s list")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Earlier statement")).to_be_focused()
    page.keyboard.press("Enter")
    assert shown(page).startswith("In 2019 ")
    page.get_by_label("Period", exact=True).select_option("15 March 2007")
    assert shown(page).startswith("On 15 March 2007 ")
    assert asked(page, "date") == "2007-03-15"


def test_the_date_is_set_by_touch(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(address + MAP)
        page.get_by_role("button", name="Earlier statement").tap()
        assert shown(page).startswith("In April 2015")
        slider = page.get_by_role("slider", name="Month")
        box = slider.bounding_box()
        assert box is not None
        slider.tap(position={"x": box["width"] / 2, "y": box["height"] / 2})
        page.wait_for_url(re.compile(r"date=200[5-8]"))


def test_the_states_of_a_date_unfold_and_stay_so_at_the_next(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    expect(page.locator(".period.chosen table")).to_be_hidden()
    page.get_by_text("Each state, with its source").locator("visible=true").click()
    page.get_by_role("button", name="Earlier statement").click()
    assert shown(page).startswith("In April 2015 ")
    expect(page.locator(".period.chosen table")).to_be_visible()


def test_a_time_of_which_nothing_is_told_can_be_chosen(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    page.get_by_label("Period", exact=True).select_option("16 March 2007 to 31 March 2015: no list")
    assert shown(page).startswith("From 16 March 2007 to 31 March 2015 the members are in no article’s list")
    page.get_by_role("button", name="Later statement").click()
    assert shown(page).startswith("In April 2015 ")


def test_in_a_narrow_window_the_picture_shows_the_date_and_names_its_rows(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(f"{address}{MEMBERS}?date=2007-03-15")
        canvas = page.locator("#who-when .canvas").bounding_box()
        cursor = page.locator("#who-when .cursor").bounding_box()
        name = page.locator("#who-when .again").last.bounding_box()
        assert canvas
        assert cursor
        assert name
        assert canvas["x"] < cursor["x"] < canvas["x"] + canvas["width"]
        assert canvas["x"] <= name["x"] < canvas["x"] + 20


def test_a_month_can_be_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}{MEMBERS}?date=2012-06")
    assert shown(page).startswith("In June 2012 the members are in no article’s list")
    assert asked(page, "date") == "2012-06"


@pytest.mark.parametrize("text", ["1980-01-01", "2015-13-01", "2015-02-30", "tomorrow", "2021-01-01", ""])
def test_a_date_that_cannot_be_shown_is_passed_over(page: Page, address: str, text: str) -> None:
    page.goto(f"{address}{MEMBERS}?date={text}")
    assert shown(page).startswith("In September 2015 ")


_SAID = (
    """rows => rows.map(row => row.querySelector("td")).map(cell => [cell.textContent, cell.querySelector("a")?.getAttribute("href")])"""
)


def agrees(page: Page, library: Library, period: membership.Period) -> None:
    """See that the page says of the period that is shown what the library does."""
    assert membership_words.sentence(library, period) in shown(page)
    rows = page.locator(".period.chosen tbody tr").evaluate_all(_SAID)
    assert len(rows) == len(period.cells)
    for (said, link), cell in zip(rows, period.cells, strict=True):
        for one in cell.found:
            assert one.change.words in said
            assert link
        assert cell.found or "do not say" in said


def test_the_page_says_for_a_date_what_the_library_does(page: Page, address: str, real: Checked) -> None:
    periods = membership.periods(real.library)
    page.goto(address + MEMBERS)
    for period in periods:
        page.get_by_label("Period", exact=True).select_option(value=str(period.first))
        agrees(page, real.library, period)
    for period in periods if DEEP else periods[::4]:
        page.goto(f"{address}{MEMBERS}?date={period.last}")
        agrees(page, real.library, period)


@pytest.mark.parametrize(
    ("date", "family"),
    [("2007-03-15", "in"), ("2015-04-10", "unlisted"), ("2010-01-01", "none"), ("1995-01-01", "in"), ("2003-01-01", "out")],
)
def test_the_map_shows_the_states_at_the_date(page: Page, address: str, date: str, family: str) -> None:
    page.goto(f"{address}{MAP}?date={date}")
    shape = page.locator(".map-frame").first.locator('[data-state="uzbekistan"]')
    expect(shape).to_have_class(f"state mark-{family}")
    expect(shape).to_have_attribute("fill", f"url(#map-near-{family})")
    assert page.locator(f"#map-near-{family}").count() == 1
    other = page.get_by_role("link", name="picture of membership")
    assert parse_qs(urlsplit(other.evaluate("a => a.href")).query)["date"] == [date]


def test_a_place_on_the_map_leads_to_its_claims(page: Page, address: str, real: Checked) -> None:
    page.goto(address + MAP)
    count = len(real.library.claims_at["dushanbe"])
    page.get_by_role("link", name=f"Dushanbe: {count} claims").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#dushanbe")
    assert page.locator("#dushanbe + ul > li").count() == count


def test_a_mark_between_two_changes_leads_to_both_claims(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    mark = page.get_by_role("link", name=re.compile("^Uzbekistan, .*between signing and leaving"))
    page.goto(mark.evaluate("link => new URL(link.getAttribute('href'), document.baseURI).href"))
    for claim in ("uzbekistan-signed-treaty", "uzbekistan-withdrew"):
        expect(page.locator(f"li[id='fn:en-2007--{claim}']")).to_be_attached()
