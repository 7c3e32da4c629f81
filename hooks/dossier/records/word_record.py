"""The word record of a source: its structure, and for each word a digest under a salt that only the article's own text yields.

It reveals no word and tests no guess. An opening is the salt of one quoted word: with it anybody verifies exactly that word at that
place. Scheme 1 is written down, with test vectors, in docs/word-record.md. Sources: RFC 2898 (PBKDF2), RFC 2104 (HMAC), RFC 4648
(base64url), and for disclosing single values against digests RFC 9901 (SD-JWT).
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dossier.language import words

SCHEME = 1
ROUNDS = 600_000
SIZE = 16  # bytes of a salt and of a digest
_CODE = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")  # 16 bytes in base64url without padding, in the one form that writes them
_NUMBER = re.compile(r"0|[1-9]\d{0,6}")
_HEAD = re.compile(rf"words of (\S+), scheme {SCHEME}, key from ({_NUMBER.pattern})-({_NUMBER.pattern})")
_OPENINGS = re.compile(rf"openings of (\S+), scheme {SCHEME}")
Sentence = tuple[int, int, Sequence[str]]  # block, number in the block, its words or their digests


@dataclass(frozen=True)
class WordRecord:
    """The record of one source: (block, sentence, digests) of each sentence in order, and the first and last word of its key."""

    source: str
    first: int
    last: int
    sentences: tuple[tuple[int, int, tuple[str, ...]], ...]

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The digest of each word of the article; word n is the n-th, counted from 0."""
        return tuple(digest for _, _, line in self.sentences for digest in line)

    @cached_property
    def spans(self) -> dict[int, list[tuple[int, int, int]]]:
        """By block: (sentence, first word, word after the last) of each of its sentences."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        start = 0
        for block, sentence, line in self.sentences:
            found.setdefault(block, []).append((sentence, start, start + len(line)))
            start += len(line)
        return found

    def words_of(self, block: int) -> range:
        """Return the numbers of a block's words; none where there is no such block."""
        spans = self.spans.get(block)
        return range(spans[0][1], spans[-1][2]) if spans else range(0)

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The (block, sentence) of each word."""
        return tuple((block, sentence) for block, sentence, line in self.sentences for _ in line)

    @cached_property
    def root(self) -> str:
        """The SHA-256 of the record's file, in hexadecimal: the name of the text that was committed to."""
        return hashlib.sha256(str(self).encode()).hexdigest()

    def __str__(self) -> str:
        lines = [f"words of {self.source}, scheme {SCHEME}, key from {self.first}-{self.last}"]
        lines += [" ".join([f"{block}.{sentence}", *line]) for block, sentence, line in self.sentences]
        return "\n".join(lines) + "\n"


