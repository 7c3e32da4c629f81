"""Tables and lists that are too long for one page."""

import re
from dataclasses import dataclass, field

import pytest
from dossier.desk.checking import check
from dossier.records.claim import Claim
from dossier.site import continuing
from dossier.site.continuing import NOTED, Group, Weight, borne, split
from dossier.site.rendering import render
from dossier.views import addresses, listings
from dossier.views.rows import Fact, ThreatRow

from tests.fictional.project import Project

CLAIMS = [Claim.model_construct(id=f"c{number}", says="") for number in range(7)]
ONE_EACH = Weight(claim=1, letter=0, row=0, once=True)  # so that a room is so many claims
PAGE = "---\ntitle: All\ndescription: Every claim.\nprose: about-this-site\n---\n\n# All\n\n"


@dataclass(frozen=True)
class Row:
    """A row of a table, with facts in two columns, and something that is said once."""

    name: str
    left: list[Fact]
    right: list[Fact] = field(default_factory=list)
    said: list[str] = field(default_factory=list, metadata={"once": True})


def ids(item: object) -> list[str]:
    return [claim.id for claim in borne(item)]


def cut(most: int) -> list[list[tuple[str, list[str]]]]:
    groups = [Group("2001", "in-2001", CLAIMS[:5]), Group("2002", "in-2002", CLAIMS[5:])]
    return [[(group.heading, ids(group)) for group in page] for page in split(groups, most, most, ONE_EACH)]


def row(name: str, *claims: Claim) -> Row:
    return Row(name, [Fact("told", claims)])


def narrow(monkeypatch: pytest.MonkeyPatch, size: float) -> None:
    for name in ("PAGE", "TABLE", "LEAST"):
        monkeypatch.setattr(continuing, name, size)


def test_a_list_that_fits_stays_on_its_page() -> None:
    assert cut(7) == [[("2001", ["c0", "c1", "c2", "c3", "c4"]), ("2002", ["c5", "c6"])]]
    assert split([], 7, 7, ONE_EACH) == [[]]


@pytest.mark.parametrize("most", range(1, 8))
def test_no_page_has_more_than_it_may_and_no_claim_is_lost_or_told_twice(most: int) -> None:
    pages = [[claim for _, claims in page for claim in claims] for page in cut(most)]
    assert [claim for page in pages for claim in page] == [claim.id for claim in CLAIMS]
    assert all(len(page) == most for page in pages[:-1])
    assert 0 < len(pages[-1]) <= most


def test_a_group_that_goes_over_the_edge_has_its_heading_on_both_pages() -> None:
    assert cut(3)[1] == [("2001", ["c3", "c4"]), ("2002", ["c5"])]


def test_a_row_for_which_a_page_has_room_is_never_cut() -> None:
    rows = [row("a", *CLAIMS[:2]), row("b", *CLAIMS[2:4]), row("c", *CLAIMS[4:7])]
    assert split(rows, 3, 3, ONE_EACH) == [[rows[0]], [rows[1]], [rows[2]]]
    assert split(rows, 4, 4, ONE_EACH) == [rows[:2], rows[2:]]


def test_a_claim_that_has_its_note_on_the_page_needs_no_room_for_another() -> None:
    rows = [row("a", *CLAIMS[:2]), row("b", *CLAIMS[:2]), row("c", CLAIMS[2])]
    assert split(rows, 1, 2, ONE_EACH, noted={CLAIMS[0].key, CLAIMS[1].key}) == [rows]
    assert split(rows, 2, 2, ONE_EACH._replace(once=False)) == [[rows[0]], [rows[1]], [rows[2]]]


def test_a_row_that_no_page_has_room_for_goes_on_and_says_of_what_stands_elsewhere_that_it_does() -> None:
    long = Row("a", [Fact("one", tuple(CLAIMS[:2])), Fact("two", (CLAIMS[2],))], [Fact("three", (CLAIMS[3],))], ["once"])
    (first,), (second,) = split([long], 3, 3, ONE_EACH)
    assert (first.left, first.said) == (long.left, ["once"])
    assert [fact.text for fact in first.right] == [fact.text for fact in second.left] == ["told on another page of this table"]
    assert (second.name, second.right, second.said) == ("a", long.right, [])
    assert split([long], 3, 3, ONE_EACH, whole=True) == [[long]]


