"""The reading room in a real browser: nothing leaves it, and it agrees with the check."""

import gzip

import pytest
from dossier.desk.checking import Checked
from playwright.sync_api import BrowserContext, Page, expect

from tests.fictional.project import TEXT
from tests.fictional.site import record_script
from tests.real import ROOT

OPTION = """(title) => {
  const option = new Option(title, "harbour-2001"), select = document.getElementById("reading-source");
  option.dataset.original = option.dataset.archive = "https://example.org/";
  select.add(option);
  select.value = "harbour-2001";
}"""


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The tiny project's record and claims, as the browser gets them."""
    return record_script(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def room(page: Page, address: str, script: bytes) -> Page:
    """The reading room, open, with the tiny project's article to choose."""
    page.route("**/records/harbour-2001.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{address}/reading-room/")
    page.evaluate(OPTION, "Harbour")
    return page


def put(room: Page, text: str) -> None:
    room.get_by_label("Your copy").evaluate("(area, text) => { area.value = text; }", text)
    room.get_by_role("button", name="Compare").click()


def verdict(room: Page, starts: str) -> None:
    expect(room.locator("#reading")).to_be_visible()
    expect(room.locator(".reading-verdict")).to_contain_text(starts)


def test_the_scripts_of_the_reading_room_are_small() -> None:
    scripts = b"".join((ROOT / f"hooks/dossier/site/assets/{name}.js").read_bytes() for name in ("word-record", "reading-room"))
    assert len(gzip.compress(scripts, 9)) < 6 * 1024


LAID_OUT = "Menu\n\n" + TEXT.replace(",", " ").replace("quay", "QU\u00adAY").replace("'", "’").replace("Share this page", "Tell a friend")


@pytest.mark.parametrize("text", [TEXT, LAID_OUT], ids=["as it was read", "laid out in another way"])
def test_the_very_text_is_read_with_every_claim_beside_its_words(room: Page, text: str) -> None:
    put(room, text)
    verdict(room, "This is the very text we read, every word of the article: 151 words compared, all the same.")
    expect(room.locator(".reading-notes li")).to_have_text(
        "5 of its 7 sentences bear claims, 2 are left unused; 34 words are quoted by claims."
    )
    assert room.locator(".reading-claim").count() == 5
    assert (
        room.locator(".reading-claim")
        .filter(has_text="Some 300 guards")
        .inner_text()
        .startswith("Some 300 guards could be at the Grey Coast in two days")
    )
    assert "hedged: could" in room.locator("#c-guards").inner_text()
    assert "Daily Quay" in room.locator("#c-boats").inner_text()
    assert "Left unused (empty): It speaks of the tests." in room.locator(".reading-margin").all_inner_texts()[1]
    quoted = [" ".join(one.split()).replace(",", "") for one in room.locator(".reading-page mark").all_inner_texts()]
    assert "includes Norland Suthia and Wessmark" in " ".join(" ".join(quoted).split()).replace(" ,", "")
    assert room.locator(".reading-page").inner_text().count("greengrocers") == 0


def test_the_words_of_a_claim_lead_to_it_and_back(room: Page) -> None:
    put(room, TEXT)
    verdict(room, "This is the very text")
    room.locator("#w-guards").click()
    expect(room.locator("#c-guards")).to_be_in_viewport()
    room.locator("#c-guards .to-words").click()
    expect(room.locator("#w-guards")).to_be_in_viewport()
    assert room.locator("#c-guards a").first.get_attribute("href").endswith("/claims/harbour-2001/guards/")


def test_claims_can_be_filtered_by_topic(room: Page) -> None:
    put(room, TEXT)
    verdict(room, "This is the very text")
    room.get_by_label("Claims on").select_option("forces")
    assert room.locator(".reading-claim:not(.off)").count() == 2
    expect(room.locator("#c-members")).to_be_hidden()
    room.get_by_label("Claims on").select_option("")
    expect(room.locator("#c-members")).to_be_visible()


def test_a_copy_that_differs_says_where_and_is_read_all_the_same(room: Page) -> None:
    put(room, TEXT.replace("before a small crowd of dockers", "before dockers").replace("Suthia did not send", "Suthia never sent"))
    verdict(room, "This copy differs from the text we read, so only the quoted words can be compared: 7 of 8 quotations are in it.")
    told = room.locator(".reading-notes li").all_inner_texts()
    assert told[0] == "Between “met in Lowport on May 4” and “includes Norland, Suthia and Wessmark”: 4 words lost."
    assert told[-1] == "Missing: “Suthia did not send any” (Suthia sent no guards.)"
    assert room.locator(".reading-claim").count() == 4


def test_an_exchanged_word_that_is_not_quoted_still_keeps_the_key_away(room: Page) -> None:
    put(room, TEXT.replace("fishmongers", "greengrocers"))
    verdict(room, "This copy differs")
    expect(room.locator(".reading-notes li")).to_contain_text("A word that we do not quote was changed")


@pytest.mark.parametrize("text", ["Something else altogether.", "Совсем другой текст о порте и о рыбе.", "？！…"])
def test_another_text_is_told(room: Page, text: str) -> None:
    put(room, text)
    verdict(room, "This is another text: it has 0 of the 8 quotations from Invented Press")


@pytest.mark.parametrize(
    ("text", "says"), [("  \n", "There is no text yet."), ("word " * 1_000_000, "This text has 5.0 million characters")]
)
def test_what_cannot_be_compared_is_told_at_once(room: Page, text: str, says: str) -> None:
    put(room, text)
    expect(room.locator("#reading-form [role=status]")).to_contain_text(says, timeout=1000)
    expect(room.locator("#reading")).to_be_hidden()


@pytest.mark.parametrize(("name", "kind", "content"), [
    ("copy.txt", "text/plain", TEXT),
    ("saved.html", "text/html", "<html><head><title>x</title><style>p{}</style></head><body><nav>Menu</nav><h1>" + TEXT.replace("\n\n", "</h1><p>", 1).replace("\n\n", "</p><p>") + "</p><script>let guards</script></body></html>"),
])  # fmt: skip
def test_a_file_is_read(room: Page, name: str, kind: str, content: str) -> None:
    room.get_by_label("or a file").set_input_files({"name": name, "mimeType": kind, "buffer": content.encode()})
    verdict(room, "This is the very text")


def test_nothing_but_the_record_is_asked_for(room: Page) -> None:
    room.wait_for_load_state("networkidle")  # the theme's search may still ask for its own script
    asked: list[str] = []
    room.on("request", lambda request: asked.append(request.url))
    put(room, TEXT)
    verdict(room, "This is the very text")
    assert [url.rpartition("/")[2] for url in asked] == ["harbour-2001.js"]
    assert room.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => !key.startsWith('/'))") == []


