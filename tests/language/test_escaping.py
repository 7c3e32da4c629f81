"""What stands in data is shown as text; quotations, addresses and the words that a link leads to are written in one form."""

import pytest
from dossier.language import escape
from dossier.language.escape import Safe


def test_what_is_safe_stays_as_it_is_and_all_else_becomes_text() -> None:
    assert escape.escape(Safe("<b>*</b>")) == "<b>*</b>"
    assert escape.escape("<b>*&") == "&lt;b&gt;&#42;&amp;"
    assert [escape.escape(value) for value in (7, 1.50, 100.0)] == ["7", "1.5", "100"]


def test_a_value_that_is_missing_is_never_shown() -> None:
    with pytest.raises(ValueError, match="expected a value to show, found none"):
        escape.escape(None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- one", "&#45; one"),
        ("  + one", "  &#43; one"),
        ("12. one", "&#49;&#50;. one"),
        ("1) one", "&#49;) one"),
        ("12 - one", "12 - one"),
    ],
)
def test_what_would_begin_a_list_does_not(text: str, shown: str) -> None:
    assert escape.escape(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"a" and "b"', "“a” and “b”"),
        ("'a' and 'b'", "‘a’ and ‘b’"),
        ("it's the guards' (\"all\")", "it’s the guards’ (“all”)"),
        ('He left."', "He left.”"),
        ("a \" b ' c", "a ” b ’ c"),
    ],
)
def test_straight_quotation_marks_are_curled_to_their_side(text: str, shown: str) -> None:
    assert escape.escape(text) == shown


def test_a_quotation_has_double_marks_outside_and_single_ones_inside() -> None:
    assert escape.quoted('he said "no" & left') == "“he said ‘no’ &amp; left”"


@pytest.mark.parametrize(
    ("words", "shown"), [('not a "second front', "“not a ‘second front’”"), ('second front" is not', "“‘second front’ is not”")]
)
def test_a_quotation_within_a_quotation_that_opens_or_closes_outside_of_it_is_made_whole(words: str, shown: str) -> None:
    assert escape.quoted(words) == shown


def test_a_line_of_front_matter_is_json_with_its_letters_as_they_are() -> None:
    assert escape.front_matter('On "ü": 1\\2') == '"On “ü”: 1\\\\2"'


def test_code_is_shown_with_one_key_a_line_and_its_letters_as_they_are() -> None:
    assert escape.as_code({"a": "<é>"}) == "{\n &quot;a&quot;: &quot;&lt;é&gt;&quot;\n}"


def test_an_address_keeps_its_marks_but_for_those_that_end_a_link_or_mean_something_in_html() -> None:
    assert escape.https("https://a.org/x(1)?q=ü&b=[2]#c~d") == "https://a.org/x%281%29?q=%C3%BC&amp;b=[2]#c~d"


@pytest.mark.parametrize("url", ["http://a.org/", "javascript:alert(1)", "//a.org/https://", ""])
def test_an_address_of_another_scheme_is_refused_by_its_name(url: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011, the whole message is compared
        escape.https(url)
    assert str(refused.value) == f"expected an address that begins with https://, found '{url}'"


def test_a_fragment_of_up_to_120_characters_is_given_whole_and_a_longer_one_by_its_ends() -> None:
    text = " ".join(f"w{number}" for number in range(1, 32))
    assert len(text) == 114
    assert escape.text_fragment(f"{text} abcde") == "#:~:text=" + f"{text} abcde".replace(" ", "%20")
    assert escape.text_fragment(f"{text} abcdef") == "#:~:text=w1%20w2%20w3%20w4%20w5,w28%20w29%20w30%20w31%20abcdef"


def test_what_has_a_meaning_in_a_text_fragment_is_encoded() -> None:
    assert escape.text_fragment("a-b (c), d & e: $5/day!") == "#:~:text=a%2Db%20%28c%29%2C%20d%20%26%20e:%20$5/day!"
