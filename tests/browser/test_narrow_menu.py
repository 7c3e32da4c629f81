"""The menu of a narrow window, by keyboard: without it a reader who enlarges the page could not leave it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_accessible import tab_to
from tests.conftest import Watched, window

SHOWN = "document.querySelector('.md-sidebar--primary').checkVisibility({ visibilityProperty: true })"
NARROW = {"width": 320, "height": 640}


def test_the_menu_opens_with_the_keyboard_and_leads_on(chromium: Browser, address: str) -> None:
    with window(chromium, viewport=NARROW) as context, Watched(context, address) as page:
        page.goto(address + "/method/")
        tab_to(page, "Menu")
        page.keyboard.press("Enter")
        tab_to(page, "Members$")
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.wait_for_url("**/members/")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_closed_menu_holds_no_place_for_the_focus_unless_nothing_could_open_it(chromium: Browser, address: str, scripts: bool) -> None:
    with window(chromium, viewport=NARROW, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(address + "/method/")
        assert page.evaluate(SHOWN) is not scripts
