"""The normaliser and the print."""

import random

import pytest
from dossier import prints, text_positions, words

from tests.fictional.project import TEXT


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Kabul’s talks, again", ["kabul's", "talks", "again"]),
        ("a 16,000-man strong force", ["a", "16,000-man", "strong", "force"]),
        ("(around $1.2 billion)", ["around", "$1.2", "billion"]),
        ("70% of “it”", ["70%", "of", "it"]),
        ("ﬁnal ＣＳＴＯ", ["final", "csto"]),
        ("line\nbreak — dash", ["line", "break", "dash"]),
    ],
)
def test_words_are_normalised(text: str, forms: list[str]) -> None:
    assert words.forms(text) == forms


def test_a_word_knows_where_it_stands() -> None:
    text = "An “odd” case"
    assert [text[word.start : word.end] for word in words.words(text)] == ["An", "odd", "case"]


def test_blocks_are_split_at_blank_lines_whatever_the_line_ends() -> None:
    assert words.blocks("\ufeffone\r\ntwo\r\n \r\n\r\nthree\n") == ["one two", "three"]


@pytest.mark.parametrize(
    ("block", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It met in St. Petersburg. It ended.", ["It met in St. Petersburg.", "It ended."]),
        ('He said "yes." Then he left.', ['He said "yes."', "Then he left."]),
        ("It cost $1.2 billion in all.", ["It cost $1.2 billion in all."]),
        ("The end of Gen.", ["The end of Gen."]),
        ("“Go ahead . See!”", ["“Go ahead .", "See!”"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(block: str, sentences: list[str]) -> None:
    assert words.sentences(block) == sentences


def test_a_print_reads_back_as_it_was_written() -> None:
    made = prints.make("harbour-2001", TEXT)
    assert prints.parse(str(made)) == made


def test_a_print_verifies_a_fragment_and_says_where() -> None:
    made = prints.make("harbour-2001", TEXT)
    assert [block for block, _ in made.find("Some 300 Guards")] == [3]


@pytest.mark.parametrize(("text", "one"), [
    ("Guards stand at the coast.", True),
    ("Guards stand at the coast. Guards stand at the coast.", True),
    ("Guards stand at the coast. Guards stand at the quay.", False),
    ("Guards stand at the coast.\n\nGuards stand at the coast.", False),
    ("Guards stand at the coast where guards stand at night.", False),
    ("See the guards. Stand at the coast. See the guards. Stand at the quay.", False),
])  # fmt: skip
def test_a_sentence_that_its_block_repeats_is_one_passage(text: str, one: bool) -> None:
    print_ = prints.make("a", text)
    assert print_.one_passage(print_.find("guards stand at"), 3) is one


@pytest.mark.parametrize(("text", "fragment", "found"), [
    ("It is late. Guards (three) stand\nat the coast.", "Guards (three) stand at", "Guards (three) stand\nat"),
    ("He said –\r\nguards stand at ease.", "– guards stand at ease", "–\r\nguards stand at ease"),
    ("\ufeff\n\nGuards stand\r\n\r\nat the coast.", "guards stand at", None),
    ("Guards said: “at the coast”. Others too.", "“at the coast”.", "“at the coast”."),
    ("Coast-guards stand at ease, guards stand at the quay.", "guards stand at", "guards stand at"),
    ("Guards – three – stand at the coast.", "Guards three stand", None),
    ("Guards stand at the coast.", "guards stand at the quay", None),
])  # fmt: skip
def test_a_fragment_is_found_in_the_characters_of_a_text(text: str, fragment: str, found: str | None) -> None:
    span = text_positions.find(text, 1, fragment)
    assert (text[slice(*span)] if span else None) == found
    assert span is None or not text[: span[0]].endswith("-")


def test_a_fragment_is_found_in_its_own_block() -> None:
    text = "Guards stand at\n\nthe coast of the sea.\n \nThey stand at the coast."
    span = text_positions.find(text, 3, "stand at the coast")
    assert span == (text.index("stand at the coast"), len(text) - 1)
    assert text_positions.find(text, 4, "stand at the coast") is None


@pytest.mark.parametrize("line", [
    "a 0123456789ab 1 0123456789ab 5", "a 0123456789ab 0 0123456789ab 5 9", "a 0123456789ab 1 0123456789ab 9 5", "a 0123456789ab 1 xyz 5 9",
    f"a 0123456789ab 1 0123456789ab 5 {'9' * 5000}", "a 0123456789ab 1 0123456789ab 5 ٩",
])  # fmt: skip
def test_what_is_no_position_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match="line 2: expected 'source digest block digest start end'"):
        text_positions.parse(f"# positions\n{line}\n")


def test_a_position_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2: expected each fragment once"):
        text_positions.parse("a 0123456789ab 1 0123456789ab 5 9\na 0123456789ab 1 0123456789ab 6 9\n")


def test_a_print_depends_on_the_source() -> None:
    assert prints.make("harbour-2001", TEXT).blocks != prints.make("harbour-2002", TEXT).blocks


def test_a_print_does_not_hold_the_words() -> None:
    made = str(prints.make("harbour-2001", TEXT)).casefold()
    assert not any(word in made for word in ("lowport", "norland", "guards", "quay"))


def test_a_changed_word_is_caught_nearly_always() -> None:
    made, every = prints.make("harbour-2001", TEXT), words.forms(TEXT)
    chance = random.Random(2001)  # noqa: S311, a seeded choice of words
    tried = caught = 0
    for start in range(len(every) - 3):
        fragment = every[start : start + 3]
        if not made.find(" ".join(fragment)):
            continue  # it runs over the end of a block
        for place in range(3):
            damaged = list(fragment)
            damaged[place] = f"word{chance.randrange(10**6)}"
            tried += 1
            caught += not made.find(" ".join(damaged))
    assert tried > 300
    assert caught / tried > 0.99


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: expected 'print of"),
        ("print of x, sha256 abc", "line 1"),
        (f"print of x, sha256 {'a' * 64}\n1.1 abc xyz", "line 2: expected 'block.sentence'"),
        (f"print of x, sha256 {'a' * 64}\none abc", "line 2"),
        (f"print of x, sha256 {'a' * 64}\n1.1 abc\n1.1 abc", "line 3: expected the sentence that follows 1.1, found 1.1"),
        (f"print of x, sha256 {'a' * 64}\n1.1 abc\n3.1 abc", "line 3: expected the sentence that follows 1.1"),
    ],
)
def test_what_is_no_print_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        prints.parse(text)
