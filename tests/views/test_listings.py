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
