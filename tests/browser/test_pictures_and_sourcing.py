"""Pictures, the sourcing of sentences and the boxes that say how to cite, in a real browser."""

import gzip
import re
from pathlib import Path

import pytest
from dossier.desk.checking import Checked
from dossier.exports import explorer_rows
from dossier.views import membership
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Watched
from tests.real import ROOT

MEMBERS, MAP, TIMELINE, EXPLORER, TOPIC = "/members/", "/map/", "/timeline/", "/explorer/", "/tajik-border/"
SCRIPTS = sorted((ROOT / "hooks/dossier/site/assets").glob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_under_five_kilobytes(script: Path) -> None:
    assert len(gzip.compress(script.read_bytes(), 9)) < 5 * 1024


def test_pictures_are_complete_without_scripts(scriptless: BrowserContext, address: str, real: Checked) -> None:
    page = scriptless.new_page()
    page.goto(address + MEMBERS)
    expect(page.locator("#who-when svg.chart")).to_be_visible()
    expect(page.locator(".controls")).to_be_hidden()
    assert page.locator(".period:visible").count() == len(membership.periods(real.library))
    page.goto(address + EXPLORER)
    assert page.locator("#all-claims tbody tr:visible").count() == explorer_rows.FIRST
    page.goto(address + TIMELINE)
    assert page.locator(".timeline .item:visible").count() > 150
    page.close()


def test_the_sourcing_switch_marks_sentences_and_is_remembered(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    show, hide = (page.get_by_role("button", name=name) for name in ("Show sourcing", "Hide sourcing"))
    expect(page.locator(".sourced")).to_have_count(0)
    show.focus()
    page.keyboard.press("Space")
    expect(hide).to_be_focused()
    sentence = page.locator(".sourced", has_text="denied that Russia was looking for a")
    expect(sentence).to_have_attribute("data-label", "RFE/RL")
    assert (
        sentence.inner_text()
        == "At the same time he denied that Russia was looking for a “second front” in the country, but said that Russia would never let a member’s security be in doubt."
    )
    several = page.locator(".sourced", has_text="none of them ties the donation")
    expect(several).to_have_attribute("data-label", "from 3 articles")
    page.goto(address + MEMBERS)
    hide.click()
    expect(page.locator(".sourcing .sourced")).to_have_count(0)
    page.goto(address + TOPIC)
    expect(show).to_be_visible()


def test_every_cited_sentence_is_marked_with_the_sources_of_its_notes(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    page.get_by_role("button", name="Show sourcing").click()
    found = page.locator(".sourced").evaluate_all(
        """spans => spans.map(span => {
            const sources = new Set();
            for (let node = span.nextSibling; node && !(node.classList?.contains("sourced")) && node.nodeName !== "BR"; node = node.nextSibling) {
                const link = node.querySelector?.(".footnote-ref");
                for (const id of link?.dataset.notes?.split(" ") ?? (link ? [link.hash.slice(1)] : [])) sources.add(id.slice(3).split("--")[0]);
            }
            return [Number(span.dataset.count), sources.size];
        })"""
    )
    assert len(found) > 40
    assert all(marked == noted > 0 for marked, noted in found)


def test_a_sentence_of_the_strip_leads_to_the_claims_it_bears(page: Page, address: str) -> None:
    page.goto(address + "/sources/rferl-2015/")
    page.get_by_role("link", name=re.compile(r"^Paragraph 18, sentence 1, \d+ words: 3 claims")).click()
    target = page.locator("#s-18-1")
    expect(target.locator("xpath=..")).to_be_in_viewport()
    expect(target.locator("xpath=..")).to_contain_text("sentence 1")


def test_on_a_phone_the_arrow_behind_the_longest_bar_is_seen_whole(phone: BrowserContext, address: str) -> None:
    with Watched(phone, address) as page:
        page.goto(address + "/forces/")
        canvas = page.locator("#sizes-drawn .canvas").bounding_box()
        ends = page.locator("#sizes-drawn .arrow path").evaluate_all("arrows => arrows.map(arrow => arrow.getBoundingClientRect().right)")
        assert canvas
        assert ends
        assert max(ends) + 2 <= canvas["x"] + canvas["width"]


@pytest.mark.parametrize("path", [MEMBERS, MAP, TIMELINE, TOPIC, "/forces/", "/sources/rferl-2015/"])
def test_every_picture_has_a_headline_a_source_line_and_named_marks(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    figures = page.locator("figure.picture")
    assert figures.count() == 1
    assert len(figures.locator("figcaption.headline").inner_text()) > 20
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
        page.get_by_role("link", name="Cite this claim").click()
        page.get_by_role("button", name="Copy: MLA, the article behind it").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".copied")).to_have_text("Copied: MLA, the article behind it.")
        assert page.evaluate("navigator.clipboard.readText()") == (
            "Paraszczuk, Joanna. “CSTO Meets In Tajikistan To Discuss IS Threat.” Gandhara, Apr. 2015, "
            "https://gandhara.rferl.org/a/tajikistan-csto-meets-to-discuss-is-threat/26948422.html."
        )
        page.get_by_role("button", name="Copy: Claim, the claim").click()
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith("rferl-2015/three-days-to-the-border: ")
        assert f"data version {real.library.publication.version}" in text
        assert re.search(r"Accessed \d{1,2} [A-Z][a-z]+ 20\d\d\. https://", text)
        assert "paragraph 18: “could be at the Tajik border" in text


def test_the_day_of_access_is_a_blank_without_scripts(scriptless: BrowserContext, address: str) -> None:
    page = scriptless.new_page()
    page.goto(address + "/claims/rferl-2015/three-days-to-the-border/")
    assert page.locator(".accessed").text_content() == "_" * 12
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)
    page.close()


@pytest.mark.parametrize("path", [MEMBERS, MAP, TOPIC, "/people/", "/sources/vk-2019/", "/claims/vk-2019/zasya-elected/"])
def test_every_claim_topic_and_source_says_how_to_cite_it(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.locator("#cite summary").click()
    cited = page.locator("#cite .cited-what").count()
    shown_styles = page.locator("#cite .citation:has(.cited) .style").all_inner_texts()
    styles = ["APA", "Chicago, notes", "Chicago, author-date", "MLA", "Wikipedia"]
    assert [style for style in shown_styles if style != "Claim"] == styles * cited
