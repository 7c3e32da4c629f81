"""Rules on typed parts: they say no more than the claim, as firmly as it does, and do not contradict each other unmarked."""

import pytest

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
PARTS = ("  transfer:", "  strength:")


def told(project: Project, rule: str) -> list[str]:
    """Return what a rule says of the project, and where, with the article's text at hand."""
    return [f"{problem.place}: {problem.message}" for problem in project.problems(rule, with_text=True)]


def put(text: str, part: str) -> str:
    """Return a claim with this typed part in the place of its own."""
    return "".join(f"  {part}\n" if line.startswith(PARTS) else line for line in text.splitlines(keepends=True))


def two(project: Project, first: str | None, second: str, name: str = "boats") -> Project:
    """Give a claim one typed part, and a copy of it another; mark nothing."""
    path = project.root / CLAIMS
    before, head, after = path.read_text(encoding="utf-8").partition(f"- id: {name}\n")
    claim, following, rest = after.partition("- id: ")
    path.write_text(
        before + head + (put(claim, first) if first else claim) + "- id: copy\n" + put(claim, second) + following + rest, encoding="utf-8"
    )
    assert project.problems("schema") == []
    return project


TRANSFER = "giver: norland, receiver: wessmark, goods: boats"


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("casualties: {event: lowport-meeting, killed: {value: 5}}", "casualties: {event: lowport-meeting, killed: {value: 3}}", "'lowport-meeting: 3 killed' disagrees with 'lowport-meeting: 5 killed' of harbour-2001/boats."),
        ("exercise: {event: lowport-meeting, troops: {value: 5000}}", "exercise: {event: lowport-meeting, troops: {value: 3}}", "'lowport-meeting: 3 troops' disagrees with 'lowport-meeting: 5,000 troops' of harbour-2001/boats."),
        ("exercise: {event: lowport-meeting, opponents: {value: 5}}", "exercise: {event: lowport-meeting, opponents: {value: 3}}", "'lowport-meeting: 3 opponents' disagrees with"),
        ("meeting: {event: lowport-meeting, chaired_by: norland}", "meeting: {event: lowport-meeting, chaired_by: wessmark}", "'lowport-meeting: chaired by wessmark' disagrees with 'lowport-meeting: chaired by norland'"),
        ("membership: {body: harbour-pact, change: signed, states: [norland]}", "membership: {body: harbour-pact, change: withdrew, states: [wessmark, norland]}", "'harbour-pact: norland withdrew' disagrees with 'harbour-pact: norland signed' of"),
        (f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD}}, stage: pledged}}", f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD}}, stage: planned}}", "'wessmark: planned exact 5,000,000 USD' disagrees with 'wessmark: pledged exact 5,000,000 USD' of"),
        (f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD}}, stage: pledged}}", f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD, bound: over}}, stage: pledged}}", "'wessmark: pledged over 5,000,000 USD' disagrees with"),
    ],
)  # fmt: skip
def test_two_parts_that_disagree_must_be_marked(project: Project, first: str, second: str, says: str) -> None:
    found = told(two(project, first, second), "contradiction")
    assert len(found) == 1, found
    assert says in found[0]
    mark = "  differs_from:\n    - {claim: harbour-2001/copy, title: Two, kind: figure, how: They differ.}\n"
    project.replace(CLAIMS, "  topics: [money]\n", f"  topics: [money]\n{mark}")
    assert told(project, "contradiction") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("exercise: {event: lowport-meeting, troops: {value: 5}}", "exercise: {event: lowport-meeting, opponents: {value: 3}}"),
        ("exercise: {event: lowport-meeting, troops: {value: 5}}", "exercise: {event: daily-quay, troops: {value: 3}}"),
        (f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD}}, stage: pledged}}", f"transfer: {{{TRANSFER}, amount: {{value: 4, currency: EUR}}, stage: pledged}}"),
        (f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD}}, stage: pledged}}", "transfer: {giver: suthia, receiver: wessmark, goods: boats, amount: {value: 4, currency: USD}, stage: pledged}"),
        (f"transfer: {{{TRANSFER}, amount: {{value: 5000000, currency: USD}}, stage: pledged}}", "transfer: {receiver: norland, giver: norland, goods: boats, amount: {value: 4, currency: USD}, stage: pledged}"),
        ("meeting: {event: lowport-meeting, chaired_by: norland}", "meeting: {event: lowport-meeting}"),
        ("membership: {body: harbour-pact, change: signed, states: [norland]}", "membership: {body: harbour-pact, change: withdrew, states: [wessmark]}"),
        ("membership: {body: harbour-pact, change: signed, states: [norland]}", "membership: {body: daily-quay, change: withdrew, states: [norland]}"),
    ],
)  # fmt: skip
def test_parts_on_different_matters_do_not_disagree(project: Project, first: str, second: str) -> None:
    assert told(two(project, first, second), "contradiction") == []