def test_a_page_has_one_such_list_at_most(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow(monkeypatch, continuing.NOTE)
    call = f'{{{{ table("further", topics={list(check(project.root).library.dossier.topic_titles)}) }}}}'
    project.write("docs/all.md", f"{PAGE}{call}\n\n{call}\n")
    assert "two lists of this page are too long for it; give one of them a page of its own." in [
        problem.message for problem in project.problems() if problem.place.path == "docs/all.md"
    ]


def test_what_a_page_has_no_room_for_stands_on_pages_that_follow_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    topics = list(check(project.root).library.dossier.topic_titles)
    project.write("docs/all.md", f'{PAGE}{{{{ table("further", topics={topics}) }}}}\n')
    narrow(monkeypatch, continuing.NOTE)
    checked = check(project.root)
    library, pages = checked.library, render(checked.library).pages
    claims = [claim.key for claim in listings.of_topics(library, topics)]
    assert len(claims) > 2
    assert f"all/page-{len(claims) + 1}.md" not in pages
    for number, key in enumerate(claims, 1):
        text = pages["all.md" if number == 1 else f"all/page-{number}.md"]
        assert f"Page {number} of {len(claims)}" in text
        assert (f"Page {number - 1}]" in text, f"Page {number + 1} →]" in text) == (number > 1, number < len(claims))
        assert library.claims[key].says in text
        assert [other for other in claims if other != key and f"#fn:{other.replace('/', '--')}" in text] == []
    assert "../../all.md" in pages[f"claims/{claims[-1]}.md"]  # it is cited by the list, on whichever page


def test_a_table_longer_than_its_room_goes_on_over_pages_each_row_on_one_of_them(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [ThreatRow("2001", None, f"threat {claim.id}", [], "nobody", [claim]) for claim in check(project.root).library.by_date]
    monkeypatch.setattr(listings, "threats", lambda _: rows)
    project.write("docs/all.md", f'{PAGE}{{{{ table("threats") }}}}\n')
    assert [path for path in render(check(project.root).library).pages if path.startswith("all/")] == []
    narrow(monkeypatch, 2 * max(continuing.ROW + NOTED.of(row.claims[0]) for row in rows))
    pages = render(check(project.root).library).pages
    paths = ["all.md", "all/threats/page-2.md", "all/threats/page-3.md"]
    assert [path for path in pages if path.startswith("all")] == paths
    told = [re.findall(r">threat ([a-z-]+)<", pages[path]) for path in paths]
    assert told == [[row.claims[0].id for row in rows[at : at + 2]] for at in (0, 2, 4)]
    assert all('data/threats.csv" download>Its data (CSV)</a>' in pages[path] for path in paths)


def test_a_link_to_a_row_that_stands_on_a_further_page_leads_there(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = 'groups=[group("One", "one", library.by_date[:1]), group("Two", "two", library.by_date[1:2])]'
    links = '[1](#one) <a href="#one">1</a> [2](#two) <a href="#two">2</a> <a href="{{ "#two" }}">2</a>'
    project.write("docs/all.md", f'{PAGE}{links}\n\n{{{{ table("place_claims", {groups}) }}}}\n')
    narrow(monkeypatch, continuing.LINK + continuing.ROW)
    pages = render(check(project.root).library).pages
    further = '[2](all/place-claims/page-2.md#two) <a href="place-claims/page-2/#two">2</a> <a href="place-claims/page-2/#two">2</a>'
    assert f'[1](#one) <a href="#one">1</a> {further}' in pages["all.md"]
    assert "{ #two }" in pages["all/place-claims/page-2.md"]


def test_subjects_for_which_the_glossary_has_no_room_stand_on_pages_that_follow_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = check(project.root).library
    paths = {subject.id: addresses.of_subject(before, subject) for subject in before.subjects.values()}
    monkeypatch.setattr(addresses, "DESCRIBED", 2)
    library = check(project.root).library
    pages = render(library).pages
    moved = [subject for subject in library.subjects.values() if addresses.of_subject(library, subject) != paths[subject.id]]
    assert moved
    for subject in library.subjects.values():
        path, _, anchor = addresses.of_subject(library, subject).partition("#")
        if anchor and path in pages:
            assert [name for name, text in pages.items() if f"### {subject.name} {{ #{anchor} }}" in text] == [path]
            assert len(re.findall(r"(?m)^### .* \{ #[\w-]+ \}$", pages[path])) <= 2
    assert {addresses.of_subject(library, subject).partition("#")[0] for subject in moved} <= set(pages)
    assert "[Page 2 →](glossary/register/page-2.md)" in pages["glossary.md"]
    assert "[← Page 1](../../glossary.md)" in pages["glossary/register/page-2.md"]