def code(raw: bytes) -> str:
    """Return bytes in base64url without padding."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def structure(text: str) -> list[tuple[int, int, list[str]]]:
    """Return (block, sentence, normalised words) of each sentence of a text."""
    return [
        (block, number, words.forms(sentence))
        for block, body in enumerate(words.blocks(text), 1)
        for number, sentence in enumerate(words.sentences(body), 1)
    ]


@lru_cache(maxsize=64)  # slow on purpose; whoever checks needs the same key several times
def key(source: str, forms: tuple[str, ...]) -> bytes:
    """Return the 32 bytes of the key that the words from A to B yield."""
    return hashlib.pbkdf2_hmac("sha256", "\n".join(forms).encode(), f"dossier key {SCHEME}\n{source}".encode(), ROUNDS)


def salt(secret: bytes, number: int) -> str:
    """Return the salt of a word, in base64url."""
    return code(hmac.digest(secret, f"dossier salt {SCHEME}\n{number}".encode(), "sha256")[:SIZE])


@lru_cache(maxsize=65_536)
def digest(opened: str, source: str, number: int, form: str) -> str:
    """Return the digest of a word under its salt, both in base64url."""
    raw = binascii.a2b_base64(opened.replace("-", "+").replace("_", "/") + "==")  # as base64 does, in a third of its time
    return code(hashlib.sha256(raw + f"dossier word {SCHEME}\n{source}\n{number}\n{form}".encode()).digest()[:SIZE])


def make(source: str, sentences: Iterable[Sentence], first: int, last: int) -> WordRecord:
    """Return the record of a text from its sentences and the first and last word of its key."""
    listed = list(sentences)
    secret = key(source, tuple(form for _, _, line in listed for form in line)[first : last + 1])
    made, number = [], 0
    for block, sentence, line in listed:
        made.append((block, sentence, tuple(digest(salt(secret, at), source, at, form) for at, form in enumerate(line, number))))
        number += len(line)
    return WordRecord(source, first, last, tuple(made))


def opened(record: WordRecord, openings: Mapping[int, str], number: int, form: str) -> bool:
    """Tell whether the word stands at that number, as its opening proves; a word that is not opened does not."""
    found = openings.get(number)
    return found is not None and number < len(record.digests) and digest(found, record.source, number, form) == record.digests[number]


def as_openings(source: str, salts: Mapping[int, str]) -> str:
    """Return the file of a source's openings."""
    return "\n".join([f"openings of {source}, scheme {SCHEME}", *(f"{number} {salts[number]}" for number in sorted(salts))]) + "\n"


def parse(text: str) -> WordRecord:
    """Return the record that a file holds. Raises ValueError, with "line N: " first, where the file is none."""
    lines = _lines(text)
    head = _HEAD.fullmatch(lines[0])
    if not head:
        raise ValueError(f"line 1: expected 'words of SOURCE, scheme {SCHEME}, key from A-B', found '{lines[0][:80]}'")
    sentences: list[tuple[int, int, tuple[str, ...]]] = []
    before = (0, 0)
    for number, line in enumerate(lines[1:], 2):
        place, *found = line.split(" ")
        if place not in {f"{before[0]}.{before[1] + 1}", f"{before[0] + 1}.1"} or place == "0.1":
            raise ValueError(f"line {number}: expected the sentence that follows {before[0]}.{before[1]}, found '{place[:20]}'")
        for digest in found:
            if not _CODE.fullmatch(digest):
                raise ValueError(f"line {number}: expected digests of 22 characters of base64url, found '{digest[:30]}'")
        before = tuple(map(int, place.split(".")))  # type: ignore[assignment]
        sentences.append((*before, tuple(found)))
    record = WordRecord(head[1], int(head[2]), int(head[3]), tuple(sentences))
    if not record.first <= record.last < len(record.digests):
        raise ValueError(f"line 1: expected a key from words of the {len(record.digests)}, found {head[2]}-{head[3]}")
    return record


def parse_openings(text: str) -> tuple[str, dict[int, str]]:
    """Return the source and the salts, by number of the word, that a file holds. Raises ValueError like `parse`."""
    lines = _lines(text)
    head = _OPENINGS.fullmatch(lines[0])
    if not head:
        raise ValueError(f"line 1: expected 'openings of SOURCE, scheme {SCHEME}', found '{lines[0][:80]}'")
    found: dict[int, str] = {}
    last = -1
    for at, line in enumerate(lines[1:], 2):
        number, _, opening = line.partition(" ")
        if not _NUMBER.fullmatch(number) or not _CODE.fullmatch(opening):
            raise ValueError(f"line {at}: expected a word's number and 22 characters of base64url, found '{line[:60]}'")
        if int(number) <= last:
            raise ValueError(f"line {at}: expected a number above {last}, found {number}")
        last = int(number)
        found[last] = opening
    return head[1], found


def _lines(text: str) -> list[str]:
    if not text.endswith("\n"):
        raise ValueError(f"line {text.count(chr(10)) + 1}: expected the end of a line, found the end of the file")
    return text[:-1].split("\n")
