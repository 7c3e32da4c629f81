"""Rules on what a claim takes from its passage: how much is quoted, what stands right beside, and what is turned round."""

import pytest
from dossier.desk.checking import check
from dossier.records import word_record

from tests.fictional import project as tiny
from tests.fictional.project import Project
from tests.proof.test_rules_told import UNOPENED

CLAIMS = "data/claims/harbour-2001.yml"


def test_fragments_of_more_than_a_third_of_the_article_are_refused(project: Project) -> None:
    project.replace(
        CLAIMS,
        "[Suthia did not send any]",
        "[Suthia did not send, before a small crowd of dockers, the ferries ran on time and the crews were paid what they, as it has for as long as anybody, on the strength of a conversation in a corridor after lunch]",
    )
    messages = [problem.message for problem in project.problems("quotation", with_text=True)]
    assert any(
        "words in fragments, found" in message and "of harbour-2001/no-guards (11 that no other claim quotes)" in message
        for message in messages
    ), messages


def test_a_fragment_of_thirteen_words_is_refused(project: Project) -> None:
    project.replace(CLAIMS, "some 300 guards could reach", "May 4 that some 300 guards could reach the Grey Coast within two")
    assert any("at most 12 words, found 13" in problem.message for problem in project.problems("quotation"))


def test_fragments_that_together_make_more_than_twelve_running_words_are_refused(project: Project) -> None:
    project.replace(CLAIMS, "[some 300 guards could reach,", "[said on May 4 that some 300, guards could reach the Grey Coast within,")
    assert any("found 16 that touch or overlap" in problem.message for problem in project.problems("quotation", with_text=True))


def test_fragments_of_all_claims_together_never_are_a_whole_sentence(project: Project) -> None:
    other = "- id: any-guards\n  says: Guards of any kind were not sent.\n  standing: done\n  about: [guards]\n  topics: [forces]\n  passages:\n    - {block: 3, words: [did not send any guards]}\n"
    path = project.root / CLAIMS
    path.write_text(path.read_text(encoding="utf-8") + other, encoding="utf-8")
    found = project.problems("quotation", with_text=True)
    assert [problem.message for problem in found] == ["the fragments up to here are the whole of sentence 3.3."]


@pytest.mark.parametrize(
    ("words", "trifle", "says"),
    [
        ("Suthia did not send", "", "expected a first fragment of 5 to 12 words"),
        ("Suthia did not send any", "  trifle: true\n", "'trifle' is not needed"),
    ],
)
def test_a_first_fragment_bears_the_claim_unless_it_is_on_a_trifle(project: Project, words: str, trifle: str, says: str) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", f"[{words}]").replace(
        CLAIMS, "  about: [suthia, guards]", f"{trifle}  about: [suthia, guards]"
    )
    assert [says in problem.message for problem in project.problems("quotation", with_text=True)] == [True]


def test_a_short_first_fragment_is_enough_for_a_trifle(project: Project) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", "[Suthia did not send]").replace(
        CLAIMS, "  about: [suthia, guards]", "  trifle: true\n  about: [suthia, guards]"
    )
    assert project.problems("quotation", with_text=True) == []


@pytest.mark.parametrize(("old", "new", "says"), [
    ("some 300 guards could reach", "guards could reach the Grey Coast", "'some' stands right beside this fragment"),
    ("reportedly pledged 5 million dollars, Norland reportedly pledged", "pledged 5 million dollars for the", "'reportedly' stands right beside"),
    ("Suthia did not send any", "send any guards", "'not' stands right beside this fragment"),
])  # fmt: skip
def test_a_hedge_trimmed_from_its_fragment_is_seen_beside_it(project: Project, old: str, new: str, says: str) -> None:
    project.replace(CLAIMS, old, new)
    for hedge, plain in (
        ("Some 300", "300"),
        ("reportedly pledged", "pledged"),
        ("sent no guards", "sent guards"),
        ("  hedge: reportedly\n", ""),
    ):
        text = (project.root / CLAIMS).read_text(encoding="utf-8")
        (project.root / CLAIMS).write_text(
            text.replace(f"says: {hedge}", f"says: {plain}")
            .replace(f"Quay, {hedge}", f"Quay, {plain}")
            .replace(f"Suthia {hedge}", f"Suthia {plain}"),
            encoding="utf-8",
        )
    assert any(says in problem.message for problem in project.problems("hedging", with_text=True)), project.problems(
        "hedging", with_text=True
    )


@pytest.mark.parametrize(("old", "new"), [
    ("giver: norland, receiver: wessmark", "giver: wessmark, receiver: norland"),
    ("Norland, according to the Daily Quay, reportedly pledged 5 million dollars to Wessmark", "Wessmark, according to the Daily Quay, reportedly pledged 5 million dollars to Norland"),
])  # fmt: skip
def test_giver_and_receiver_exchanged_are_told(project: Project, old: str, new: str) -> None:
    project.replace(CLAIMS, old, new)
    assert any("to receive and" in problem.message for problem in project.problems("hedging", with_text=True))


def test_a_verb_turned_round_is_told(project: Project) -> None:
    project.replace(CLAIMS, "reportedly pledged 5 million dollars to Wessmark", "reportedly withheld 5 million dollars from Wessmark")
    assert any(
        "'says' has 'withheld', and the passage only the opposite." in problem.message
        for problem in project.problems("hedging", with_text=True)
    )