def test_the_years_for_which_two_parts_hold_must_meet_for_a_contradiction(project: Project) -> None:
    other = "strength: {force: guards, personnel: {value: 200, bound: about}, as_of: 1999}"
    assert told(two(project, None, other, "guards"), "contradiction") == []
    project.replace(CLAIMS, "as_of: 1999", "as_of: 1999/2001")
    found = told(project, "contradiction")
    assert ["'guards: 200' disagrees with 'guards: 300' of harbour-2001/guards." in line for line in found] == [True]


def test_a_part_without_a_date_holds_for_the_claims_day_else_for_that_of_the_article(project: Project) -> None:
    other = "strength: {force: guards, personnel: {value: 200, bound: about}, as_of: 2001-12}"
    two(project, None, other, "guards").replace(CLAIMS, "  when: 2001-05-04\n  speakers", "  when: 2000-05-04\n  speakers")
    assert told(project, "contradiction") == []
    project.replace(CLAIMS, "  when: 2000-05-04\n  speakers", "  speakers")
    assert len(told(project, "contradiction")) == 1


def test_a_difference_that_is_marked_on_both_sides_is_refused(project: Project) -> None:
    mark = "  differs_from:\n    - {{claim: harbour-2001/{}, title: Two, kind: scope, how: They differ.}}\n"
    project.replace(CLAIMS, "  topics: [meetings]\n", "  topics: [meetings]\n" + mark.format("members"))
    assert told(project, "contradiction") == []
    project.replace(CLAIMS, "  topics: [members]\n", "  topics: [members]\n" + mark.format("pact-met"))
    assert ["the difference from 'harbour-2001/pact-met' is marked twice." in line for line in told(project, "contradiction")] == [True]


def test_a_figure_of_a_part_may_come_from_the_year_of_the_article(project: Project) -> None:
    assert told(project.replace(CLAIMS, "bound: about}}", "bound: about}, as_of: 2001}"), "figures") == []


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("some 300", {"about"}),
        ("around 300", {"about"}),
        ("nearly 300", {"about", "up-to"}),
        ("almost 300", {"about", "up-to"}),
        ("up to 300", {"up-to"}),
        ("at most 300", {"up-to"}),
        ("more than 300", {"over"}),
        ("at least 300", {"over"}),
        ("over 300", {"over"}),
        ("the 300", {"exact"}),
        ("some 200 and 300", {"exact"}),
        ("nearly 200 and 300", {"exact"}),
    ],
)
def test_a_figure_has_the_bound_that_stands_before_it_in_the_passage(project: Project, words: str, bounds: set[str]) -> None:
    project.replace(CLAIMS, "some 300 guards could reach", f"{words} guards could reach")
    accepted = set()
    for before, bound in zip(("about", "exact", "up-to", "over"), ("exact", "up-to", "over", "about"), strict=True):
        project.replace(CLAIMS, f"300, bound: {before}", f"300, bound: {bound}")
        if not any("expected the bound" in line for line in told(project, "hedging")):
            accepted.add(bound)
    assert accepted == bounds


def test_a_text_of_a_part_is_told_where_it_stands(project: Project) -> None:
    project.replace(CLAIMS, "goods: patrol boats", "goods: '\"fast\" boats'")
    assert [line.partition(": ")[0] for line in told(project, "quotation")] == [f"{CLAIMS}:38:50"]


@pytest.mark.parametrize(
    ("present", "told"),
    [
        ("delegations: [norland, suthia, wessmark]", []),
        ("attended: [{person: ada-brill, as: head}, {person: ada-brill, as: host}, {person: ada-brill, as: guest}]", []),
        ("delegations: [norland, suthia]", ["docs/index.md:8:1: no claim cited here has the figure '3'."]),
    ],
)
def test_a_page_may_count_who_was_at_a_meeting(project: Project, present: str, told: list[str]) -> None:
    project.replace(CLAIMS, "{event: lowport-meeting}", f"{{event: lowport-meeting, {present}}}")
    project.replace("docs/index.md", "met in Lowport.{{", "met in Lowport, with 3 delegations.{{")
    assert project.problems("schema") == []
    assert [f"{problem.place}: {problem.message}" for problem in project.problems("prose")] == told
