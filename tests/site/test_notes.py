"""Markers: one for all notes at a place."""

import pytest
from dossier.site.notes import marker, numbered


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ([1], "1"),
        ([1, 2], "1, 2"),
        ([2, 3, 4], "2–4"),
        ([7, 2, 3, 4], "2–4, 7"),
        ([1, 3, 5, 7], "1, 3, 5, 7"),
        ([9, 10, 12, 13], "9, 10, 12, 13"),
    ],
)
def test_numbers_are_named_in_order_and_in_runs(numbers: list[int], says: str) -> None:
    assert numbered(numbers) == says


def test_a_marker_leads_to_its_first_note_and_names_all() -> None:
    assert marker(4, {9: "b-2001/y", 8: "a-2001/x"}) == (
        '<sup id="fnref:4"><a class="footnote-ref" href="#fn:a-2001--x" data-notes="fn:a-2001--x fn:b-2001--y">8, 9</a></sup>'
    )
    assert marker(1, {2: "a-2001/x"}) == '<sup id="fnref:1"><a class="footnote-ref" href="#fn:a-2001--x">2</a></sup>'


def test_a_marker_of_notes_far_apart_counts_them_and_keeps_the_numbers_for_print() -> None:
    assert 'data-numbers="1, 3, 5, 7">4 notes</a>' in marker(1, {number: f"a-2001/c{number}" for number in (1, 3, 5, 7)})
