"""How pages stand in a window: what wraps, what is cut off, and what stands where."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Watched, window

_CUT_OFF = "title => title.scrollWidth > title.clientWidth || title.scrollHeight > title.clientHeight"
# The height of each heading, and that which its words alone have.
_HEIGHTS = """() => [...document.querySelectorAll(".md-content :is(h1, h2, h3)")].map(heading => {
  const words = document.createRange();
  words.selectNodeContents(heading);
  if (heading.lastElementChild?.matches(".headerlink")) words.setEndBefore(heading.lastElementChild);
  const style = getComputedStyle(heading);
  const inner = heading.getBoundingClientRect().height - ["paddingTop", "paddingBottom", "borderTopWidth"].reduce((sum, name) => sum + parseFloat(style[name]), 0);
  return [inner, words.getBoundingClientRect().height];
})"""


@pytest.fixture(scope="module")
def narrow(chromium: Browser, address: str) -> Iterator[Page]:
    """A narrow window that has a mouse."""
    with window(chromium, viewport={"width": 390, "height": 844}) as context, Watched(context, address) as page:
        yield page


def test_the_button_for_sourcing_stays_in_one_line(page: Page, address: str) -> None:
    page.goto(address)
    button = page.locator(".sourcing-bar button")
    before = button.bounding_box()
    button.click()
    expect(button).to_have_text("Hide sourcing")
    after = button.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] == before["height"]


@pytest.mark.parametrize("width", [390, 460, 660])
def test_no_heading_of_a_narrow_window_ends_in_an_empty_line(narrow: Page, address: str, width: int) -> None:
    narrow.set_viewport_size({"width": width, "height": 844})
    narrow.goto(address + "/summits/")
    heights = narrow.evaluate(_HEIGHTS)
    assert len(heights) > 5
    assert [(inner, words) for inner, words in heights if inner > words + 8] == []
    assert narrow.evaluate("document.documentElement.scrollWidth") <= width


def test_the_button_for_sourcing_follows_the_line_that_says_who_somebody_is(page: Page, address: str) -> None:
    page.goto(address + "/people/vladimir-putin/")
    assert page.locator(".sourcing-bar").evaluate("bar => bar.previousElementSibling.textContent").startswith("President of Russia")


def test_the_bar_of_a_phone_names_the_pages_of_the_menu_whole(narrow: Page, address: str) -> None:
    narrow.set_viewport_size({"width": 360, "height": 844})
    for path in ("/summits/", "/motives/", "/differences/", "/afghanistan/"):
        narrow.goto(address + path)
        assert not narrow.locator(".md-header__topic:last-child .md-ellipsis").evaluate(_CUT_OFF), path


def test_a_title_stands_as_far_below_the_pages_of_its_section_as_other_titles_below_the_bar(page: Page, address: str) -> None:
    page.goto(address + "/explorer/")
    above, title = page.locator(".neighbours ul").bounding_box(), page.get_by_role("heading", level=1).bounding_box()
    assert above is not None
    assert title is not None
    assert title["y"] - above["y"] - above["height"] >= 24


def test_several_facts_in_a_cell_are_a_list_and_one_is_none(page: Page, address: str) -> None:
    page.goto(address + "/summits/")
    row = page.locator("#meetings tr").filter(has=page.get_by_role("link", name="Dushanbe summit"))
    outcomes = row.get_by_role("list").last
    assert outcomes.get_by_role("listitem").count() > 5
    assert outcomes.locator("li > sup").count() == outcomes.get_by_role("listitem").count()
    expect(page.locator("#meetings tr").filter(has=page.get_by_role("link", name="Sochi summit")).get_by_role("list")).to_have_count(0)


def test_a_claim_tells_what_came_before_and_after_ahead_of_what_the_tables_take_from_it(page: Page, address: str) -> None:
    page.goto(address + "/claims/at-2015/ksor-strength/")
    told = [heading.rstrip("¶") for heading in page.get_by_role("heading", level=2).all_inner_texts()]
    assert told.index("Before and after on the same matter") < told.index("What the tables take from it") < told.index("Cited by")
