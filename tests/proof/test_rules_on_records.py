"""Rules between records: an editor's notes, lists that disagree, claims that are no more, and answers to questions."""

import pytest
from dossier.desk.checking import check

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
SOURCE = "seeds/harbour-2001.yml"
PAGE = "docs/index.md"


def test_an_editors_note_without_a_reference_is_refused(project: Project) -> None:
    project.replace("data/subjects/places.yml", "An invented town.", "An invented town., editor_note: {text: It is invented.}")
    assert "the field 'reference'" in project.problems("schema")[0].message


def test_two_member_lists_of_one_date_must_be_marked(project: Project) -> None:
    other = "- id: members-again\n  says: The Harbour Pact includes Norland.\n  standing: done\n  about: [harbour-pact, norland]\n  topics: [members]\n  membership: {body: harbour-pact, change: listed, states: [norland]}\n  passages:\n    - {block: 2, words: [The pact includes Norland]}\n"
    project.replace(CLAIMS, "- id: no-guards\n", other + "- id: no-guards\n")
    assert "disagrees with" in project.problems("contradiction")[0].message
    project.replace(
        CLAIMS,
        "  about: [harbour-pact, norland]\n",
        "  about: [harbour-pact, norland]\n  differs_from:\n    - {claim: harbour-2001/members, title: Lists, kind: scope, how: One is shorter.}\n",
    )
    assert project.problems("contradiction") == []


def test_a_change_that_only_follows_from_claims_is_not_the_tip_for_itself(project: Project) -> None:
    found = project.replace(CLAIMS, "change: listed", "change: party").problems("reference")
    assert [str(problem) for problem in found] == [
        f"{CLAIMS}:16:36: reference: there is no change 'party' that a claim can tell. Tip: add it to dossier.yml."
    ]


GONE = "data/gone.yml"


def moved(project: Project) -> Project:
    """Give a published claim another id."""
    project.replace(CLAIMS, "id: guards", "id: guardians").replace(PAGE, "harbour-2001/guards", "harbour-2001/guardians")
    return project.replace("data/published.txt", "harbour-2001/guards\n", "harbour-2001/guardians\nharbour-2001/guards\n")


def test_a_moved_claim_is_accepted_and_its_page_says_where_it_went(project: Project) -> None:
    moved(project).write(GONE, "- {id: harbour-2001/guards, moved_to: harbour-2001/guardians}\n").checked()
    assert project.problems() == []
    page = check(project.root).rendered.pages["claims/harbour-2001/guards.md"]
    assert "This claim has moved." in page
    assert "(guardians.md)" in page


def test_a_withdrawn_claim_is_accepted_and_its_page_says_why(project: Project) -> None:
    moved(project).write(GONE, "- {id: harbour-2001/guards, withdrawn: It rested on a misreading.}\n").checked()
    assert project.problems() == []
    assert "It rested on a misreading." in check(project.root).rendered.pages["claims/harbour-2001/guards.md"]


@pytest.mark.parametrize(
    ("entry", "rule", "says"),
    [
        ("{id: harbour-2001/boats, withdrawn: Why not.}", "permanence", "which is there"),
        ("{id: harbour-2001/never, withdrawn: Why not.}", "permanence", "was never published"),
        ("{id: harbour-2001/guards, moved_to: harbour-2001/nowhere}", "permanence", "found 'harbour-2001/nowhere'"),
        ("{id: harbour-2001/guards}", "schema", "expected 'moved_to' or 'withdrawn', and not both."),
        ("{id: harbour-2001/guards, moved_to: harbour-2001/guardians, withdrawn: Both.}", "schema", "and not both"),
    ],
)
def test_a_wrong_entry_for_a_claim_that_is_no_more_is_refused(project: Project, entry: str, rule: str, says: str) -> None:
    moved(project).write(GONE, f"- {entry}\n")
    assert any(says in problem.message for problem in project.problems(rule)), project.problems()


QUESTIONS = """\
- id: how-many
  question: How many guards are there?
  answers:
    - {source: harbour-2001, verdict: says, short: could be some 300 (Ada Brill), claims: [guards]}
"""


