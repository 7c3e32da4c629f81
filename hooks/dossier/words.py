"""The one normaliser: blocks, sentences and words of a text, the same on every side of every comparison."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00ad": None})
# The same without the marks that vanish, so that every other stays where it is.
_STRAIGHT_IN_PLACE = {mark: form for mark, form in _STRAIGHT.items() if form is not None}
# A currency sign and a percent sign belong to their number, so that an exchanged currency is an exchanged word.
_WORD = re.compile(r"[$€£₽]?\w+(?:['.,\-]\w+)*%?")
_BLOCK_BREAK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*(?=\s+["'“‘(\[]*\w)""")
# Abbreviations whose full stop does not end a sentence when a word follows.
_ABBREVIATIONS = frozenset({"gen", "st", "mr", "mrs", "ms", "dr", "no", "u.s", "u.n", "lt", "col", "maj"})


class Word(NamedTuple):
    """A word of a text: its normalised form and where its written form stands (code points, end excluded)."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=65_536)
def normalise(text: str) -> str:
    """Return the text in NFKC, case-folded, with curly quotation marks and apostrophes straightened."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).translate(_STRAIGHT).casefold())


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    A word is a run of letters and digits that may hold apostrophes, full stops, commas and hyphens inside ("16,000-man"),
    with its currency or percent sign. Punctuation is no part of any comparison.
    """
    return list(_words(text))


@lru_cache(maxsize=65_536)  # the same names and fragments are looked for again and again
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(normalise(match.group()), *match.span()) for match in _WORD.finditer(text.translate(_STRAIGHT_IN_PLACE)))


def forms(text: str) -> list[str]:
    """Return the normalised words of a text, without their places."""
    return [word.form for word in _words(text)]


def blocks(text: str) -> list[str]:
    """Return the blank-line-separated blocks of a text, each with its line breaks turned into single spaces."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").strip()
    return [" ".join(block.split()) for block in _BLOCK_BREAK.split(plain) if block.strip()]


def sentences(block: str) -> list[str]:
    """Return the sentences of a block.

    A sentence ends at a full stop, question mark, exclamation mark or ellipsis (and the quotation marks that close after
    it) before a space, unless the stop belongs to an abbreviation or a lower-case word follows.
    """
    found, start = [], 0
    for match in _SENTENCE_END.finditer(block):
        before = block[start : match.start()].rsplit(maxsplit=1)
        following = block[match.end() :].lstrip().lstrip("\"'“‘([")
        if match.group()[0] == "." and before and before[-1].strip("\"'“‘([").casefold() in _ABBREVIATIONS:
            continue
        if following[:1].islower():
            continue
        found.append(block[start : match.end()].strip())
        start = match.end()
    rest = block[start:].strip()
    return [*found, rest] if rest else found


def runs(haystack: list[str], needle: list[str]) -> list[int]:
    """Return every index at which the whole needle stands in the haystack, in order; none for an empty needle."""
    if not needle:
        return []
    size, first = len(needle), needle[0]
    return [i for i in range(len(haystack) - size + 1) if haystack[i] == first and haystack[i : i + size] == needle]
