"""What of a page is kept from those who need not read it."""

import pytest
from dossier.site import apart

_FRONT = '---\ntitle: "A title"\nhide: [toc]\nhead: [{"name": "DC.title", "content": "A: title"}]\njsonld: {"@type": "Claim"}\n---\n'
_NOTES = '<div class="footnote" data-search-exclude="data-search-exclude">\n<ol>\n<li>A note.</li>\n</ol>\n</div>'
_FOLD = '<details class="cite" data-search-exclude>\n<summary>Cite</summary>\n<p>So.</p>\n</details>'


def _page(*blocks: str) -> str:
    return _FRONT + "\n" + "\n\n".join(blocks) + "\n"


def test_what_the_head_tells_is_taken_out_of_the_front_matter_and_the_rest_of_it_stays() -> None:
    page = apart.taken(_page("# A title"))
    assert page.head == {"head": [{"name": "DC.title", "content": "A: title"}], "jsonld": {"@type": "Claim"}}
    assert page.text == '---\ntitle: "A title"\nhide: [toc]\n---\n\n# A title\n'


def test_notes_and_folds_that_the_search_leaves_out_are_the_end_of_a_page() -> None:
    page = apart.taken(_page("# A title", "Words.", _FOLD, _FOLD, _NOTES))
    assert page.text.endswith("# A title\n\nWords.\n")
    assert page.end == "\n".join(["", _FOLD, _FOLD, _NOTES.replace(' data-search-exclude="data-search-exclude"', "")])


@pytest.mark.parametrize(
    "last",
    [
        _FOLD.replace(" data-search-exclude", ""),
        f"{_FOLD}\n\nWords below it.",
        f'<details class="outer">\n{_FOLD}\n</details>',
        f"<details data-search-exclude>\n{_FOLD}\n</details>",
        "`<details data-search-exclude>`",
        _FOLD.replace("data-search-exclude", 'data-search-exclude markdown="block"'),
    ],
    ids=["searched", "in the middle", "in one that is searched", "around another", "in words", "Markdown"],
)
def test_what_somebody_has_to_read_stays(last: str) -> None:
    page = apart.taken(_page("# A title", last))
    assert page.text.endswith(f"# A title\n\n{last}\n")
    assert page.end == ""


def test_a_page_without_front_matter_or_notes_is_as_it_was() -> None:
    assert apart.taken("# 2 problems\n\nhead: []\n") == ("# 2 problems\n\nhead: []\n", {}, "")
