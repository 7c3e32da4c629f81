"""Rules on what a claim takes from its passage: how much is quoted, what stands right beside, and what is turned round."""

import pytest
from dossier.desk.checking import check

from tests.fictional.project import Project

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
