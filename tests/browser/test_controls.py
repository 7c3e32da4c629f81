"""The controls of pictures and tables in a real browser: by mouse, keyboard and touch, with addresses that can be shared."""

import csv
import gzip
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from dossier.desk.checking import Checked
from dossier.views import membership
from dossier.views.pictures import membership_words, timeline
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import ROOT, Watched

MEMBERS, MAP, TIMELINE, EXPLORER, TOPIC = "/members/", "/map/", "/timeline/", "/explorer/", "/tajik-border/"
SCRIPTS = sorted((ROOT / "hooks/dossier/site/assets").glob("*.js"))


def asked(page: Page, name: str) -> str | None:
    return parse_qs(urlsplit(page.url).query).get(name, [None])[0]


def shown(page: Page) -> str:
    """The sentence of the one period that is shown."""
    expect(page.locator(".period:visible")).to_have_count(1)
    return page.locator(".period[open] summary").inner_text()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_under_five_kilobytes(script: Path) -> None:
    assert len(gzip.compress(script.read_bytes(), 9)) < 5 * 1024


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


def test_the_date_is_set_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    slider = page.get_by_role("slider", name="Month")
    slider.focus()
    page.keyboard.press("Home")
    assert shown(page).startswith("In 1992 no article lists the members")
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "1 December 2020")
    assert shown(page).startswith("On 1 December 2020 no article lists the members")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Earlier statement")).to_be_focused()
    page.keyboard.press("Enter")
    assert shown(page).startswith("In 2019 ")
    page.get_by_label("Statement", exact=True).select_option("15 March 2007")
    assert asked(page, "date") == "2007-03-15"


def test_the_date_is_set_by_touch(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    with Watched(context, address) as page:
        page.goto(address + MAP)
        page.get_by_role("button", name="Earlier statement").tap()
        assert shown(page).startswith("In April 2015")
        slider = page.get_by_role("slider", name="Month")
        box = slider.bounding_box()
        assert box is not None
        slider.tap(position={"x": box["width"] / 2, "y": box["height"] / 2})
        page.wait_for_url(re.compile(r"date=200[5-8]"))
    context.close()


@pytest.mark.parametrize("text", ["1980-01-01", "2015-13-01", "2015-02-30", "tomorrow", "2021-01-01", ""])
def test_a_date_that_cannot_be_shown_is_passed_over(page: Page, address: str, text: str) -> None:
    page.goto(f"{address}{MEMBERS}?date={text}")
    assert shown(page).startswith("In September 2015 ")


def test_the_page_says_for_a_date_what_the_library_does(page: Page, address: str, real: Checked) -> None:
    for period in membership.periods(real.library):
        page.goto(f"{address}{MEMBERS}?date={period.last}")
        assert membership_words.sentence(real.library, period) in shown(page)
        cells = page.locator(".period[open] tbody tr")
        assert cells.count() == len(period.cells)
        for row, cell in zip(cells.all(), period.cells, strict=True):
            said = row.locator("td").first
            for one in cell.found:
                assert one.change.words in said.inner_text()
                assert said.get_by_role("link").first.get_attribute("href")
            assert cell.found or "do not say" in said.inner_text()


@pytest.mark.parametrize(
    ("date", "role"),
    [("2007-03-15", "lists"), ("2015-04-10", "unlisted"), ("2010-01-01", "none"), ("1995-01-01", "between-entering-and-leaving")],
)
def test_the_map_shows_the_states_at_the_date(page: Page, address: str, date: str, role: str) -> None:
    page.goto(f"{address}{MAP}?date={date}")
    shape = page.locator('.map [data-state="uzbekistan"]')
    expect(shape).to_have_class(f"state mark-{role}")
    expect(shape).to_have_attribute("fill", f"url(#map-{role})")
    assert page.locator(f"#map-{role}").count() == 1
    other = page.get_by_role("link", name="picture of membership")
    assert parse_qs(urlsplit(other.evaluate("a => a.href")).query)["date"] == [date]


def test_a_place_on_the_map_leads_to_its_claims(page: Page, address: str, real: Checked) -> None:
    page.goto(address + MAP)
    count = len(real.library.claims_about["dushanbe"])
    page.get_by_role("link", name=f"Dushanbe: {count} claims").focus()
    page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == "dushanbe"
    assert page.locator("#dushanbe + ul > li").count() == count


def test_pictures_are_complete_without_scripts(chromium: Browser, address: str, real: Checked) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MEMBERS)
    expect(page.locator("#who-when svg.chart")).to_be_visible()
    expect(page.locator(".controls")).to_be_hidden()
    assert page.locator(".period:visible").count() == len(membership.periods(real.library))
    page.goto(address + EXPLORER)
    assert page.locator("#all-claims tbody tr:visible").count() == len(real.library.claims)
    page.goto(address + TIMELINE)
    assert page.locator(".timeline .item:visible").count() > 150
    context.close()


