"""What plain rules read off a sentence, and how the words around a number bound it."""

import pytest
from dossier.desk.checking import Checked
from dossier.desk.draft_text import claims_text, record_text
from dossier.desk.proposing import proposals
from dossier.desk.proposing_dates import date_in
from dossier.desk.proposing_names import unknown_names
from dossier.desk.reading_article import FoundArticle
from dossier.language.dates import parse
from dossier.records import word_record


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("Russia pledged over $70 million to Tajikistan, and named no day on which any of it would arrive.", "over"),
        ("Russia pledged up to $70 million to Tajikistan, which had asked for ships and for a harbour.", "up-to"),
        ("Russia pledged $70 million to Tajikistan within about ten years.", "exact"),
    ],
)
def test_a_sum_is_bounded_by_the_words_before_it_alone(real: Checked, sentence: str, bound: str) -> None:
    (found,) = proposals(real.library, [sentence], None)
    assert found.parts["transfer"]["amount"] == {"value": 70_000_000, "currency": "USD", "bound": bound}


@pytest.mark.parametrize(
    ("sentence", "when", "words"),
    [
        ("The vote was held on Jan. 10 in the hall.", "2022-01-10", "Jan. 10"),
        ("The vote was held on 3 Sept in the hall.", "2021-09-03", "3 Sept"),
        ("It began on Thursday, he said.", "2022-01-13", "on Thursday"),
        ("It began on Friday, he said.", "2022-01-14", "on Friday"),
        ("It will begin on Friday, he said.", "2022-01-21", "on Friday"),
        ("They left last Friday.", "2022-01-07", "last Friday"),
        ("It began yesterday.", "2022-01-13", "yesterday"),
        ("It began last week.", "2022-01-03/2022-01-09", "last week"),
        ("It ends next month.", "2022-02", "next month"),
        ("It began on Thursday, January 6, 2022.", "2022-01-06", None),
        ("They stayed from January 5 to 7.", "2022-01-05/2022-01-07", "January 5 to 7"),
        ("They stayed from 5 to 7 January.", "2022-01-05/2022-01-07", "5 to 7 January"),
        ("They stayed from 30 December to January 2, 2022.", "2021-12-30/2022-01-02", None),
        ("Between May 3 and May 9, 2020, they stayed.", "2020-05-03/2020-05-09", None),
        ("They came on January 5 and 7.", "2022-01-05", "January 5"),
        ("They stayed from 1979-89.", "1979/1989", None),
        ("They have stayed since 2011.", "2011/..", None),
    ],
)
def test_a_date_is_proposed_as_the_articles_own_settles_it(sentence: str, when: str, words: str | None) -> None:
    found = date_in(sentence, parse("2022-01-14"))
    assert found is not None
    assert (found.when, found.words) == (when, words)
    assert bool(found.because) == bool(words)


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ("It ends on 31 February.", "2022-01-14"),
        ("It ends on 31 February 2022.", "2022-01-14"),
        ("It lasted from January 7 to 5.", "2022-01-14"),
        ("It began on Thursday.", "2022-01"),
        ("It began last week.", "2022"),
        ("May the council be thanked.", "2022-01-14"),
        ("Jan Kowalski said nothing.", "2022-01-14"),
    ],
)
def test_no_date_is_proposed_where_there_is_none_or_nothing_settles_it(sentence: str, published: str) -> None:
    assert date_in(sentence, parse(published)) is None


def test_a_weekday_is_resolved_with_its_reason(real: Checked) -> None:
    text = "It began on Thursday in the old town, and nobody knows when it will be over."
    made = list(proposals(real.library, [text], parse("2022-01-14")))
    record = record_text(
        "a", FoundArticle(text, published="2022-01-14"), word_record.make("a", word_record.structure(text), 0, 3), [text], {}, made
    )
    assert (
        "{id: on-thursday-2022-01-13, value: '2022-01-13', block: 1, from: on Thursday, because: 'The article is dated 14 January 2022, a Friday;"
        in record
    )
    assert "resolved: [on-thursday-2022-01-13]" in claims_text(made, "any")


def test_an_organisations_name_is_not_taken_for_its_treaty_and_a_verb_for_no_post(real: Checked) -> None:
    sentence = "The Collective Security Treaty Organization would help, said Russian President Vladimir Putin."
    (found,) = proposals(real.library, [sentence], None)
    assert "csto" in found.about
    assert "collective-security-treaty" not in found.about
    assert found.parts["office"]["post"] == "Russian President"


def test_only_what_has_its_capital_inside_a_sentence_is_a_new_name(real: Checked) -> None:
    blocks = [
        "ALMATY, Kazakhstan (Agency) — Crowds gathered in Almaty on Jan. 2, officials said. Nearly 2,000 stayed.",
        "Peacekeepers left. Tom Lind of the Plock Institute said ALMATY was quiet.",
    ]
    assert unknown_names(real.library, blocks) == {"Almaty": "places", "Tom Lind": "people", "Plock Institute": "bodies"}


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        ("The boats left on Monday, said Tom Lind, after they may have waited for 30 days.", "boats-left"),
        ("Лодки вышли в море рано утром, и никто их не видел.", "block-1-1"),
    ],
)
def test_an_id_is_made_of_telling_words_or_of_the_place(real: Checked, sentence: str, made: str) -> None:
    found = list(proposals(real.library, [sentence], None))
    found[0].fragment = sentence[:30]
    assert claims_text(found, "any").startswith(f"- id: {made}\n")
