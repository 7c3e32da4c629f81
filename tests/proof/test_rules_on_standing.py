"""Rules on who says it, how firmly, and with how many negations; and on what each block and sentence is left to."""

import pytest

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
SOURCE = "seeds/harbour-2001.yml"


def told(project: Project, rule: str) -> list[str]:
    """Return what a rule says of the project, and where, with the article's text at hand."""
    return [f"{problem.place}: {problem.message}" for problem in project.problems(rule, with_text=True)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  speakers: [ada-brill]\n", "", ["21:3: expected a speaker where the standing is 'said'."]),
        ("standing: reported", "standing: pledged", ["33:3: expected a speaker where the standing is 'pledged'."]),
        ("standing: reported", "standing: pledged\n  speakers: [norland]", []),
        ("  channels: [daily-quay]\n", "", ["32:3: expected a speaker or a channel, since 'says' has 'pledged'."]),
        ("standing: done\n  about: [suthia", "standing: done\n  channels: [daily-quay]\n  about: [suthia", ["43:3: expected no speakers or channels where the source itself says it is done."]),
        ("standing: done\n  about: [suthia", "standing: done\n  commentary: true\n  about: [suthia", ["42:3: expected commentary to be put down to the article."]),
        ("says: Suthia sent no guards.\n  standing: done", "says: In the article's view Suthia sent no guards.\n  commentary: true\n  standing: done", []),
        ("says: Suthia sent no guards.", "says: Suthia sent no guards, and none to Suthia.", ["42:3: 'says' has 'no', and negates more often than the passage's words."]),
        ("says: Suthia sent no guards.", "says: Suthia was unable to send guards.", []),
        ("Some 300 guards could be", "Guards, 300 in number, could be", ["20:3: expected the passage's hedge 'some' in 'says', found no word of estimate."]),
        ("  hedge: could\n", "  hedge: some\n", ["24:3: expected 'hedge: could', found some.", "24:3: 'some' is no hedge that has to be named here."]),
        ("Norland, according to the Daily Quay, reportedly pledged", "Norland, according to the Daily Quay, pledged", ["32:3: expected the passage's hedge 'reportedly' in 'says'"]),
    ],
)  # fmt: skip
def test_the_standing_and_the_words_of_a_claim_agree(project: Project, old: str, new: str, says: list[str]) -> None:
    found = told(project.replace(CLAIMS, old, new), "hedging")
    assert len(found) >= len(says), found
    for one in says:
        assert any(one in line for line in found), found
    if not says:
        assert found == []


def test_a_claim_that_negates_less_often_than_its_passage_is_told(project: Project) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", "[Suthia did not send any, Suthia did not send]")
    found = told(project, "hedging")
    assert [line.partition(": ")[2] for line in found] == ["the passage's words have 'not', 'says' negates less often."]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - {block: 4, gist: Page furniture.}\n", "", "15:1: expected a gist for each of the blocks 1 to 4 once and in order; missing: [4]."),
        ("  - {block: 4, gist: Page furniture.}\n", "  - {block: 4, gist: Page furniture.}\n  - {block: 5, gist: None.}\n", "15:1: expected a gist for each of the blocks 1 to 4 once and in order; too many: [5]."),
        ("  - {block: 1, gist: Title.}\n  - {block: 2, gist: The leaders meet; who the members are.}\n", "  - {block: 2, gist: The leaders meet; who the members are.}\n  - {block: 1, gist: Title.}\n", "once and in order; their order is not the article's."),
        ("unused:\n", "unused:\n  - {block: 9, kind: empty, because: Nothing.}\n", "there is no block 9."),
        ("unused:\n", "unused:\n  - {block: 3, sentences: [1], kind: empty, because: Stale.}\n", "sentence 1 of block 3 is not unused: harbour-2001/guards touches it."),
        ("unused:\n", "unused:\n  - {block: 3, sentences: [4], kind: empty, because: Stale.}\n", "there is no sentence 4 in block 3."),
        ("  - {block: 2, sentences: [1], kind: empty, because: It speaks of the tests.}\n", "", "no claim touches block 2, sentence 1."),
    ],
)  # fmt: skip
def test_every_block_and_sentence_is_accounted_for_once(project: Project, old: str, new: str, says: str) -> None:
    found = told(project.replace(SOURCE, old, new), "coverage")
    assert len(found) == 1, found
    assert says in found[0]