def test_the_timeline_counts_what_the_claims_say(page: Page, address: str, real: Checked) -> None:
    page.goto(address + TIMELINE)
    dated = [claim for claim in real.library.claims.values() if claim.when]
    inside = [claim for entry in timeline.entries(real.library) if entry.inside(timeline.axis_of(real.library)) for claim in entry.claims]
    assert page.locator('.timeline .item:not([data-lane="events"])').count() == len(dated)
    assert sum(int(number) for number in page.locator(".lanes .number").all_text_contents()) == len(inside)
    assert page.locator('.timeline .item[data-lane="events"]').count() == len(real.library.of_kind("event"))


def test_the_timeline_is_filtered_and_can_be_shared(page: Page, address: str, real: Checked) -> None:
    page.goto(address + TIMELINE)
    page.get_by_label("Standing", exact=True).select_option("pledged")
    page.get_by_label("State", exact=True).select_option("Tajikistan")
    wanted = [claim for claim in real.library.claims.values() if claim.when and claim.standing == "pledged" and "tajikistan" in claim.named]
    claims = page.locator('.timeline .item:visible:not([data-lane="events"])')
    assert claims.count() == len(wanted) > 0
    assert (asked(page, "standing"), asked(page, "state")) == ("pledged", "tajikistan")
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ of \d+ entries$"))
    drawn = page.locator('.lanes a:not(.dimmed):not([data-lane="events"]) .number').all_text_contents()
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


def rows(page: Page) -> list[str]:
    return page.locator("#all-claims tbody tr:visible").evaluate_all("rows => rows.map(row => row.id.replace('--', '/'))")


def test_the_explorer_filters_by_facet_and_words_and_says_how_many_are_left(page: Page, address: str, real: Checked) -> None:
    claims = real.library.claims.values()
    page.goto(address + EXPLORER)
    status = page.get_by_role("status").first
    expect(status).to_have_text(f"{len(claims)} of {len(claims)} claims")
    for facet, value in (("Topic", "Tajik border aid"), ("Source", "Vestnik Kavkaza, 2019")):
        page.locator(".facet summary", has_text=facet).click()
        page.get_by_label(re.compile(rf"^\s*{value} ")).check()
    wanted = [claim.key for claim in claims if "tajik-border" in claim.topics and claim.source == "vk-2019"]
    expect(status).to_have_text(f"{len(wanted)} of {len(claims)} claims")
    assert sorted(rows(page)) == sorted(wanted)
    assert (asked(page, "topic"), asked(page, "source")) == ("tajik-border", "vk-2019")
    page.get_by_label("Words").fill("ROUBLES 320")
    expect(status).to_have_text(f"1 of {len(claims)} claims")
    assert rows(page) == ["vk-2019/csto-donation-to-tajikistan"]
    page.reload()
    expect(status).to_have_text(f"1 of {len(claims)} claims")
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"{len(claims)} of {len(claims)} claims")


def test_a_facets_number_is_what_choosing_it_would_show(page: Page, address: str, real: Checked) -> None:
    claims = real.library.claims.values()
    page.goto(address + EXPLORER + "?source=rferl-2015")
    for topic in ("members", "forces", "afghanistan"):
        count = sum(topic in claim.topics and claim.source == "rferl-2015" for claim in claims)
        assert page.locator(f'label:has(input[name="topic"][value="{topic}"]) .number').text_content() == str(count)
    for source in real.library.sources:
        number = page.locator(f'label:has(input[name="source"][value="{source}"]) .number')
        assert number.text_content() == str(len(real.library.claims_of[source]))


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
    assert asked(page, "sort") == "-when"
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
        assert row["speakers"].split() == claim.speakers
        assert row["address"].endswith(f"/claims/{claim.key}/")


def test_the_explorer_works_from_a_file(context: BrowserContext, site: Path, real: Checked) -> None:
    page = context.new_page()
    page.goto(f"{(site / 'explorer' / 'index.html').as_uri()}?topic=members")
    wanted = sum("members" in claim.topics for claim in real.library.claims.values())
    expect(page.get_by_role("status").first).to_have_text(f"{wanted} of {len(real.library.claims)} claims")
    page.get_by_label("Words").fill("uzbekistan")
    expect(page.get_by_role("status").first).not_to_have_text(f"{wanted} of {len(real.library.claims)} claims")
    assert asked(page, "words") == "uzbekistan"


