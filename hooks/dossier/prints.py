"""The print of a source's text: enough to verify a passage, without holding the words. It is no encryption: common words can be guessed.

One line a sentence, "block.sentence" and then one group a word: the first 12 bits, in hexadecimal, of the SHA-256 of the
normalised word, salted with the source's id. Twelve bits are lossy on purpose: several words share each group.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from . import words

HEADER = "print of"
_NUMBER = re.compile(r"[1-9]\d{0,4}")
SHORTEST = 3  # words; a fragment of fewer is not proof


@lru_cache(maxsize=65_536)
def group(source: str, form: str) -> str:
    """Return the 3-hex-digit group of a normalised word of the source."""
    return hashlib.sha256(f"{source}\n{form}".encode()).hexdigest()[:3]


def groups(source: str, text: str) -> list[str]:
    """Return the groups of a text's words, as they would stand in the source's print."""
    return [group(source, form) for form in words.forms(text)]


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Print:
    """The fingerprint of one source: its sentences in order, each with its block, its number in the block and its groups."""

    source: str
    sha256: str
    sentences: tuple[tuple[int, int, tuple[str, ...]], ...]

    @cached_property
    def blocks(self) -> dict[int, list[str]]:
        """The groups of each block, by block number."""
        found: dict[int, list[str]] = {}
        for block, _, line in self.sentences:
            found.setdefault(block, []).extend(line)
        return found

    def spans(self, block: int) -> list[tuple[int, int, int]]:
        """Return (sentence, first word, word after the last) of each sentence of a block."""
        found, start = [], 0
        for number, sentence, line in self.sentences:
            if number == block:
                found.append((sentence, start, start + len(line)))
                start += len(line)
        return found

    @cached_property
    def _lines(self) -> dict[int, str]:
        """The groups of each block in one string, each after a space, so that a run is found as a piece of text."""
        return {block: "".join(f" {found}" for found in line) for block, line in self.blocks.items()}

    def _wanted(self, text: str) -> str:
        return "".join(f" {found}" for found in groups(self.source, text))

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return (block, index of the first word) of each place in the article at which the text stands."""
        wanted = self._wanted(text)
        found = []
        for block, line in self._lines.items():
            at = line.find(wanted) if wanted else -1
            while at >= 0:
                found.append((block, at // 4))
                at = line.find(wanted, at + 4)
        return found

    def one_passage(self, places: list[tuple[int, int]], size: int) -> bool:
        """Tell whether (block, index of the first word) of one text of that many words leads to one passage.

        That is one place, or the same place within a sentence that its block repeats word for word, as a caption does that is given twice.
        """
        sentences = [
            (block, index - start, tuple(self.blocks[block][start:end]))
            for block, index in places
            for _, start, end in self.spans(block)
            if start <= index and index + size <= end
        ]
        return len(places) == 1 or (len(sentences) == len(places) and len(set(sentences)) == 1)

    def block_names(self, block: int, text: str) -> bool:
        """Tell whether the words of the text stand in the block, one after the other."""
        wanted = self._wanted(text)
        return bool(wanted) and wanted in self._lines.get(block, "")

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], str]:
        return {(block, sentence): "".join(f" {found}" for found in line) for block, sentence, line in self.sentences}

    def sentence_names(self, place: tuple[int, int], text: str) -> bool:
        """Tell whether the words of the text stand in the sentence (block, number), one after the other."""
        wanted = self._wanted(text)
        return bool(wanted) and wanted in self._sentences.get(place, "")

    def runs_of(self, size: int) -> frozenset[tuple[str, ...]]:
        """Return every run of that many groups inside a block."""
        return frozenset(tuple(line[index : index + size]) for line in self.blocks.values() for index in range(len(line) - size + 1))

    def __str__(self) -> str:
        lines = [f"{HEADER} {self.source}, sha256 {self.sha256}"]
        lines += [" ".join([f"{block}.{sentence}", *line]) for block, sentence, line in self.sentences]
        return "\n".join(lines) + "\n"


def make(source: str, text: str) -> Print:
    """Return the print of a source's text."""
    sentences = tuple(
        (block, number, tuple(groups(source, sentence)))
        for block, body in enumerate(words.blocks(text), 1)
        for number, sentence in enumerate(words.sentences(body), 1)
    )
    return Print(source, digest(text), sentences)


def parse(text: str) -> Print:
    """Return the print that a file holds.

    Raises ValueError, with "line N: " first, where the file is no print.
    """
    lines = text.splitlines()
    head = lines[0].split() if lines else []
    if len(head) != 5 or head[:2] != HEADER.split() or head[3] != "sha256" or len(head[4]) != 64:
        raise ValueError(f"line 1: expected '{HEADER} SOURCE, sha256 ...', found '{lines[0] if lines else ''}'")
    sentences: list[tuple[int, int, tuple[str, ...]]] = []
    for number, line in enumerate(lines[1:], 2):
        place, *found = line.split(" ")
        block, _, sentence = place.partition(".")
        if not (_NUMBER.fullmatch(block) and _NUMBER.fullmatch(sentence)) or not all(_is_group(part) for part in found):
            raise ValueError(f"line {number}: expected 'block.sentence' and groups of three hexadecimal digits, found '{line[:40]}'")
        here = (int(block), int(sentence))
        before = sentences[-1][:2] if sentences else (0, 0)
        if here not in {(before[0], before[1] + 1), (before[0] + 1, 1)} or (not sentences and here != (1, 1)):
            raise ValueError(f"line {number}: expected the sentence that follows {before[0]}.{before[1]}, found {block}.{sentence}")
        sentences.append((*here, tuple(found)))
    return Print(head[2].rstrip(","), head[4], tuple(sentences))


def _is_group(part: str) -> bool:
    return len(part) == 3 and all(mark in "0123456789abcdef" for mark in part)
