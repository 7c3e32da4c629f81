"""What was published stays told: the list of claims, the journal, and the entries of what is no more."""

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
JOURNAL = "data/journal.yml"
KEYS = [f"harbour-2001/{key}" for key in ("boats", "guards", "members", "no-guards", "pact-met")]
ADDED = f"- {{date: 2020-01-02, change: added, claims: [{', '.join(KEYS)}]}}\n"


def told(project: Project) -> list[str]:
    """Return what the rule says of the project, and where."""
    return [f"{problem.place}: {problem.message} {problem.tip}" for problem in project.problems("permanence")]


def test_two_changes_of_a_claim_on_one_day_are_one_entry_but_an_added_claim_may_be_changed_the_same_day(project: Project) -> None:
    later = "- {date: 2020-01-02, change: changed, claims: [harbour-2001/boats]}\n"
    assert told(project.write(JOURNAL, ADDED + later)) == []
    assert told(project.write(JOURNAL, ADDED + later + later)) == [
        "data/journal.yml:3:48: that 'harbour-2001/boats' was changed on 2020-01-02 is told twice. keep one of the two."
    ]


def test_a_claim_is_added_to_the_journal_once(project: Project) -> None:
    says = (
        "data/journal.yml:1:1: expected one entry that says when 'harbour-2001/boats' was added, found {}. run 'dossier journal REVISION'"
    )
    assert told(project.write(JOURNAL, ADDED.replace("harbour-2001/boats, ", "")))[0].startswith(says.format(0))
    again = "- {date: 2020-01-04, change: added, claims: [harbour-2001/boats]}\n"
    assert told(project.write(JOURNAL, ADDED + again))[0].startswith(says.format(2))


def test_a_claim_that_is_no_more_is_in_the_journal(project: Project) -> None:
    project.replace(CLAIMS, "id: guards", "id: guardians").replace("docs/index.md", "harbour-2001/guards", "harbour-2001/guardians")
    project.write("data/gone.yml", "- {id: harbour-2001/guards, moved_to: harbour-2001/guardians}\n")
    project.replace("data/published.txt", "harbour-2001/guards\n", "harbour-2001/guardians\nharbour-2001/guards\n")
    journal = ADDED.replace("[harbour-2001/boats", "[harbour-2001/guardians, harbour-2001/boats")
    found = told(project.write(JOURNAL, journal))
    assert [
        line.startswith("data/journal.yml:1:1: expected an entry that says when 'harbour-2001/guards' was moved or withdrawn")
        for line in found
    ] == [True]
    for change in ("moved", "withdrawn"):
        entry = f"- {{date: 2020-01-04, change: {change}, claims: [harbour-2001/guards]}}\n"
        assert told(project.write(JOURNAL, journal + entry)) == []


def test_a_claim_that_vanished_is_told_with_the_id_that_it_may_have_now(project: Project) -> None:
    found = told(project.replace(CLAIMS, "id: guards", "id: guardians"))
    assert found == [
        "data/claims/harbour-2001.yml:19:3: this claim is not in the list of published claims. "
        "run 'dossier check', which adds it to data/published.txt once nothing else is wrong.",
        "data/published.txt:1:1: the published claim 'harbour-2001/guards' has vanished. "
        "restore it, or add it to data/gone.yml with 'moved_to' (was it 'harbour-2001/guardians'?) or with 'withdrawn' and the reason.",
    ]


def test_a_claim_that_vanished_with_all_others_is_told_without_a_guess(project: Project) -> None:
    found = told(project.write(CLAIMS, "[]\n"))
    assert found[-1].endswith("restore it, or add it to data/gone.yml with 'moved_to' or with 'withdrawn' and the reason.")


def test_a_claim_that_is_no_more_moves_to_one_that_is_there(project: Project) -> None:
    project.replace(CLAIMS, "id: guards", "id: guardians")
    project.write("data/gone.yml", "- {id: harbour-2001/guards, moved_to: harbour-2001/guardian}\n")
    assert (
        "data/gone.yml:1:29: expected a claim that is there, found 'harbour-2001/guardian'. did you mean 'harbour-2001/guardians'?"
        in told(project)
    )


def test_a_meeting_that_became_no_meeting_is_told_with_an_id_that_may_stand_there(project: Project) -> None:
    project.write("data/gone.yml", "- {id: meetings/pact-day, moved_to: meetings/lowport-meting}\n")
    assert told(project) == [
        "data/gone.yml:1:27: expected a meeting that is there, found 'meetings/lowport-meting'. did you mean 'meetings/lowport-meeting'?"
    ]
