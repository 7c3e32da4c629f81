"""Lists of claims that are too long for one page."""

import pytest
from dossier.desk.checking import check
from dossier.records.claim import Claim
from dossier.site import continuing
from dossier.site.continuing import Group, split
from dossier.site.rendering import render
from dossier.views import listings

from tests.fictional.project import Project

CLAIMS: list[Claim] = list(range(7))  # type: ignore[assignment]  # what they are does not matter


def cut(most: int) -> list[list[tuple[str, list[Claim]]]]:
    groups = [Group("2001", "in-2001", CLAIMS[:5]), Group("2002", "in-2002", CLAIMS[5:])]
    return [[(group.heading, group.claims) for group in page] for page in split(groups, most)]


def test_a_list_that_fits_stays_on_its_page() -> None:
    assert cut(7) == [[("2001", [0, 1, 2, 3, 4]), ("2002", [5, 6])]]
    assert split([], 7) == [[]]


@pytest.mark.parametrize("most", range(1, 8))
def test_no_page_has_more_than_it_may_and_no_claim_is_lost_or_told_twice(most: int) -> None:
    pages = [[claim for _, claims in page for claim in claims] for page in cut(most)]
    assert [claim for page in pages for claim in page] == CLAIMS
    assert all(len(page) == most for page in pages[:-1])
    assert 0 < len(pages[-1]) <= most


def test_a_group_that_goes_over_the_edge_has_its_heading_on_both_pages() -> None:
    assert cut(3)[1] == [("2001", [3, 4]), ("2002", [5])]


def test_a_page_has_one_such_list_at_most(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continuing, "PER_PAGE", 1)
    call = f'{{{{ table("further", topics={list(check(project.root).library.dossier.topic_titles)}) }}}}'
    project.write("docs/all.md", f"---\ntitle: All\ndescription: Every claim.\n---\n\n# All\n\n{call}\n\n{call}\n")
    assert "two lists of this page are too long for it; give one of them a page of its own." in [
        problem.message for problem in project.problems() if problem.place.path == "docs/all.md"
    ]


def test_what_a_page_has_no_room_for_stands_on_pages_that_follow_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    topics = list(check(project.root).library.dossier.topic_titles)
    project.write(
        "docs/all.md", f'---\ntitle: All\ndescription: Every claim.\n---\n\n# All\n\n{{{{ table("further", topics={topics}) }}}}\n'
    )
    monkeypatch.setattr(continuing, "PER_PAGE", 1)
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
