"""The finished site: its policy, its links out, its headers and packed files, and what it stores; tried in a real browser."""

import gzip
import re
import shutil
import time
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import brotli
import pytest
from dossier.delivery import finishing
from dossier.desk.command import main
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.audit import lighthouse, outside
from tests.conftest import ROOT, Quiet, Watched, serving

TOPIC = "/tajik-border/"


def policies(page: Path) -> list[str]:
    root = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
    return [str(content) for content in root.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")]


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture
def small(site: Path, tmp_path: Path) -> Path:
    """A copy of a few files of the built site."""
    folder = tmp_path / "small"
    (folder / "method").mkdir(parents=True)
    for path in ("index.html", "404.html", "method/index.html", "sitemap.xml"):
        shutil.copy(site / path, folder / path)
    return folder


def test_every_page_has_one_policy_that_lets_only_its_own_scripts_run(site: Path) -> None:
    for page in pages(site):
        (policy,) = policies(page)
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'"
        assert set(rules["script-src"].split()) == {"'self'", *finishing.inline_hashes(page.read_text(encoding="utf-8"))}, page
        assert "unsafe" not in policy
        assert not any(host in policy for host in ("http:", "https:", "*"))


def test_the_policy_stands_before_anything_that_it_binds(site: Path) -> None:
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        assert text.index("Content-Security-Policy") < min(text.index(mark) for mark in ("<script", "<link", "<title"))


def test_the_headers_let_the_scripts_of_every_page_run_and_no_site_frame_them(site: Path) -> None:
    text = (site / finishing.HEADERS).read_text(encoding="utf-8")
    every = {word for page in pages(site) for word in re.findall(r"'sha256-[^']+'", policies(page)[0])}
    (line,) = re.findall(r"^  Content-Security-Policy: (.*)$", text, re.MULTILINE)
    assert set(re.findall(r"'sha256-[^']+'", line)) == every
    assert "frame-ancestors 'none'" in line
    assert f'set $policy "{line}";' in (site / finishing.NGINX).read_text(encoding="utf-8")


def test_another_script_in_a_page_changes_its_policy(small: Path) -> None:
    page = small / "index.html"
    before = policies(page)
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<script>let other = 1</script></body>"), encoding="utf-8")
    finishing.finish(small)
    assert len(re.findall("sha256", policies(page)[0])) == len(re.findall("sha256", before[0])) + 1


def test_a_site_that_is_finished_again_stays_as_it_was(small: Path) -> None:
    finishing.finish(small)
    before = {path.name: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    finishing.finish(small)
    assert {path.name: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_site_that_another_generator_built_is_finished_by_a_command(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = small / "index.html"
    page.write_text(finishing.without_policy(page.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["finish", str(small), "--root", str(ROOT)]) == 0
    assert len(policies(page)) == 1
    assert (small / "index.html.br").exists()
    assert main(["finish", str(small / "method" / "none"), "--root", str(ROOT)]) == 2
    assert "there is no built site" in capsys.readouterr().err


def test_every_link_out_says_nothing_of_where_the_reader_came_from(site: Path) -> None:
    found = 0
    for page in pages(site):
        for link in html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot().iter("a"):
            if urlsplit(link.get("href") or "").scheme in {"http", "https"}:
                assert {"noopener", "noreferrer"} <= set((link.get("rel") or "").split()), (page, link.get("href"))
                found += 1
    assert found > 1000


def test_packed_files_hold_what_they_stand_for_and_are_smaller(site: Path) -> None:
    packed = [path for path in site.rglob("*") if path.suffix in {".br", ".gz"} and path.name != "sitemap.xml.gz"]
    assert len(packed) > 1000
    for path in packed:
        content, whole = path.read_bytes(), path.with_suffix("").read_bytes()
        assert (brotli.decompress(content) if path.suffix == ".br" else gzip.decompress(content)) == whole
        assert len(content) < len(whole)
    assert not [page for page in pages(site) if not page.with_name(page.name + ".br").exists()]


@pytest.mark.parametrize(
    "inject",
    [
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.injected = true'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.injected = true\">')",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'data:text/javascript,window.injected=true'}))",
    ],
    ids=["a script", "an attribute", "a script from elsewhere"],
)
def test_an_injected_script_does_not_run(context: BrowserContext, address: str, inject: str) -> None:
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + TOPIC)
    page.evaluate(inject)
    page.wait_for_timeout(150)
    assert page.evaluate("window.injected") is None
    assert any("Content Security Policy" in text for text in said)


def test_nothing_is_stored_but_what_the_privacy_page_lists(context: BrowserContext, address: str) -> None:
    with Watched(context, address) as page:
        for path in ("/", TOPIC, "/members/?date=2015-04-09", "/explorer/", "/timeline/", "/map/"):
            page.goto(address + path)
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        page.goto(address + TOPIC)
        page.get_by_role("button", name="Show sourcing").click()
        page.locator("label[for='__palette_1']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.goto(address + "/privacy/")
        listed = page.locator("dt code").all_inner_texts()
        assert sorted(page.evaluate("Object.keys(localStorage)")) == sorted(listed)
        assert page.evaluate("sessionStorage.length") == 0
        assert context.cookies() == []


def test_words_typed_before_the_scripts_have_come_are_searched_for(context: BrowserContext, address: str) -> None:
    page, waiting = context.new_page(), list[Route]()
    page.route("**/bundle.*.js", lambda route: waiting.append(route))
    page.goto(address + "/method/", wait_until="commit")
    page.get_by_role("textbox", name="Search").fill("three days")
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    expect(page.locator(".md-search-result__item").first).to_be_attached()


def test_a_scheme_chosen_before_the_scripts_have_come_is_kept(context: BrowserContext, address: str) -> None:
    page, waiting = context.new_page(), list[Route]()
    page.route("**/bundle.*.js", lambda route: waiting.append(route))
    page.goto(address + "/method/", wait_until="commit")
    page.locator("#__palette_0").focus()
    page.keyboard.press("ArrowDown")
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    page.locator("html[data-loaded]").wait_for(state="attached")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_without_the_themes_script_the_page_is_one_without_scripts(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(address + "/method/")
    expect(page.locator("html.no-js")).to_be_attached()
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()


class Halting(Quiet):
    """Halts in the middle of a page, before the scripts that are set aside, for longer than the first paint takes."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        before, mark, after = source.read().partition(b'<script type="text/plain"')
        outputfile.write(before)
        if mark:
            time.sleep(1)
        outputfile.write(mark + after)


def test_scripts_are_loaded_although_the_page_was_painted_before_they_had_come(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    with serving(site, Halting) as host:
        page.goto(host + "/members/", wait_until="commit")
        page.locator("html[data-loaded]").wait_for(state="attached")
        expect(page.get_by_role("button", name="Show sourcing")).to_be_visible()


def test_the_search_index_is_fetched_when_the_reader_turns_to_the_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + TOPIC, wait_until="networkidle")
    assert [path for path in asked if "search_index" in path] == []
    page.keyboard.press("/")
    page.keyboard.type("mutiny")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert [path for path in asked if "search_index" in path] == ["/search/search_index.json"]


@pytest.mark.parametrize("path", lighthouse.KINDS.values(), ids=list(lighthouse.KINDS))
def test_a_first_visit_is_light(page: Page, address: str, site: Path, path: str) -> None:
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.on("worker", lambda worker: asked.add(urlsplit(worker.url).path))
    page.goto(address + path, wait_until="networkidle")
    assert any("workers/search" in found for found in asked)
    assert sum(lighthouse.packed_size(site, found) for found in asked) <= lighthouse.MOST["bytes"]
    assert sum(lighthouse.packed_size(site, found) for found in asked if found.endswith(".js")) <= lighthouse.MOST["script bytes"]


def test_an_address_with_words_searches_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=mutiny")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_missing_page_offers_search_by_the_words_of_its_address_and_the_four_topics(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    answer = page.goto(f"{address}/claims/rferl-2015/three-days-to-the-bordr/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    topics = page.get_by_role("article").get_by_role("listitem").get_by_role("link")
    targets = [str(link.get_attribute("href")) for link in topics.all()]
    assert topics.all_inner_texts() == ["Members", "Summits", "Afghanistan", "Tajik border"]
    field = page.get_by_label("Words to look for")
    expect(field).to_have_value("three days to the bordr")
    page.goto(f"{address}/claims/70%-of-it")
    expect(field).to_have_value("70% of it")
    field.fill("mutiny")
    page.get_by_role("button", name="Search").last.click()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert all(context.request.get(address + target).ok for target in targets)


def test_what_is_gone_is_reported_with_its_archived_copy(real: object) -> None:
    sources = real.library.sources_by_date  # type: ignore[attr-defined]
    first, second = sources[:2]
    lines = outside.report({first.url: "404 Not Found", second.url: "410 Gone", second.archive: "503"}, sources)
    assert f"- <{first.url}>: 404 Not Found. Its archived copy: <{first.archive}>." in lines
    assert lines.index("  - The archived copy does not answer either.") == lines.index(
        f"- <{second.url}>: 410 Gone. Its archived copy: <{second.archive}>."
    ) + 1  # fmt: skip
    assert outside.report({}, sources) == []


def test_the_weekly_check_asks_every_address_outside_the_site(site: Path, real: object) -> None:
    found = outside.addresses(site)
    assert {source.url for source in real.library.sources_by_date} <= found  # type: ignore[attr-defined]
    assert all(urlsplit(address).scheme == "https" for address in found)


def test_the_site_stands_under_a_path_as_well(under_path: Path, chromium: Browser) -> None:
    with serving(under_path.parent) as host:
        address = f"{host}/{under_path.name}"
        context = chromium.new_context()
        with Watched(context, host) as page:
            answers: list[tuple[str, int]] = []
            page.on("response", lambda found: answers.append((urlsplit(found.url).path, found.status)))
            page.goto(f"{address}/?q=mutiny")
            page.locator(".md-search-result__link").first.click()
            page.wait_for_url(f"{address}/**/?h=**")
            page.goto(f"{address}/members/?date=2015-04-09")
            expect(page.locator(".period.chosen .period-date")).to_contain_text("April 2015")
            page.goto(f"{address}/404.html")
            page.get_by_role("link", name="Tajik border").last.click()
            page.wait_for_url(f"{address}/tajik-border/")
            assert {path for path, _ in answers if not path.startswith(f"/{under_path.name}/")} == set()
            assert {status for _, status in answers} <= {200, 304}
        context.close()
    text = (under_path / "claims" / "rferl-2015" / "three-days-to-the-border" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://user.github.io/repository/claims/rferl-2015/three-days-to-the-border/">' in text
    assert "csto-dossier.github.io/claims" not in text
    assert (under_path / finishing.HEADERS).read_text(encoding="utf-8").startswith("/repository/*\n")