def test_other_punctuation_is_refused_where_the_text_is_at_hand(project: Project) -> None:
    project.replace(CLAIMS, "includes Norland, Suthia and Wessmark", "includes Norland Suthia and Wessmark")
    assert project.problems("passage") == []
    assert "other punctuation" in project.problems("passage", with_text=True)[0].message


def test_the_nearest_words_are_named_where_the_text_is_at_hand(project: Project) -> None:
    project.replace(CLAIMS, "met in Lowport on May 4", "met at Lowport on May 4")
    assert "block 2: 'met in Lowport on May 4'" in project.problems("passage", with_text=True)[0].tip


@pytest.mark.parametrize("variable", ["CI", "GITHUB_ACTIONS"])
def test_a_public_log_quotes_no_article(project: Project, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "true")
    project.replace(CLAIMS, "met in Lowport on May 4", "met at Lowport on May 4").replace(
        CLAIMS, "[reportedly pledged 5 million dollars", "[pledged 5 million dollars for the"
    )
    found = [str(problem) for problem in check(project.root, project.texts).problems]
    assert len(found) > 1
    assert not any("met in Lowport" in line or "reportedly" in line for line in found)
    assert any("'dossier check --show-words' names the nearest words" in line for line in found)


def test_without_the_text_nothing_tells_whether_words_are_absent_or_only_not_opened(project: Project) -> None:
    found = project.replace(CLAIMS, "met in Lowport on May 4", "met at Lowport on May 4").problems("passage")
    assert [str(problem) for problem in found] == [
        f"{CLAIMS}:9:26: passage: the words 'met at Lowport on May 4' are not proved to stand in block 2 of harbour-2001: they are not there, or not opened. "
        "Tip: whoever has the article runs 'dossier check' with its text, which finds or opens them."
    ]


@pytest.mark.parametrize(("old", "new", "told"), [
    ("[Suthia did not send any]", "[Suthia did not send]", "35:1: passage: 1 word opened that no fragment quotes: 149."),
    (", within two days, said on May 4", "", "13:1: passage: 7 words opened that no fragment quotes: 79, 80, 81, 82, 92 ...."),
])  # fmt: skip
def test_what_is_opened_for_nothing_is_told_where_it_stands(project: Project, old: str, new: str, told: str) -> None:
    found = [str(problem) for problem in project.replace(CLAIMS, old, new).problems("passage")]
    assert found == [f"seeds/harbour-2001.openings:{told} Tip: delete these lines: a salt gives its word away."]


def test_a_record_that_is_not_that_of_the_text_is_told_where_it_stands(project: Project) -> None:
    other = word_record.make("harbour-2001", word_record.structure(tiny.TEXT.replace("clerks", "cooks")), 0, tiny.RECORD.last)
    project.write("seeds/harbour-2001.words", str(other))
    tip = "Tip: restore the file, or make it again with 'dossier commit harbour-2001', with the text at hand."
    assert [str(problem) for problem in project.problems("passage", with_text=True)] == [
        f"seeds/harbour-2001.yml:14:1: passage: expected the root of the word record, {other.root}, found {tiny.ROOT}. {tip}"
    ]
    project.replace("seeds/harbour-2001.yml", tiny.ROOT, other.root)
    assert [str(problem) for problem in project.problems("passage", with_text=True)] == [
        f"seeds/harbour-2001.words:1:1: passage: this is not the record of the text at hand. {tip}"
    ]


PUBLIC = [
    ("passage", [("met in Lowport on May 4", "met at Lowport on May 4")], [
        f"{CLAIMS}:9:26: passage: the words 'met at Lowport on May 4' are not in block 2 of harbour-2001, nor elsewhere in it. Tip: compare them with the article; 'dossier check --show-words' names the nearest words, which a public log must not.",
    ]),
    ("hedging", [("Suthia did not send any", "send any guards"), ("Suthia sent no guards", "Suthia sent guards")], [
        f"{CLAIMS}:47:26: hedging: a hedge or negation stands right beside this fragment in the article, and 'says' has no word of the kind. Tip: take the word into the fragment, and keep it in 'says'.",
    ]),
    ("hedging", [("guards could reach", "guards would reach"), ("could be at", "would, unless it rained, be at"), ("  hedge: could\n", "  reported_future: They will.\n")], [
        f"{CLAIMS}:24:3: hedging: expected a future that hangs on nothing, found a condition in 'says' or in its sentence. Tip: name the 'would' as the hedge that it is.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "edits", "told"), PUBLIC)
def test_a_public_log_tells_the_kind_of_word_and_not_the_word(
    project: Project, monkeypatch: pytest.MonkeyPatch, rule: str, edits: list[tuple[str, str]], told: list[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    for old, new in edits:
        project.replace(CLAIMS, old, new)
    found = [problem for problem in check(project.root, project.texts).problems if problem.rule == rule]
    assert [str(problem) for problem in found if problem.message != UNOPENED] == told


def test_a_hedge_beside_a_later_passage_is_told_where_that_stands(project: Project) -> None:
    whole, later = "[some 300 guards could reach, within two days, said on May 4]", "[300 guards could reach, within two days]"
    project.replace(CLAIMS, whole, f"[could reach the Grey Coast within]}}\n    - {{block: 3, words: {later}")
    project.replace(CLAIMS, "says: Some 300", "says: 300").replace(CLAIMS, "bound: about", "bound: exact")
    assert [str(problem.place) for problem in project.problems("hedging", with_text=True)] == [f"{CLAIMS}:30:26"]
