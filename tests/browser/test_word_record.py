"""The word record in a real browser: it is read as the check reads it, and a claim's words are proved on its page."""

import random
import sys
import unicodedata

from dossier.desk.checking import Checked
from dossier.language import words
from dossier.records import word_record
from playwright.sync_api import Page, Route, expect

from tests.fictional.project import TEXT

LAID_OUT = "Menu\n\n" + TEXT.replace(",", " ").replace("quay", "QU\u00adAY").replace("'", "’").replace("Share this page", "Tell a friend")


def letters() -> list[str]:
    """Return every assigned character, but for those that stand alone as half of a pair."""
    return [chr(number) for number in range(sys.maxunicode + 1) if unicodedata.category(chr(number)) not in {"Cn", "Cs", "Co"}]


def test_both_normalisers_split_and_normalise_alike(page: Page, address: str, real: Checked) -> None:
    page.goto(f"{address}/reading-room/")
    chance = random.Random(2019)  # noqa: S311 - a repeatable choice
    every = letters()
    marks = " .,-'’‘ʼ“”\"$€£₽%()\n\u00ad\u200b\u2010\u2011\u0301_0123456789abcXYZÉßΣς"
    texts = ["".join(chance.choice(chance.choice((marks, every))) for _ in range(80)) for _ in range(1500)] + [
        TEXT,
        *real.library.texts.values(),
    ]
    found = page.evaluate("(texts) => texts.map((text) => wordRecord.words(wordRecord.clean(text)).map(({ form }) => form))", texts)
    # The browser may know younger characters and mappings than Python: of such a text nothing can be said.
    wrong = [(text, ours, theirs) for text, theirs in zip(texts, found, strict=True) if (ours := words.forms(text)) != theirs]
    assert wrong == []


def test_the_browser_yields_the_test_vector(page: Page, address: str) -> None:
    page.goto(f"{address}/reading-room/")
    found = page.evaluate("""async () => {
      const key = await wordRecord.key("example-2000", ["the", "cat", "sat"]);
      return Promise.all(["the", "cat", "sat"].map(async (word, number) => {
        const salt = await wordRecord.salt(key, number);
        return [salt, await wordRecord.digest(salt, "example-2000", number, word)];
      }));
    }""")
    secret = word_record.key("example-2000", ("the", "cat", "sat"))
    assert found == [
        [salt, word_record.digest(salt, "example-2000", number, word)]
        for number, word in enumerate(("the", "cat", "sat"))
        for salt in [word_record.salt(secret, number)]
    ]


CLAIM = "rferl-2015/three-days-to-the-border"


def verify(page: Page, address: str) -> None:
    """Open a claim's page and let it verify the words that it quotes."""
    page.goto(f"{address}/claims/{CLAIM}/")
    page.get_by_text("Proof: the opening").click()
    page.get_by_role("button", name="Verify here").click()


def test_a_claims_words_are_verified_on_its_page(page: Page, address: str, real: Checked) -> None:
    verify(page, address)
    size = len(real.library.quoted_by(real.library.claims[CLAIM]))
    expect(page.locator("#proof [role=status]")).to_have_text(
        f"{size} of {size} words agree with the record. The record is the one that the root names."
    )
    assert page.locator("#proof tbody tr").count() == size
    assert page.locator("#proof tbody tr").first.locator("td").nth(2).inner_text() in real.library.articles["rferl-2015"].record.digests


def test_a_record_that_is_not_the_one_of_the_root_is_told(page: Page, address: str, real: Checked) -> None:
    number = min(real.library.quoted_by(real.library.claims[CLAIM]))
    kept = real.library.articles["rferl-2015"].record.digests[number]

    def damaged(route: Route) -> None:
        body = route.fetch().text().replace(kept, "A" * 22)
        route.fulfill(body=body, content_type="text/javascript")

    page.route("**/records/rferl-2015.js", damaged)
    verify(page, address)
    size = len(real.library.quoted_by(real.library.claims[CLAIM]))
    expect(page.locator("#proof [role=status]")).to_have_text(
        f"{size - 1} of {size} words agree with the record. The record is not the one that the root names."
    )


def test_a_claim_shows_the_shape_of_its_sentence(page: Page, address: str, real: Checked) -> None:
    page.goto(f"{address}/claims/{CLAIM}/")
    shown = page.locator("blockquote").first
    article, claim = real.library.articles["rferl-2015"], real.library.claims[CLAIM]
    block, sentence = next(iter(article.sentences_of(article.quoted(claim.passages[0].block, claim.passages[0].words[0]))))
    size = next(last - first for number, first, last in article.record.spans[block] if number == sentence)
    bars = sum(len(text) for text in shown.locator(".gap").all_inner_texts())
    said = len(words.forms(" ".join(shown.locator(".said").all_inner_texts())))
    assert bars + said == size
    assert 0 < said < size
    assert shown.locator(".gap").first.get_attribute("aria-label").endswith("not quoted")
