"""The citation formatter against citeproc-js: see golden/make_citations.cjs for how the golden file was made."""

import html
import json

import pytest
from dossier.language import dates
from dossier.library.citing import STYLES, Reference, headline

from tests.real import ROOT

GOLDEN = ROOT / "tests" / "golden"
ITEMS = json.loads((GOLDEN / "items.json").read_text(encoding="utf-8"))
CITATIONS = json.loads((GOLDEN / "citations.json").read_text(encoding="utf-8"))
NAMES = {"APA": "apa", "Chicago, notes": "chicago-notes", "Chicago, author-date": "chicago-author-date", "MLA": "mla"}


def date(item: dict, key: str) -> dates.Edtf | None:
    if key not in item:
        return None
    year, *rest = item[key]["date-parts"][0]
    return dates.parse("-".join([f"{year}", *(f"{part:02}" for part in rest)]))


def reference(item: dict) -> Reference:
    authors = tuple((name.get("given", ""), name.get("family") or name["literal"]) for name in item.get("author", []))
    found = (
        item["type"],
        item["title"],
        authors,
        item.get("container-title", ""),
        date(item, "issued"),
        item["URL"],
        date(item, "accessed"),
    )
    return Reference(*found, version=item.get("version", ""))


@pytest.mark.parametrize("style", NAMES)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_a_citation_is_what_citeproc_makes_of_it(item: dict, style: str) -> None:
    wanted = CITATIONS[item["id"]][NAMES[style]]
    assert html.unescape(STYLES[style](reference(item))) == html.unescape(wanted)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("CSTO to step up support", "CSTO to Step up Support"),
        ("Who pays: a question", "Who Pays: A Question"),
        ("what for", "What For"),
        ("Meets In Tajikistan To Discuss", "Meets In Tajikistan To Discuss"),
    ],
)
def test_headline_capitals(title: str, wanted: str) -> None:
    assert headline(title) == wanted


def test_what_stands_in_a_title_is_shown_and_not_carried_out() -> None:
    one = Reference("webpage", "<script>alert(1)</script> *bold* [x](y)", (), "A {{ site }}", None, "https://example.org/")
    for style in STYLES.values():
        assert "<script" not in style(one)
        assert "{{" not in style(one)
        assert "*" not in style(one)


def test_wikipedia_gets_its_template_with_the_words_that_bear_the_claim() -> None:
    authors = (("Ada", "Brill"), ("Bo", "Quay"))
    one = Reference(
        "article-newspaper", "Who | pays?", authors, "Daily Quay", dates.parse("2001-05"), "https://example.org/a",
        quote="within two days", via="Harbour News",
    )  # fmt: skip
    assert html.unescape(STYLES["Wikipedia"](one)) == (
        "{{cite news |title=Who {{!}} pays? |last1=Brill |first1=Ada |last2=Quay |first2=Bo |work=Daily Quay |date=May 2001 "
        "|url=https://example.org/a |via=Harbour News |quote=within two days}}"
    )
    page = Reference("webpage", "A page", (), "The site", dates.parse("2001-05-04"), "https://example.org/b")
    assert (
        html.unescape(STYLES["Wikipedia"](page))
        == "{{cite web |title=A page |website=The site |date=4 May 2001 |url=https://example.org/b}}"
    )
