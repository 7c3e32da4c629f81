"""Lists of claims: every claim on a topic, in the order of their dates."""

import pytest
from dossier.desk.checking import Checked
from dossier.library.loading import load
from dossier.views import listings, meetings, wording

from tests.fictional.project import Project


def test_the_claims_on_a_topic_are_all_there_by_date_and_then_by_article(real: Checked) -> None:
    library = real.library
    for topic in library.dossier.topics:
        found = listings.of_topics(library, [topic.id])
        assert {claim.key for claim in found} == {claim.key for claim in library.claims.values() if topic.id in claim.topics}
        dates = [wording.date_of(library, claim).sort_key for claim in found]
        assert dates == sorted(dates)


def test_claims_stand_under_the_years_of_their_dates(real: Checked) -> None:
    library = real.library
    groups = listings.by_year(library, listings.of_topics(library, ["members"]))
    years = [year for year, _ in groups]
    assert years == sorted(set(years))
    assert all(wording.year(library, claim) == year for year, claims in groups for claim in claims)


def test_a_topic_that_is_not_there_is_refused(real: Checked) -> None:
    with pytest.raises(LookupError, match="there is no topic 'cheese'"):
        listings.of_topics(real.library, ["cheese"])


def test_an_event_of_any_kind_at_which_somebody_met_is_told_as_a_meeting(project: Project) -> None:
    project.replace("data/subjects/events.yml", "kind: meeting", "kind: ceremony")
    library, _ = load(project.root)
    (row,) = meetings.every(library)
    assert row.event.id == "lowport-meeting"
    project.replace("data/claims/harbour-2001.yml", "  meeting: {event: lowport-meeting}\n", "")
    assert meetings.every(load(project.root)[0]) == []


def test_what_somebody_says_of_a_meeting_shows_who_says_it(project: Project) -> None:
    part = "  meeting: {event: lowport-meeting, attendance: [guards], agenda: [boats], outcomes: [a pledge]}\n"
    project.replace("data/claims/harbour-2001.yml", "  transfer: {giver", f"{part}  transfer: {{giver")
    (row,) = meetings.every(load(project.root)[0])
    told = [fact.text for facts in (row.attended, row.agenda, row.outcomes) for fact in facts]
    assert told == ["guards (according to Daily Quay)", "boats (Daily Quay)", "a pledge (Daily Quay)"]


def test_a_threat_without_an_actor_has_a_row_that_describes_it(real: Checked) -> None:
    rows = listings.threats(real.library)
    claims = [claim for claim in real.library.claims.values() if claim.threat and claim.threat.described]
    described = {(row.year, row.described) for row in rows if row.actor is None}
    assert described == {(wording.year(real.library, claim), claim.threat.described) for claim in claims if claim.threat}
    assert {year for year, _ in described} >= {"2007", "2015"}
    assert all(bool(row.actor) != bool(row.described) for row in rows)


def test_what_only_hedged_claims_see_threatened_shows_their_hedge(real: Checked) -> None:
    shown = {(row.year, getattr(whom, "id", whom)): hedge for row in listings.threats(real.library) for whom, hedge in row.against}
    assert shown["2015", "russia"] == "probably"
    assert shown["2013", "other countries"] == "can"
    assert shown["2013", "the whole region"] == ""  # what is likely is the worsening, which its description says
    assert "" in shown.values()


def test_an_exercise_of_which_only_the_end_is_told_has_no_other_date(real: Checked) -> None:
    dates = {row.event.id: [fact.text for fact in row.dates] for row in listings.exercises(real.library)}
    assert dates["unbreakable-brotherhood-2019"] == ["over by October 2019"]
