"""The normaliser, the word record, and what is known of an article with and without its text."""

import random
from types import MappingProxyType

import pytest
from dossier.language import words
from dossier.library.article import Article
from dossier.records import word_record
from dossier.records.word_record import WordRecord

from tests.fictional.project import RECORD, TEXT

CODE = "A" * 22


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Kabul’s talks, again", ["kabul's", "talks", "again"]),
        ("a 16,000-man strong force", ["a", "16,000-man", "strong", "force"]),
        ("(around $1.2 billion)", ["around", "$1.2", "billion"]),
        ("70% of “it”", ["70%", "of", "it"]),
        ("ﬁnal ＣＳＴＯ", ["final", "csto"]),
        ("line\nbreak — dash", ["line", "break", "dash"]),
        ("Ta\u00adjik, bor\u200bder", ["tajik", "border"]),
        ("Tajik\u2011Afghan Tajik-Afghan", ["tajik-afghan", "tajik-afghan"]),
        ("cafe\u0301 café", ["café", "café"]),
        ("Russia,Belarus and 3,5", ["russia", "belarus", "and", "3,5"]),
    ],
)
def test_words_are_normalised(text: str, forms: list[str]) -> None:
    assert words.forms(text) == forms


def test_a_word_knows_where_it_stands() -> None:
    text = "An “odd” case"
    assert [text[word.start : word.end] for word in words.words(text)] == ["An", "odd", "case"]


def test_blocks_are_split_at_blank_lines_whatever_the_line_ends() -> None:
    assert words.blocks("\ufeffone\r\ntwo\r\n \r\n\r\nthree\n") == ["one two", "three"]
    assert words.blocks("one\rtwo\r\rthree\r") == ["one two", "three"]


