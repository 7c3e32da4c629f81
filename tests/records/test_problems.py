"""How problems are put: for a terminal, for programs, and beside the lines of a pull request."""

import json

import pytest
from dossier.records.problems import Place, Problem, as_github, as_json, as_text, closest, counted, in_order

ONE = Problem(Place("data/a,b.yml", 3, 7), "figures", "50% of\n'it': a, b\r", "look: again")
OTHER = Problem(Place("data/a.yml"), "names", "Nobody.")


def test_a_problem_is_one_line_with_its_tip_where_it_has_one() -> None:
    assert str(ONE) == "data/a,b.yml:3:7: figures: 50% of 'it': a, b Tip: look: again"
    assert str(OTHER) == "data/a.yml:1:1: names: Nobody."


def test_problems_are_told_once_in_the_order_of_their_places_and_counted() -> None:
    assert as_text([OTHER, ONE, OTHER], "1 source") == f"{ONE}\n{OTHER}\n2 problems; checked: 1 source."
    assert as_text([OTHER]) == f"{OTHER}\n1 problem."
    assert as_text([], "1 source") == "No problems; checked: 1 source."


def test_two_problems_that_say_the_same_are_both_told() -> None:
    two = [Problem(Place("data/a.yml", line), "names", "Nobody.") for line in (4, 2)]
    assert as_text(two).splitlines() == ["data/a.yml:2:1: names: Nobody.", "data/a.yml:4:1: names: Nobody.", "2 problems."]


def test_problems_that_differ_in_file_rule_or_message_are_not_folded() -> None:
    found = [
        Problem(Place(f"data/{file}.yml", 1), rule, message) for file in "ab" for rule in ("names", "prose") for message in ("A.", "B.")
    ]
    assert as_text(found).splitlines()[:-1] == [str(problem) for problem in found]


def test_at_one_place_rules_come_before_messages() -> None:
    found = [Problem(Place("a"), "names", "2"), Problem(Place("a"), "prose", "1"), Problem(Place("a"), "prose", "1", "tip")]
    assert in_order(reversed(found)) == found


def test_programs_get_each_problem_with_its_place_beside_its_words() -> None:
    assert json.loads(as_json([OTHER, ONE], "1 source")) == {
        "checked": "1 source",
        "problems": [
            {"path": "data/a,b.yml", "line": 3, "column": 7, "rule": "figures", "message": ONE.message, "tip": "look: again"},
            {"path": "data/a.yml", "line": 1, "column": 1, "rule": "names", "message": "Nobody.", "tip": ""},
        ],
    }
    assert as_json([Problem(Place("a"), "names", "Élan")]).startswith('{\n  "checked": "",\n  "problems": [\n')
    assert "Élan" in as_json([Problem(Place("a"), "names", "Élan")])


def test_a_pull_request_gets_each_problem_as_a_command_whose_marks_are_escaped() -> None:
    assert as_github([OTHER, ONE], "1 source").split("\n") == [
        "::error file=data/a%2Cb.yml,line=3,col=7,title=figures::50%25 of%0A'it': a, b%0D Tip: look: again",
        "::error file=data/a.yml,line=1,col=1,title=names::Nobody.",
        "2 problems; checked: 1 source.",
    ]


@pytest.mark.parametrize(("word", "tip"), [("membrs", "did you mean 'members'?"), ("memb", "did you mean 'members'?"), ("guards", "")])
def test_the_nearest_known_word_is_named_where_one_is_near(word: str, tip: str) -> None:
    assert closest(word, iter(["meetings", "members", "umbers"])) == tip


@pytest.mark.parametrize(
    ("word", "tip"),
    [("gazette/bouts", "did you mean 'gazette/boats'?"), ("gazette/nobody", ""), ("gazete/boats", "did you mean 'gazette/boats'?")],
)
def test_of_claims_of_one_source_only_their_own_names_are_compared(word: str, tip: str) -> None:
    assert closest(word, ["gazette/boats", "gazette/guards"]) == tip


def test_a_number_agrees_with_its_noun() -> None:
    assert [counted(number, "claim") for number in (0, 1, 2)] == ["0 claims", "1 claim", "2 claims"]


def test_of_problems_that_say_the_same_the_first_is_told_and_where_the_others_stand() -> None:
    found = [Problem(Place("data/a.yml", line), "schema", "expected some text, found nothing.") for line in (3, 9, 14, 20)]
    other = Problem(Place("data/b.yml", 1), "schema", "expected some text, found nothing.")
    assert as_text([*found, other]).splitlines() == [
        "data/a.yml:3:1: schema: expected some text, found nothing.",
        "data/a.yml: schema: and 3 more like it, in lines 9, 14, 20.",
        "data/b.yml:1:1: schema: expected some text, found nothing.",
        "5 problems.",
    ]


def test_problems_of_one_place_stand_in_the_order_of_their_numbers() -> None:
    told = [f"no claim touches block {block}, sentence {sentence}." for block, sentence in ((3, 2), (3, 11), (10, 1))]
    found = in_order(Problem(Place("data/a.yml"), "coverage", message) for message in reversed(told))
    assert [problem.message for problem in found] == told


def test_a_digit_that_is_no_number_is_put_in_order_too() -> None:
    assert len(in_order([Problem(Place("a"), "x", "10²5"), Problem(Place("a"), "x", "10²4")])) == 2
