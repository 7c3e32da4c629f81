"""What records tell of themselves: where they stand, what they name, what became of them."""

from types import SimpleNamespace
from typing import cast

import pytest
from dossier.desk.checking import check
from dossier.language import dates
from dossier.records.dossier import Change, Dossier
from dossier.records.history import Gone
from dossier.records.parts import Meeting, Strength
from dossier.records.problems import Place
from dossier.records.question import Answer, Question
from dossier.records.reader import Document
from dossier.records.record import Record
from dossier.records.source import Source, years
from dossier.records.subject import Event, Locality, State, Subject, subject_model

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"


def test_a_record_that_was_read_from_no_file_stands_nowhere() -> None:
    with pytest.raises(LookupError, match="this record was not read from a file"):
        Record().at("says")


def test_a_record_stands_in_its_document_at_the_nearest_place_that_the_file_has() -> None:
    places = {(): Place("a.yml"), (1,): Place("a.yml", 2), (1, "says"): Place("a.yml", 3, 5)}
    record = Record().placed(Document("a.yml", None, places), 1)
    assert record.steps == (1,)
    assert [str(record.at(*steps)) for steps in (("says",), ("says", 4, "x"), ("id",), ())] == [
        "a.yml:3:5",
        "a.yml:3:5",
        "a.yml:2:1",
        "a.yml:2:1",
    ]
    assert str(Document("b.yml", None, {}).at("x")) == "b.yml:1:1"


def test_an_answer_still_knows_its_line_when_those_before_it_are_left_out() -> None:
    answers = [Answer(source=source, verdict="says", claims=["a", "b"]) for source in ("one", "two", "three")]
    places = {("answers", number): Place("q.yml", 10 + number, 5) for number in range(3)} | {("question",): Place("q.yml", 2)}
    question = cast("Question", Question(id="q", question="Q?", answers=answers).placed(Document("q.yml", None, places)))
    other = question.without({"one"})
    assert [answer.source for answer in other.answers] == ["two", "three"]
    assert [str(other.at("answers", number)) for number in (0, 1)] == ["q.yml:11:5", "q.yml:12:5"]
    assert str(other.at("answers", 1, "short")) == "q.yml:12:5"
    assert str(other.at("question")) == "q.yml:2:1"
    assert question.without({"four"}) is question
    assert answers[0].keys == ["one/a", "one/b"]


@pytest.mark.parametrize(
    ("gone", "kind", "name", "successor"),
    [
        (Gone(id="a/b", moved_to="a/c"), "claim", "a/b", "a/c"),
        (Gone(id="a/b", withdrawn="It was wrong."), "claim", "a/b", None),
        (Gone(id="meetings/b", moved_to="meetings/c"), "meeting", "b", "c"),
        (Gone(id="meetings/b", withdrawn="It was wrong."), "meeting", "b", None),
        (Gone(id="people/b", moved_to="people/c"), "person", "b", "c"),
        (Gone(id="states/b", moved_to="states/c"), "state", "b", "c"),
    ],
)
def test_what_is_no_more_knows_its_name_and_what_it_became(gone: Gone, kind: str, name: str, successor: str | None) -> None:
    assert (gone.kind, gone.name, gone.successor) == (kind, name, successor)


@pytest.mark.parametrize(
    ("published", "told"),
    [(["2019-05", "2007-01-02", "2013"], ("2007", "2019")), (["2013-09-30", "2013"], ("2013",)), (["2013"], ("2013",)), ([], ())],
)
def test_the_years_of_the_articles_are_those_of_the_first_and_the_last(published: list[str], told: tuple[str, ...]) -> None:
    assert years(cast("Source", SimpleNamespace(published=dates.parse(text))) for text in published) == told


def test_a_dossier_fills_in_the_years_wherever_it_leaves_a_place_for_them(project: Project) -> None:
    project.replace("dossier.yml", "title: The Harbour Pact", 'title: "The Harbour Pact, {years}"')
    project.replace("dossier.yml", "says of the Harbour Pact.", "says of the Harbour Pact, {years}.").replace(
        "dossier.yml", "[The editors of the Harbour Pact]", '["The editors, {years}", Others]'
    )
    filled = check(project.root).library.dossier
    assert filled.title == "The Harbour Pact, 2001"
    assert filled.description == "What an invented article says of the Harbour Pact, 2001."
    assert filled.creators == ["The editors, 2001", "Others"]


def test_a_dossier_finds_its_topics_changes_and_verdicts_by_id_and_what_follows_by_role(project: Project) -> None:
    dossier: Dossier = check(project.root).library.dossier
    assert dossier.topic_titles["forces"] == "Guards"
    assert dossier.topic_pages == dict.fromkeys(["members", "meetings", "money", "forces"], "index.md")
    assert list(dossier.change) == ["signed", "withdrew", "listed", "observer", "absent", "party"]
    assert {role: change.id for role, change in dossier.computed.items()} == {
        "unlisted": "absent",
        "between-entering-and-leaving": "party",
    }
    assert [change.family for change in dossier.changes] == ["in", "out", "in", "beside", "unlisted", "in"]
    assert dossier.verdict["hedges"].label == "hedges"
    assert Change(id="a", role="between-leaving-and-entering", words="w", sentence="{}").family == "out"


def test_a_claim_knows_its_parts_and_every_subject_that_it_names_with_the_place(project: Project) -> None:
    attended = "meeting: {event: lowport-meeting, chaired_by: ada-brill, attended: [{person: ada-brill, as: head}], delegations: [norland, suthia]}"
    project.replace(CLAIMS, "meeting: {event: lowport-meeting}", attended)
    claims = check(project.root).library.claims
    claim = claims["harbour-2001/pact-met"]
    assert (claim.source, claim.key, list(claim.parts)) == ("harbour-2001", "harbour-2001/pact-met", ["meeting"])
    assert claim.part(Meeting) is claim.meeting
    assert claim.part(Strength) is None
    assert claim.part_subjects == [
        (("meeting", "event"), "lowport-meeting"),
        (("meeting", "chaired_by"), "ada-brill"),
        (("meeting", "delegations", 0), "norland"),
        (("meeting", "delegations", 1), "suthia"),
        (("meeting", "attended", 0, "person"), "ada-brill"),
    ]
    assert claim.named == {"harbour-pact", "lowport", "lowport-meeting", "ada-brill", "norland", "suthia"}
    assert claims["harbour-2001/boats"].named == {"norland", "wessmark", "daily-quay"}
    assert claims["harbour-2001/guards"].named == {"harbour-pact", "grey-coast", "guards", "ada-brill"}
    assert claims["harbour-2001/boats"].fragments == ["reportedly pledged 5 million dollars", "Norland reportedly pledged"]


def test_a_subject_is_labelled_by_its_short_form_and_known_by_all() -> None:
    subject = Subject(id="a", name="The Long Pact", short="Pact", variants=["Treaty"], description="D.")
    assert (subject.label, subject.names) == ("Pact", ("The Long Pact", "Pact", "Treaty"))
    assert Subject(id="a", name="N", description="D.").names == ("N",)
    assert Subject(id="a", name="N", description="D.").label == "N"
    assert [subject_model(stem) for stem in ("events", "places", "states", "bodies")] == [Event, Locality, State, Subject]