@pytest.mark.parametrize(
    ("block", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It met in St. Petersburg. It ended.", ["It met in St. Petersburg.", "It ended."]),
        ('He said "yes." Then he left.', ['He said "yes."', "Then he left."]),
        ("It cost $1.2 billion in all.", ["It cost $1.2 billion in all."]),
        ("The end of Gen.", ["The end of Gen."]),
        ("", []),
        ("It ended. eBay grew.", ["It ended. eBay grew."]),
        ("On Jan. 2, protests grew. Maj. Xi left.", ["On Jan. 2, protests grew.", "Maj. Xi left."]),
        ("J. F. Smith came. So did I. He said no. It was No. 5.", ["J. F. Smith came.", "So did I.", "He said no.", "It was No. 5."]),
        ("“Go ahead . See!”", ["“Go ahead .", "See!”"]),
        ("It holds,” she said. ”The quay is wet.” He left.", ["It holds,” she said.", "”The quay is wet.”", "He left."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(block: str, sentences: list[str]) -> None:
    assert words.sentences(block) == sentences


def record_of(text: str, source: str = "a") -> WordRecord:
    sentences = word_record.structure(text)
    return word_record.make(source, sentences, 0, sum(len(line) for _, _, line in sentences) - 1)


def article(text: str, opened: range = range(0), at_hand: bool = False) -> Article:
    """Return what is known of a text whose words of these numbers are opened."""
    record, forms = record_of(text), tuple(words.forms(text))
    secret = word_record.key("a", forms)
    return Article(record, MappingProxyType({number: word_record.salt(secret, number) for number in opened}), forms if at_hand else ())


def test_the_scheme_yields_its_test_vector() -> None:
    secret = word_record.key("example-2000", ("the", "cat", "sat"))
    assert secret.hex() == "66d98645406b757511b4a9c6038f262643c26bf50fa739c164cde77cefe7d889"
    assert word_record.salt(secret, 0) == word_record.code(bytes.fromhex("26c9fcf17eba2f7f2455f44aaad0c080"))
    digests = [
        word_record.digest(word_record.salt(secret, number), "example-2000", number, form)
        for number, form in enumerate(("the", "cat", "sat"))
    ]
    assert digests == [
        word_record.code(bytes.fromhex(value))
        for value in ("1ef0b9666bea55d9adbc50b571c68abe", "eb9690b0a95f89a249d6193aedae9edc", "b22ef27488d86230276fce5757c8d1f0")
    ]


def test_a_record_reads_back_as_it_was_written() -> None:
    assert word_record.parse(str(RECORD)) == RECORD
    assert word_record.parse(str(RECORD)).root == RECORD.root


def test_a_record_of_one_word_has_a_key_of_that_word() -> None:
    text = f"words of x, scheme 1, key from 0-0\n1.1 {CODE}\n"
    assert word_record.parse(text) == WordRecord("x", 0, 0, ((1, 1, (CODE,)),))


def test_openings_read_back_as_they_were_written() -> None:
    salts = {3: word_record.code(b"a" * 16), 1: word_record.code(b"b" * 16)}
    assert word_record.parse_openings(word_record.as_openings("a", salts)) == ("a", {1: salts[1], 3: salts[3]})


def test_words_that_are_opened_are_found_and_no_others() -> None:
    text = "Guards stand at the coast. They never sleep."
    assert article(text, range(1, 4)).find(1, "Stand, at THE") == [1]
    assert article(text, range(1, 4)).find(1, "stand at the coast") == []  # the last word is there, and not opened
    assert article(text, range(1, 4)).find(1, "stand by the") == []
    assert article(text, at_hand=True).find(1, "stand at the coast") == [1]
    assert article(text, at_hand=True).find(2, "stand at the coast") == []


def test_no_exchanged_word_is_ever_taken_for_the_right_one() -> None:
    every = words.forms(TEXT)
    known = Article(
        RECORD,
        MappingProxyType(
            {
                number: word_record.salt(word_record.key("harbour-2001", tuple(every[: RECORD.last + 1])), number)
                for number in range(len(every))
            }
        ),
    )
    chance = random.Random(2001)  # noqa: S311, a seeded choice of words
    for start in range(RECORD.words_of(3).start, RECORD.words_of(3).stop - 3):
        fragment = every[start : start + 3]
        assert start in known.find(3, " ".join(fragment))
        for place in range(3):
            damaged = list(fragment)
            damaged[place] = f"word{chance.randrange(10**6)}"
            assert known.find(3, " ".join(damaged)) == []


@pytest.mark.parametrize(("text", "one"), [
    ("Guards stand at the coast.", True),
    ("Guards stand at the coast. Guards stand at the coast.", True),
    ("Guards stand at the coast. Guards stand at the quay.", False),
    ("Guards stand at the coast.\n\nGuards stand at the coast.", True),
    ("Guards stand at the coast where guards stand at night.", False),
    ("See the guards. Stand at the coast. See the guards. Stand at the quay.", False),
])  # fmt: skip
def test_a_sentence_that_the_article_repeats_is_one_passage(text: str, one: bool) -> None:
    assert article(text, at_hand=True).is_one_passage("guards stand at") is one


def test_a_record_depends_on_the_source_and_on_every_word() -> None:
    one, other, changed = record_of(TEXT, "a"), record_of(TEXT, "b"), record_of(TEXT.replace("quay", "pier"), "a")
    assert not set(one.digests) & set(other.digests)
    assert not set(one.digests) & set(changed.digests)


def test_a_copy_with_other_marks_capitals_and_hidden_hyphens_yields_the_same_record() -> None:
    laid_out = TEXT.replace(",", " ;").replace("quay", "qu\u00aday").upper().replace("'", "’")
    assert [line for _, _, line in word_record.structure(laid_out)] == [line for _, _, line in word_record.structure(TEXT)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: expected the end of a line"),
        ("words of x, scheme 1, key from 0-0", "line 1: expected the end of a line"),
        ("words of x, scheme 2, key from 0-0\n", "line 1: expected 'words of SOURCE, scheme 1"),
        ("words of x, scheme 1, key from 00-0\n", "line 1: expected 'words of"),
        (f"words of x, scheme 1, key from 0-1\n1.1 {CODE}\n", "line 1: expected a key from words of the 1"),
        (f"words of x, scheme 1, key from 1-0\n1.1 {CODE} {CODE}\n", "line 1: expected a key from words"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE[:-1]}\n", "line 2: expected digests of 22 characters"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE[:-1]}B\n", "line 2: expected digests of 22 characters"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE}  {CODE}\n", "line 2: expected digests of 22 characters"),
        (f"words of x, scheme 1, key from 0-0\n1.2 {CODE}\n", "line 2: expected the sentence that follows 0.0, found '1.2'"),
        (f"words of x, scheme 1, key from 0-0\n0.1 {CODE}\n", "line 2: expected the sentence that follows 0.0"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE}\n1.1 {CODE}\n", "line 3: expected the sentence that follows 1.1"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE}\n3.1 {CODE}\n", "line 3: expected the sentence that follows 1.1"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE}\n1.2 {CODE}\n1.4 {CODE}\n", "line 4: expected the sentence that follows 1.2, found '1.4'"),
        (f"words of x, scheme 1, key from 0-0\n1.1 {CODE}\nwords of x, scheme 1, key from 0-0\n1.1 {CODE}\n", "line 3: expected the sentence"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        word_record.parse(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("openings of x\n", "line 1: expected 'openings of SOURCE, scheme 1'"),
        (f"openings of x, scheme 1\n1 {CODE}", "line 2: expected the end of a line"),
        (f"openings of x, scheme 1\n1 {CODE[:-1]}B\n", "line 2: expected a word's number"),
        (f"openings of x, scheme 1\n01 {CODE}\n", "line 2: expected a word's number"),
        (f"openings of x, scheme 1\n-1 {CODE}\n", "line 2: expected a word's number"),
        (f"openings of x, scheme 1\n2 {CODE}\n1 {CODE}\n", "line 3: expected a number above 2, found 1"),
        (f"openings of x, scheme 1\n2 {CODE}\n2 {CODE}\n", "line 3: expected a number above 2, found 2"),
    ],
)
def test_what_are_no_openings_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        word_record.parse_openings(text)
