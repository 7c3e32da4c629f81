"""The filters of timeline and explorer in a real browser: by mouse, keyboard and touch, with addresses that can be shared."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from dossier.desk.checking import Checked
from dossier.exports import explorer_rows
from dossier.views import wording
from dossier.views.pictures import lanes, timeline
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import Watched, window

MEMBERS, MAP, TIMELINE, EXPLORER, TOPIC = "/members/", "/map/", "/timeline/", "/explorer/", "/tajik-border/"


def asked(page: Page, name: str) -> str | None:
    return parse_qs(urlsplit(page.url).query).get(name, [None])[0]


def test_the_timeline_counts_what_the_claims_say(page: Page, address: str, real: Checked) -> None:
    page.goto(address + TIMELINE)
    dated = [claim for claim in real.library.claims.values() if claim.when]
    inside = [claim for entry in timeline.entries(real.library) if entry.inside(lanes.axis_of(real.library)) for claim in entry.claims]
    assert page.locator('.timeline .item:not([data-lane="events"])').count() == len(dated)
    assert sum(int(number) for number in page.locator(".lanes.wide .number").all_text_contents()) == len(inside)
    assert page.locator('.timeline .item[data-lane="events"]').count() == len(real.library.of_kind("event"))


def test_the_timeline_is_filtered_and_can_be_shared(page: Page, address: str, real: Checked) -> None:
    page.goto(address + TIMELINE)
    page.get_by_label("How firmly", exact=True).select_option("pledged")
    page.get_by_label("State", exact=True).select_option("Tajikistan")
    wanted = [claim for claim in real.library.claims.values() if claim.when and claim.standing == "pledged" and "tajikistan" in claim.named]
    claims = page.locator('.timeline .item:visible:not([data-lane="events"])')
    expect(claims).to_have_count(len(wanted))
    assert wanted
    assert (asked(page, "standing"), asked(page, "state")) == ("pledged", "tajikistan")
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ of \d+ entries$"))
    drawn = page.locator('.lanes.wide a:not([tabindex]):not([data-lane="events"]) .number').all_text_contents()
    assert sum(int(number) for number in drawn) == len(wanted)
    page.reload()
    assert claims.count() == len(wanted)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".timeline .item[hidden]")).to_have_count(0)
    assert asked(page, "standing") is None


def test_a_bar_of_the_timeline_leads_to_its_date(page: Page, address: str) -> None:
    page.goto(address + TIMELINE)
    page.get_by_role("link", name=re.compile("^Summits and meetings, 23 September 2013")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#d-2013-09-23")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_whole_timeline_is_seen_at_once_and_can_be_read(chromium: Browser, address: str, scripts: bool) -> None:
    with window(chromium, viewport={"width": 390, "height": 844}, java_script_enabled=scripts) as phone:
        page = phone.new_page()
        page.goto(address + TIMELINE)
        drawn = page.locator(".lanes:visible")
        expect(drawn).to_have_count(1)
        canvas, box = (place.bounding_box() for place in (page.locator("#when .canvas"), drawn))
        assert canvas
        assert box
        texts = drawn.locator("text").evaluate_all(
            "texts => texts.map(text => [text.getBoundingClientRect().left, text.getBoundingClientRect().right])"
        )
        assert len(texts) > 80
        assert min(left for left, _ in texts) >= canvas["x"] - 1
        assert max(right for _, right in texts) <= canvas["x"] + canvas["width"] + 1
        sizes = drawn.locator("text").evaluate_all("texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))")
        assert min(sizes) * box["width"] / float((drawn.get_attribute("viewBox") or "").split()[2]) >= 11


def test_what_is_only_announced_is_hollow_and_said_to_be(page: Page, address: str) -> None:
    page.goto(address + TIMELINE)
    links = page.locator('.lanes.wide a[data-lane="events"]')
    told = links.evaluate_all("links => links.map(link => [link.textContent, getComputedStyle(link.querySelector('.mark')).fill])")
    hollow = {fill for words, fill in told if "announced; no article reports that it was held" in words}
    filled = {fill for words, fill in told if "announced;" not in words}
    assert len(hollow) == len(filled) == 1
    assert hollow != filled
    expect(page.locator("#when .key")).to_contain_text("announced; no article reports that it was held")


def rows(page: Page) -> list[str]:
    """The claims that the explorer shows, once it has all."""
    expect(page.locator("#all-claims")).to_have_attribute("data-applied", "")
    return page.locator("#all-claims tbody tr:visible").evaluate_all("rows => rows.map(row => row.id.replace('--', '/'))")


def test_the_explorer_filters_by_facet_and_words_and_says_how_many_are_left(page: Page, address: str, real: Checked) -> None:
    claims = real.library.claims.values()
    page.goto(address + EXPLORER)
    status = page.get_by_role("status").first
    expect(status).to_have_text(re.compile(rf"^{len(claims)} of {len(claims)} claims"))
    for facet, value in (("Topic", "Tajik border aid"), ("Source", "Vestnik Kavkaza, 2019")):
        page.locator(".facet summary", has_text=facet).click()
        page.get_by_label(re.compile(rf"^\s*{value} ")).check()
    wanted = [claim.key for claim in claims if "tajik-border" in claim.topics and claim.source == "vk-2019"]
    expect(status).to_have_text(re.compile(rf"^{len(wanted)} of {len(claims)} claims"))
    assert sorted(rows(page)) == sorted(wanted)
    assert (asked(page, "topic"), asked(page, "source")) == ("tajik-border", "vk-2019")
    page.get_by_label("Words").fill("ROUBLES 320")
    expect(status).to_have_text(re.compile(rf"^1 of {len(claims)} claims"))
    assert rows(page) == ["vk-2019/csto-donation-to-tajikistan"]
    page.reload()
    expect(status).to_have_text(re.compile(rf"^1 of {len(claims)} claims"))
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(re.compile(rf"^{len(claims)} of {len(claims)} claims"))


def test_the_explorer_begins_with_the_first_claims_and_shows_more_when_asked(page: Page, address: str, real: Checked) -> None:
    page.goto(address + EXPLORER)
    shown, step = page.locator("#all-claims tbody tr"), explorer_rows.FIRST
    expect(shown).to_have_count(explorer_rows.FIRST)
    page.get_by_role("button", name=f"Show {step} more of {len(real.library.claims) - step}").click()
    expect(shown).to_have_count(2 * step)
    expect(shown.nth(step).get_by_role("link")).to_be_focused()
    assert rows(page) == [claim.key for claim in real.library.by_date[: 2 * step]]
    link = shown.nth(step + 20).get_by_role("link").get_attribute("href") or ""
    assert urljoin(page.url, link) == f"{address}/claims/{real.library.by_date[step + 20].key}/"


def test_the_explorer_finds_plain_numbers_and_other_spellings_and_says_when_nothing_is_left(page: Page, address: str) -> None:
    page.goto(address + EXPLORER)
    status = page.get_by_role("status").first
    for words in ("50000", "rakhmon"):
        page.get_by_label("Words").fill(words)
        expect(status).to_have_text(re.compile(rf"^[1-9]\d* of \d+ claims: “{words}”$"))
    page.get_by_label("Words").fill("no such word")
    expect(status).to_have_text(re.compile("^0 of .* take something away"))


def test_on_a_phone_what_is_shown_is_said_beside_the_folded_filters(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(address + EXPLORER + "?topic=members")
        expect(page.locator(".explorer-form")).to_be_hidden()
        expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ of \d+ claims: Members$"))


def test_without_scripts_the_explorer_has_the_first_claims_and_leads_to_all(chromium: Browser, address: str) -> None:
    with window(chromium, java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(address + EXPLORER)
        expect(page.locator("#all-claims tbody tr")).to_have_count(explorer_rows.FIRST)
        expect(page.locator(".without-scripts a")).to_have_count(2)
        expect(page.locator(".more-rows button")).to_be_hidden()


def test_a_facets_number_is_what_choosing_it_would_show(page: Page, address: str, real: Checked) -> None:
    claims = real.library.claims.values()
    page.goto(address + EXPLORER + "?source=rferl-2015")
    assert len(rows(page)) == len(real.library.claims_of["rferl-2015"])
    for topic in ("members", "forces", "afghanistan"):
        count = sum(topic in claim.topics and claim.source == "rferl-2015" for claim in claims)
        assert page.locator(f'label:has(input[name="topic"][value="{topic}"]) .number').text_content() == str(count)
    for source in real.library.sources:
        number = page.locator(f'label:has(input[name="source"][value="{source}"]) .number')
        assert number.text_content() == str(len(real.library.claims_of[source]))


@pytest.mark.parametrize("asked_for", ["", "?subject=yuri-khachaturov"], ids=["opened by hand", "opened by the address"])
def test_all_values_of_a_long_facet_come_when_its_first_ones_were_painted(page: Page, address: str, real: Checked, asked_for: str) -> None:
    page.goto(address + EXPLORER + asked_for)
    facet = page.locator(".facet").last
    if not asked_for:
        facet.locator("summary").click()
    for label in (facet.locator("label").nth(20), facet.locator("label").last):
        expect(label).to_be_visible()
    assert facet.locator("label").count() == len({key for claim in real.library.claims.values() for key in claim.about}) > 20


def test_the_explorer_is_sorted_by_keyboard(page: Page, address: str, real: Checked) -> None:
    page.goto(address + EXPLORER)
    button = page.get_by_role("columnheader", name="When").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="When")).to_have_attribute("aria-sort", "ascending")
    dates = [real.library.claims[key] for key in rows(page)]
    keys = [(claim.when or real.library.sources[claim.source].published).sort_key[0] for claim in dates]
    assert keys == sorted(keys)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sort=-when"))
    before = rows(page)
    page.reload()
    assert rows(page) == before
    expect(page.get_by_role("columnheader", name="When")).to_have_attribute("aria-sort", "descending")


def test_the_view_is_saved_as_csv(page: Page, address: str, real: Checked) -> None:
    page.goto(address + EXPLORER + "?source=vor-2013&standing=said")
    wanted = [claim for claim in real.library.claims_of["vor-2013"] if claim.standing == "said"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save these as CSV").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in found] == [claim.key for claim in wanted]
    for row, claim in zip(found, wanted, strict=True):
        assert row["when"] == (claim.when.text if claim.when else "")
        assert row["date_in_words"] == wording.when(real.library, claim)
        assert row["standing_in_words"] == wording.standing(claim)
        assert row["speakers"].split() == claim.speakers
        assert row["address"].endswith(f"/claims/{claim.key}/")


def test_the_explorer_works_from_a_file(desktop: BrowserContext, site: Path, real: Checked) -> None:
    page = desktop.new_page()
    page.goto(f"{(site / 'explorer' / 'index.html').as_uri()}?topic=members")
    wanted = sum("members" in claim.topics for claim in real.library.claims.values())
    expect(page.get_by_role("status").first).to_have_text(re.compile(rf"^{wanted} of {len(real.library.claims)} claims"))
    page.get_by_label("Words").fill("uzbekistan")
    expect(page.get_by_role("status").first).not_to_have_text(re.compile(rf"^{wanted} of {len(real.library.claims)} claims"))
    assert asked(page, "words") == "uzbekistan"
    page.close()


def test_filters_explorer_and_switch_answer_to_touch(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(address + TOPIC)
        page.get_by_role("button", name="Show sourcing").tap()
        expect(page.locator(".sourcing .sourced").first).to_be_visible()
        page.goto(address + EXPLORER)
        page.get_by_role("button", name="Filter and sort").tap()
        page.locator(".facet summary", has_text="Topic").tap()
        page.get_by_label(re.compile(r"^\s*Members ")).tap()
        expect(page.get_by_role("status").first).not_to_have_text(re.compile(r"^(\d+) of \1 "))
        assert asked(page, "topic") == "members"
        page.goto(address + TIMELINE + "?state=uzbekistan")
        left = page.locator(".timeline .item:visible").count()
        expect(page.get_by_role("button", name="Show all")).to_be_hidden()
        page.get_by_role("button", name="Filter").tap()
        expect(page.get_by_role("button", name="Filter")).to_have_attribute("aria-expanded", "true")
        page.get_by_role("button", name="Show all").tap()
        expect(page.locator(".timeline .item[hidden]")).to_have_count(0)
        assert page.locator(".timeline .item:visible").count() > left > 0