def test_the_sourcing_switch_marks_sentences_and_is_remembered(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    switch = page.get_by_role("button", name="Show sourcing")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".sourced")).to_have_count(0)
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    sentence = page.locator(".sourced", has_text="Russia was not looking for a")
    expect(sentence).to_have_attribute("data-label", "RFE/RL")
    assert sentence.inner_text() == "Russia was not looking for a “second front” in Tajikistan, he said."
    several = page.locator(".sourced", has_text="No article ties the donation")
    expect(several).to_have_attribute("data-label", "pieced from 3 articles")
    page.goto(address + MEMBERS)
    expect(page.get_by_role("button", name="Show sourcing")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Show sourcing").click()
    expect(page.locator(".sourcing .sourced")).to_have_count(0)
    page.goto(address + TOPIC)
    expect(page.get_by_role("button", name="Show sourcing")).to_have_attribute("aria-pressed", "false")


def test_every_cited_sentence_is_marked_with_the_sources_of_its_notes(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    page.get_by_role("button", name="Show sourcing").click()
    found = page.locator(".sourced").evaluate_all(
        """spans => spans.map(span => {
            const sources = new Set();
            for (let node = span.nextSibling; node && !(node.classList?.contains("sourced")) && node.nodeName !== "BR"; node = node.nextSibling) {
                const link = node.querySelector?.(".footnote-ref");
                if (link) sources.add(link.hash.slice(4).split("--")[0]);
            }
            return [Number(span.dataset.count), sources.size];
        })"""
    )
    assert len(found) > 40
    assert all(marked == noted > 0 for marked, noted in found)


def test_a_sentence_of_the_strip_leads_to_the_claims_it_bears(page: Page, address: str) -> None:
    page.goto(address + "/sources/rferl-2015/")
    page.get_by_role("link", name=re.compile(r"^Block 18, sentence 1, \d+ words: 3 claims")).click()
    target = page.locator("#s-18-1")
    expect(target.locator("xpath=..")).to_be_in_viewport()
    expect(target.locator("xpath=..")).to_contain_text("sentence 1")


@pytest.mark.parametrize("path", [MEMBERS, MAP, TIMELINE, TOPIC, "/forces/", "/sources/rferl-2015/"])
def test_every_picture_has_a_headline_a_source_line_and_named_marks(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    figures = page.locator("figure.picture")
    assert figures.count() == 1
    assert len(figures.locator("figcaption").inner_text()) > 20
    expect(figures.locator(".source-line")).to_contain_text(re.compile(r"^Source: .+, (\w+ )?20\d\d"))
    assert figures.locator(".canvas").get_attribute("aria-label")
    marks = figures.locator(".canvas a")
    assert marks.count() > 2
    assert all(
        name and ":" in name
        for name in marks.evaluate_all("links => links.map(link => link.getAttribute('aria-label') || link.textContent)")
    )


def test_a_citation_is_copied_and_said_to_be(context: BrowserContext, address: str, real: Checked) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    with Watched(context, address) as page:
        page.goto(address + "/claims/rferl-2015/three-days-to-the-border/")
        page.get_by_text("Cite this claim").click()
        page.get_by_role("button", name="Copy: MLA").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".copied")).to_have_text("Copied: MLA.")
        assert page.evaluate("navigator.clipboard.readText()") == (
            "Paraszczuk, Joanna. “CSTO Meets In Tajikistan To Discuss IS Threat.” Gandhara, Apr. 2015, "
            "https://gandhara.rferl.org/a/tajikistan-csto-meets-to-discuss-is-threat/26948422.html."
        )
        page.get_by_role("button", name="Copy: Claim").click()
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith("rferl-2015/three-days-to-the-border: ")
        assert f"data version {real.library.publication.version}" in text
        assert re.search(r"Accessed \d{1,2} [A-Z][a-z]+ 20\d\d\. https://", text)
        assert "block 18: “could be at the Tajik border" in text


def test_the_day_of_access_is_a_blank_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/claims/rferl-2015/three-days-to-the-border/")
    assert page.locator(".accessed").text_content() == "_" * 12
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)
    context.close()


@pytest.mark.parametrize("path", [MEMBERS, MAP, TOPIC, "/people/", "/sources/vk-2019/", "/claims/vk-2019/zasya-elected/"])
def test_every_claim_topic_and_source_says_how_to_cite_it(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.locator(".cite summary").click()
    shown_styles = page.locator(".citation:has(.cited) .style").all_inner_texts()
    assert [style for style in shown_styles if style != "Claim"] == ["APA", "Chicago, notes", "Chicago, author-date", "MLA"]


def test_filters_explorer_and_switch_answer_to_touch(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    with Watched(context, address) as page:
        page.goto(address + TOPIC)
        page.get_by_role("button", name="Show sourcing").tap()
        expect(page.locator(".sourcing .sourced").first).to_be_visible()
        page.goto(address + EXPLORER)
        page.locator(".facet summary", has_text="Topic").tap()
        page.get_by_label(re.compile(r"^\s*Members ")).tap()
        expect(page.get_by_role("status").first).not_to_have_text(re.compile(r"^(\d+) of \1 "))
        assert asked(page, "topic") == "members"
        page.goto(address + TIMELINE + "?state=uzbekistan")
        left = page.locator(".timeline .item:visible").count()
        page.get_by_role("button", name="Show all").tap()
        expect(page.locator(".timeline .item[hidden]")).to_have_count(0)
        assert page.locator(".timeline .item:visible").count() > left > 0
    context.close()


def test_a_mark_between_two_changes_leads_to_both_claims(page: Page, address: str) -> None:
    page.goto(address + MEMBERS)
    mark = page.get_by_role("link", name=re.compile("^Uzbekistan, .*between signing and leaving"))
    page.goto(mark.evaluate("link => new URL(link.getAttribute('href'), document.baseURI).href"))
    for claim in ("uzbekistan-signed-treaty", "uzbekistan-withdrew"):
        expect(page.locator(f"a.footnote-ref[href='#fn:en-2007--{claim}']").first).to_be_attached()