def test_questions_that_are_answered_from_claims_are_accepted(project: Project) -> None:
    assert project.write("data/questions.yml", QUESTIONS).checked().problems() == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "says"),
    [
        ("reference", "claims: [guards]", "claims: [guard]", "there is no claim 'harbour-2001/guard'"),
        ("reference", "source: harbour-2001", "source: harbour-2002", "missing: harbour-2001"),
        ("reference", "verdict: says", "verdict: silent", "neither where it is silent"),
        ("reference", ", short: could be some 300 (Ada Brill)", "", "where a source answers"),
        ("prose", "some 300", "some 400", "has the figure '400'"),
        ("prose", "some 300", "some of Wessmark", "names 'Wessmark'"),
        ("quotation", "some 300", '"many"', "the quoted words 'many'"),
        ("reference", "verdict: says", "verdict: claims", "there is no verdict 'claims'"),
        (
            "reference",
            "short: could be some 300 (Ada Brill), claims: [guards]",
            "short: in time, claims: [pact-met]",
            "no word of the question",
        ),
    ],
)
def test_a_wrong_answer_to_a_question_is_refused(project: Project, rule: str, old: str, new: str, says: str) -> None:
    found = project.write("data/questions.yml", QUESTIONS.replace(old, new)).problems(rule)
    assert any(says in problem.message for problem in found), project.problems()


def test_a_meeting_that_moved_leaves_a_page_that_says_where(project: Project) -> None:
    project.write(GONE, "- {id: meetings/pact-day, moved_to: meetings/lowport-meeting}\n").checked()
    assert project.problems() == []
    page = check(project.root).rendered.pages["meetings/pact-day.md"]
    assert "This meeting’s page has moved." in page
    assert "[Lowport meeting](lowport-meeting.md)" in page


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{id: meetings/lowport-meeting, moved_to: meetings/lowport-meeting}", "expected a meeting that is no more"),
        ("{id: meetings/pact-day, moved_to: meetings/lowport-meting}", "expected a meeting that is there"),
        ("{id: meetings/pact-day, moved_to: harbour-2001/guards}", "expected a meeting that is there"),
    ],
)
def test_a_wrong_entry_for_a_meeting_that_moved_is_refused(project: Project, entry: str, says: str) -> None:
    assert any(says in problem.message for problem in project.write(GONE, f"- {entry}\n").problems("permanence"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Some 300 guards could come, it was said.", False),
        ("Ada Brill put the guards at some 300 who could come.", False),
        ("In the Invented Press some 300 guards could come.", False),
        ("Some 300 guards could come.", True),
        ("Some 300 guards could come, no article reports from where.", True),
        ("Some 300 guards could come; Ada Brill speaks of guards.", True),
        ("No article says whether guards could come.", False),
    ],
)
def test_a_sentence_on_somebodys_word_shows_whose_it_is(project: Project, sentence: str, told: bool) -> None:
    found = project.replace(PAGE, "Some 300 guards could come, it was said.", sentence).problems("prose")
    assert ["does not show whose word it is (Ada Brill)" in problem.message for problem in found] == ([True] if told else [])


ANSWER = QUESTIONS.replace("could be some 300 (Ada Brill)", "'%s'")
HEADLINE = 'headlines:\n  - {picture: sizes-drawn, says: "%s", cites: [harbour-2001/guards]}\n'


@pytest.mark.parametrize(("path", "form"), [("data/questions.yml", ANSWER), ("dossier.yml", HEADLINE)])
@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("some 300 guards could come, Ada Brill says", []),
        ("some 300 guards could come", ["'some 300 guards could come' does not show whose word it is (Ada Brill)."]),
        ("300 guards are there, Ada Brill says", ["every claim cited here is hedged, and no word here shows it ('could')."]),
    ],
)
def test_answers_and_headlines_keep_speaker_and_hedge(project: Project, path: str, form: str, words: str, lost: list[str]) -> None:
    before = (project.root / path).read_text(encoding="utf-8") if path == "dossier.yml" else ""
    found = project.write(path, before + form % words).problems("prose")
    assert [(problem.place.path, problem.message.split(" Tip: ")[0]) for problem in found] == [(path, what) for what in lost]


@pytest.mark.parametrize(
    ("how", "says"),
    [("One lists 7 states.", "has the figure '7'"), ("One has the Grey Coast too.", "names 'Grey Coast'"), ("One is shorter.", "")],
)
def test_a_note_on_a_difference_says_no_more_than_its_claims(project: Project, how: str, says: str) -> None:
    mark = f"  differs_from:\n    - {{claim: harbour-2001/members, title: Meeting, kind: scope, how: {how}}}\n"
    found = project.replace(CLAIMS, "  about: [harbour-pact, lowport]\n", "  about: [harbour-pact, lowport]\n" + mark).problems("prose")
    assert any(says in problem.message for problem in found) if says else found == []


