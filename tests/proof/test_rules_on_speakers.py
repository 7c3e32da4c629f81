"""Rules on who speaks, on what only reports the future, and on threats and places."""

import pytest

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
GROUPS = "data/subjects/groups.yml"
STATES = "data/subjects/states.yml"
PEOPLE = "- {id: pact-people, name: officials of the Harbour Pact, variants: [pact officials], description: Invented people., people_of: [harbour-pact]}\n"


@pytest.mark.parametrize(
    "says",
    [
        "officials of the Harbour Pact said",
        "unnamed sources close to the Harbour Pact said",
        "Harbour Pact representatives said",
        "the Harbour Pact's military officers said",
        "a Harbour Pact official told reporters",
    ],
)
def test_unnamed_people_are_not_shown_as_the_body_they_work_for(project: Project, says: str) -> None:
    project.replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", says).replace(CLAIMS, "[ada-brill]", "[harbour-pact]")
    found = project.problems("anonymity")
    assert [problem.message for problem in found] == [
        "expected a group of unnamed people as the speaker, found 'harbour-pact', whose people they are."
    ]
    assert "people_of: [harbour-pact]" in found[0].tip
    assert "is it 'pact-people'?" in project.write(GROUPS, PEOPLE).problems("anonymity")[0].tip


def test_unnamed_people_whom_only_the_article_names_are_told_where_its_text_is_at_hand(project: Project) -> None:
    project.replace(CLAIMS, "according to the Daily Quay,", "as Wessmark said in the Daily Quay,")
    project.replace(CLAIMS, "channels: [daily-quay]", "speakers: [wessmark]\n  channels: [daily-quay]")
    assert project.problems("anonymity") == []  # its fragment does not have the officials
    assert "found 'wessmark', whose people they are" in project.problems("anonymity", with_text=True)[0].message


def test_a_group_of_unnamed_people_speaks_in_their_place(project: Project) -> None:
    project.write(GROUPS, PEOPLE).replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said")
    project.replace(CLAIMS, "[ada-brill]", "[pact-people]")
    assert project.problems("anonymity", with_text=True) == []


@pytest.mark.parametrize(
    "says", ["the Harbour Pact said", "the Harbour Pact said of its officials", "the Harbour Pact, an official body, said"]
)
def test_a_body_that_speaks_for_itself_is_its_own_speaker(project: Project, says: str) -> None:
    project.replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", says).replace(CLAIMS, "[ada-brill]", "[harbour-pact]")
    assert project.problems("anonymity", with_text=True) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[pact-people]", "[pact-people, harbour-pact]", "found 'harbour-pact' beside them"),
        ("people_of: [harbour-pact]", "people_of: [lowport]", "expected a state, body or force"),
        ("people_of: [harbour-pact]", "people_of: [nobody]", "expected a state, body or force"),
        ("variants: [pact officials]", "variants: [Harbour Pact staff]", "found 'Harbour Pact staff'"),
    ],
)
def test_a_group_that_could_be_taken_for_the_body_is_refused(project: Project, old: str, new: str, says: str) -> None:
    project.write(GROUPS, PEOPLE).replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said")
    project.replace(CLAIMS, "[ada-brill]", "[pact-people]").replace(GROUPS if old in PEOPLE else CLAIMS, old, new)
    assert any(says in problem.message for problem in project.problems("anonymity"))


def test_people_of_stands_in_a_group_alone(project: Project) -> None:
    project.replace(STATES, "name: Wessmark, description", "name: Wessmark, people_of: [harbour-pact], description")
    assert any("expected 'people_of' in a group alone" in problem.message for problem in project.problems("anonymity"))


def would(project: Project, said: str = "would be at", fragment: str = "some 300 guards would reach") -> Project:
    """Let the claim on guards rest on a "would", which it takes for the future as a past tense reports it."""
    project.replace(CLAIMS, "some 300 guards could reach", fragment).replace(CLAIMS, "could be at", said)
    return project.replace(CLAIMS, "  hedge: could\n", "  reported_future: She said that they will.\n")


def test_a_would_that_only_reports_the_future_is_no_hedge(project: Project) -> None:
    assert would(project).problems("hedging") == []


def test_a_would_is_a_hedge_unless_a_claim_says_why_not(project: Project) -> None:
    would(project).replace(CLAIMS, "  reported_future: She said that they will.\n", "")
    assert ["expected 'hedge: would'" in problem.message for problem in project.problems("hedging")] == [True]


@pytest.mark.parametrize(
    ("said", "fragment", "field", "says"),
    [
        ("would be at", "if some 300 guards would reach", "", "expected a future that hangs on nothing, found 'if'"),
        ("would, unless it rained, be at", "some 300 guards would reach", "", "expected a future that hangs on nothing, found 'unless'"),
        ("would be at", "some 300 guards would reach", "  hedge: would\n", "'would' is named as the hedge and said to be none"),
        ("were at", "some 300 guards would reach", "", "expected the passage's hedge 'would' in 'says'"),
        ("will be at", "some 300 guards will reach", "", "no 'would' that this could explain"),
    ],
)
def test_a_would_that_hangs_on_something_stays_a_hedge(project: Project, said: str, fragment: str, field: str, says: str) -> None:
    would(project, said, fragment).replace(CLAIMS, "  reported_future", f"{field}  reported_future")
    assert any(says in problem.message for problem in project.problems("hedging")), project.problems("hedging")


@pytest.mark.parametrize(
    ("threat", "fits"),
    [
        ("{actors: [norland]}", True),
        ("{described: danger from Norland}", True),
        ("{actors: [norland], described: danger from Norland}", False),
        ("{against: [norland]}", False),
    ],
)
def test_a_threat_has_an_actor_or_is_described(project: Project, threat: str, fits: bool) -> None:
    project.replace(CLAIMS, "  topics: [money]\n", f"  topics: [money]\n  threat: {threat}\n")
    told = ["expected 'actors' or 'described', and not both" in problem.message for problem in project.problems("schema")]
    assert told == [] if fits else told == [True]


def test_a_state_can_be_the_place_of_an_event(project: Project) -> None:
    project.replace(CLAIMS, "in Lowport on 4 May 2001", "in Norland on 4 May 2001").replace(
        CLAIMS, "about: [harbour-pact, lowport]", "about: [harbour-pact, norland]"
    )
    project.replace("data/subjects/events.yml", "place: lowport", "place: norland")
    assert [problem for problem in project.problems("reference") if "place" in problem.message] == []
    project.replace("data/subjects/events.yml", "place: norland", "place: ada-brill")
    assert any("expected a place or state here" in problem.message for problem in project.problems("reference"))