def test_a_claim_in_the_address_is_shown_at_its_words(page: Page, address: str, real: Checked, script: bytes) -> None:
    page.route("**/records/harbour-2001.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{address}/reading-room/?claim=harbour-2001/no-guards")
    page.evaluate(OPTION, "Harbour")
    put(page, TEXT)
    verdict(page, "This is the very text")
    assert page.evaluate("document.activeElement.id") == "w-no-guards"
    page.goto(f"{address}/reading-room/?source=vk-2019")
    assert page.get_by_label("Article").input_value() == "vk-2019"
    assert page.locator(".reading-archive").get_attribute("href") == real.library.sources["vk-2019"].archive


def test_without_scripts_the_page_says_what_it_would_do(scriptless: BrowserContext, address: str) -> None:
    page = scriptless.new_page()
    page.goto(f"{address}/reading-room/")
    expect(page.get_by_text("they would take your copy of an article")).to_be_visible()
    expect(page.locator("#reading-form")).to_be_hidden()
    page.close()


def test_every_text_at_hand_is_the_very_text(page: Page, address: str, real: Checked) -> None:
    page.goto(f"{address}/reading-room/")
    for source, text in real.library.texts.items():
        page.get_by_label("Article").select_option(source)
        put(page, text)
        verdict(page, "This is the very text we read, every word of the article")
        assert page.locator(".reading-claim").count() == len(real.library.claims_of[source])
