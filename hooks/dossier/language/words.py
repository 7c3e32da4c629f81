"""The one normaliser: blocks, sentences and words of a text, the same on every side of every comparison.

Its rules are part of the scheme of the word record, and stand for readers of any language in docs/word-record.md: who changes one of
them changes every record.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dossier.language.dates import ABBREVIATIONS

# Characters that are not seen: a soft hyphen, zero-width spaces and joiners, a byte order mark.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})
# A currency sign and a percent sign belong to their number, so that an exchanged currency is an exchanged word.
_WORD = re.compile(r"[$€£₽]?\w+(?:(?:['.\-]|(?<=\d),(?=\d))\w+)*%?")
_BLOCK_BREAK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*(?=\s+["'“”‘’(\[]*\w)""")
# Abbreviations whose full stop does not end a sentence: ranks, titles and months; and those that only a number follows.
_ABBREVIATIONS = frozenset(
    [
        *"adm brig capt cmdr col cpl gen lt maj pvt sgt dr fr gov hon mr mrs ms pres prof rep rev sen st u.s u.n".split(),
        *(month.casefold() for month in ABBREVIATIONS),
    ]
)
_BEFORE_A_NUMBER = frozenset("art ch fig no p par pp sec vol".split())
_OPENING_MARKS = "\"'“”‘’(["  # some articles open a quotation with the mark that closes one


class Word(NamedTuple):
    """A word of a text: its normalised form and where its written form stands (code points of the cleaned text, end excluded)."""

    form: str
    start: int
    end: int


def cleaned(text: str) -> str:
    """Return the text as it is split and shown: without characters that are not seen, accents joined to their letters (NFC)."""
    return unicodedata.normalize("NFC", text.translate(_UNSEEN))


@lru_cache(maxsize=65_536)
def normalise(text: str) -> str:
    """Return the text in NFKC and lower case, without what is not seen, with apostrophes and hyphens straightened."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cleaned(text)).translate(_STRAIGHT).lower())


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    A word is a run of letters, digits and underscores that may hold apostrophes, full stops and hyphens inside, and a comma between
    digits ("12,000-tonne"), with its currency or percent sign. Other punctuation is no part of any comparison.
    """
    return list(_words(text))


@lru_cache(maxsize=65_536)  # the same names and fragments are looked for again and again
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(normalise(match.group()), *match.span()) for match in _WORD.finditer(cleaned(text).translate(_STRAIGHT)))


def forms(text: str) -> list[str]:
    """Return the normalised words of a text, without their places."""
    return [word.form for word in _words(text)]


def blocks(text: str) -> list[str]:
    """Return the blank-line-separated blocks of a text, cleaned, each with its line breaks turned into single spaces."""
    plain = cleaned(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return [" ".join(block.split()) for block in _BLOCK_BREAK.split(plain) if block.strip()]


def sentences(block: str) -> list[str]:
    """Return the sentences of a block.

    A sentence ends at a full stop, question mark, exclamation mark or ellipsis (and the quotation marks that close after
    it) before a space, unless the stop belongs to an abbreviation or an initial, or a lower-case word follows.
    """
    found, start = [], 0
    for match in _SENTENCE_END.finditer(block):
        before = block[start : match.start()].rsplit(maxsplit=1)
        following = block[match.end() :].lstrip().lstrip(_OPENING_MARKS)
        if match.group() == "." and before and _is_abbreviated(before[-1].strip(_OPENING_MARKS), following):
            continue
        if following[:1].islower():
            continue
        found.append(block[start : match.end()].strip())
        start = match.end()
    rest = block[start:].strip()
    return [*found, rest] if rest else found


def _is_abbreviated(word: str, following: str) -> bool:
    """Tell whether a full stop after the word shortens it: a rank, a title, a month, an initial, or "No." before its number."""
    if word.casefold() in _BEFORE_A_NUMBER:
        return following[:1].isdecimal()
    return word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def runs(haystack: list[str], needle: list[str]) -> list[int]:
    """Return every index at which the whole needle stands in the haystack, in order; none for an empty needle."""
    if not needle:
        return []
    size, first = len(needle), needle[0]
    return [i for i in range(len(haystack) - size + 1) if haystack[i] == first and haystack[i : i + size] == needle]