def test_a_headline_written_by_hand_says_no_more_than_the_claims_it_cites(project: Project) -> None:
    headline = (
        "headlines:\n  - {picture: sums, says: Norland reportedly pledged 5 million dollars, cites: [harbour-2001/boats]}\nchanges:\n"
    )
    assert project.replace("dossier.yml", "changes:\n", headline).problems("prose") == []
    project.replace("dossier.yml", "5 million", "6 million")
    assert ["has the figure" in problem.message for problem in project.problems("prose")] == [True]
    project.replace("dossier.yml", "[harbour-2001/boats]", "[harbour-2001/boots]")
    assert any("there is no claim 'harbour-2001/boots'" in problem.message for problem in project.problems())


def test_a_page_that_needs_what_nobody_knows_is_refused(project: Project) -> None:
    found = project.replace(PAGE, "prose: by-sentence", "prose: by-sentence\nneeds: question").problems("prose")
    assert [problem.message for problem in found] == ["expected one of claims, questions, people, map after 'needs', found 'question'."]


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (CLAIMS, "- id: guards\n", "- id: guards\n  proposed: true\n", "no editor has confirmed it"),
        (SOURCE, "gist: Guards and money.", "gist: To be written.", "found 'To be written.'"),
        ("data/subjects/people.yml", "{id: ada-brill,", "{id: ada-brill, proposed: true,", "no editor has confirmed it"),
    ],
)
def test_what_was_proposed_is_refused_until_an_editor_has_confirmed_it(project: Project, path: str, old: str, new: str, says: str) -> None:
    found = project.replace(path, old, new).problems("proposal")
    assert [says in problem.message for problem in found] == [True]


def test_what_follows_from_a_claim_that_nobody_confirmed_is_not_told(project: Project) -> None:
    project.replace(CLAIMS, "- id: guards\n  says: Some 300", "- id: guards\n  proposed: true\n  says: Some 400")
    assert {problem.rule for problem in project.problems() if problem.place.path == CLAIMS} == {"proposal"}


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        ("docs/index.md", "title: Pact", "title: Pact, 2001 to 2004", "expected the years of the articles, 2001 to 2001"),
        ("docs/index.md", "title: Pact", "title: What five news articles say", "expected 1 articles, as many as there are"),
        ("docs/index.md", "# Pact\n", "# Pact\n\nWhat the three articles say.\n{ .about-the-site }\n", "expected 1 articles"),
        ("docs/index.md", "# Pact\n", "# Pact\n\nThere are 400 claims here.\n{ .about-the-site }\n", "found 'There are 400 claims'"),
        ("docs/index.md", "# Pact\n", "# Pact\n\nNothing is later than 2018.\n{ .about-the-site }\n", "found 'later than 2018'"),
        ("docs/index.md", "# Pact\n", "# Pact\n\nIt covers 1999 to 2022.\n{ .about-the-site }\n", "expected the years of the articles"),
        ("dossier.yml", "title: ", "title: 1999–2001, ", "expected the years of the articles"),
    ],
)
def test_a_count_or_span_that_the_data_know_is_not_typed_wrongly(project: Project, path: str, old: str, new: str, says: str) -> None:
    assert any(says in problem.message for problem in project.replace(path, old, new).problems("prose"))


def test_a_headline_that_goes_from_year_to_year_goes_as_far_as_the_pictures(project: Project) -> None:
    headline = "headlines:\n  - {picture: sums, says: From 2000 on to what was reportedly pledged in 2001, cites: [harbour-2001/boats]}\nchanges:\n"
    found = project.replace("dossier.yml", "changes:\n", headline).problems("prose")
    assert (
        "dossier.yml:19:21: prose: expected the years of the pictures, 2001 to 2001, found '2000' and '2001'. Tip: say what the picture shows now."
        in [str(problem) for problem in found]
    )


def test_a_wrong_count_of_articles_is_told_where_it_stands(project: Project) -> None:
    project.replace(PAGE, "# Pact\n", "# Pact\n\nWhat the three articles say.\n{ .about-the-site }\n")
    project.replace("data/subjects/states.yml", "An invented state.", "A state of the three articles.")
    assert [str(problem) for problem in project.problems("prose")] == [
        "data/subjects/states.yml:1:32: prose: expected 1 articles, as many as there are, found 'the three articles'. Tip: say it without the number.",
        "docs/index.md:8:1: prose: expected 1 articles, as many as there are, found 'the three articles'. Tip: write {{ articles() }}, or {{ library.claims|count }}, which count them.",
    ]


def test_a_gist_is_told_where_it_stands(project: Project) -> None:
    found = project.replace(SOURCE, "gist: Guards and money.", 'gist: A "gist" with marks.').problems("quotation")
    assert [str(problem.place) for problem in found] == ["seeds/harbour-2001.yml:18:16"]
