"""Properties that hold for any input: the reader, the normaliser, the date reader, the escaper and the text fragment."""

import html
import re
import string
import tempfile
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

import markdown
import pytest
import yaml
from dossier.language import dates, escape, words
from dossier.library.article import Article
from dossier.records import word_record
from dossier.records.reader import read
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from tests.depth import DEEP
from tests.site.test_pages import EXTENSIONS, SETTINGS

settings.register_profile("each run", derandomize=True, max_examples=50, deadline=None)
settings.register_profile("deep", max_examples=1500, deadline=None)  # other cases each time
settings.load_profile("deep" if DEEP else "each run")
VISIBLE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=60)
LINE = st.text(st.sampled_from(string.ascii_letters + string.digits + " .,-'\"’“”$%&()[]<>|*_`#{}!?:;~^\\/"), min_size=1, max_size=60)


@given(st.binary(max_size=300))
def test_the_reader_never_raises(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.yml"
        path.write_bytes(raw)
        document, problems = read(Path(folder), path)
    assert (document is None) == bool(problems)
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message


KEYS = st.text(st.sampled_from(string.ascii_lowercase), min_size=1, max_size=6)
# The reader refuses Greek and Cyrillic letters beside Latin ones, as is right; an escape, which PyYAML writes beyond U+FFFD, ends with those.
WITH_LATIN = VISIBLE.map(lambda text: re.sub("[\u0370-\u052f]", "", text))
WITH_OTHERS = VISIBLE.map(lambda text: re.sub("[A-Za-z]|[^\u0000-\ufffd]", "", text))
VALUES = st.recursive(
    WITH_LATIN | WITH_OTHERS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_the_reader_reads_what_was_written(data: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.yml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        document, problems = read(Path(folder), path)
    assert problems == []
    assert document is not None
    assert document.data == data


@given(VISIBLE)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = words.normalise(text)
    assert words.normalise(once) == once


@given(st.lists(LINE, min_size=1, max_size=5))
def test_sentences_lose_no_word(lines: list[str]) -> None:
    for block in words.blocks("\n".join(lines)):
        assert [form for sentence in words.sentences(block) for form in words.forms(sentence)] == words.forms(block)


@given(st.lists(LINE, min_size=1, max_size=5))
def test_every_fragment_of_a_text_is_found_at_its_number(lines: list[str]) -> None:
    sentences = word_record.structure("\n\n".join(lines))
    forms = tuple(form for _, _, line in sentences for form in line)
    if not forms:
        return
    record = word_record.make("any-2000", [(1, 1, ["one", "key"]), *((block + 1, number, line) for block, number, line in sentences)], 0, 1)
    assert word_record.parse(str(record)) == record
    known = Article(record, MappingProxyType({}), ("one", "key", *forms))
    for block in record.spans:
        within = record.words_of(block)
        for start in within[: len(within) - 2]:
            assert start in known.find(block, " ".join(known.forms[start : start + 3]))


YEARS = st.integers(1900, 2099)
POINTS = st.one_of(
    YEARS.map(lambda year: f"{year}"),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda found: f"{found[0]}-{found[1]:02d}"),
    st.dates(min_value=dates.datetime.date(1900, 1, 1), max_value=dates.datetime.date(2099, 12, 31)).map(str),
)


@given(POINTS, st.sampled_from(["", "?", "~", "%"]))
def test_a_date_is_what_the_edtf_package_says(point: str, mark: str) -> None:
    ours, theirs = dates.parse(point + mark), parse_edtf(point + mark)
    assert (ours.earliest, ours.latest) == (
        dates.datetime.date(*theirs.lower_strict()[:3]),
        dates.datetime.date(*theirs.upper_strict()[:3]),
    )


@given(POINTS, POINTS)
def test_an_interval_is_what_the_edtf_package_says_or_refused(one: str, other: str) -> None:
    start, end = dates.parse(one), dates.parse(other)
    text = f"{one}/{other}"
    assert start.earliest is not None
    assert end.earliest is not None
    if one == other or start.earliest > end.earliest:
        with pytest.raises(ValueError, match="expected"):
            dates.parse(text)
        return
    theirs = parse_edtf(text)
    ours = dates.parse(text)
    assert (ours.earliest, ours.latest) == (
        dates.datetime.date(*theirs.lower_strict()[:3]),
        dates.datetime.date(*theirs.upper_strict()[:3]),
    )


@given(POINTS)
def test_an_open_end_is_never_invented(point: str) -> None:
    """The package raises a TypeError for the one and invents a start for the other, so it is no oracle here."""
    assert dates.parse(f"{point}/..").latest is None
    assert dates.parse(f"/{point}").earliest is None


def _read_or_refused(text: str) -> dates.Edtf | str:
    try:
        return dates.parse(text)
    except ValueError as error:
        return str(error)


@given(st.text(max_size=12) | st.from_regex(r"[\[]?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?[/,]?([0-9]{4}|\.\.)?[\]]?", fullmatch=True))
def test_the_date_reader_reads_or_refuses(text: str) -> None:
    found = _read_or_refused(text)
    if isinstance(found, str):
        assert "expected" in found
    else:
        assert found.earliest is not None or found.latest is not None
        assert dates.spoken(found)


@given(LINE)
def test_what_is_escaped_is_shown_and_never_acted_on(text: str) -> None:
    shown = " ".join(text.split())
    made = parser.fromstring(
        f"<div>{markdown.markdown(f'x {escape.escape(shown)} x', extensions=EXTENSIONS, extension_configs=SETTINGS)}</div>"
    )
    assert " ".join(made.text_content().split()) == " ".join(html.unescape(f"x {escape.escape(shown)} x").split())
    assert [element.tag for element in made.iter() if element.tag not in {"div", "p"}] == []


@given(VISIBLE.filter(lambda text: bool(text.strip())))
def test_a_text_fragment_reads_back_as_the_words(text: str) -> None:
    directive = str(escape.text_fragment(text)).removeprefix("#:~:text=")
    assert not set(directive) & set('-& "<>`|{}\\^[]')
    parts = [unquote(part) for part in directive.split(",")]
    assert parts[0] == text or (text.split()[:5] == parts[0].split(" ") and text.split()[-5:] == parts[-1].split(" "))
