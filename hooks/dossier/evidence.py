"""How far the claims reach into an article: which sentences they touch, which are left, how many words they quote."""

from . import prints, words
from .library import Library
from .models import Claim
from .records import Source

Sentence = tuple[int, int]  # block, sentence


def touched_by(library: Library, claim: Claim) -> set[Sentence]:
    """Return the sentences that the claim's fragments touch."""
    print_ = library.prints[claim.source]
    return {
        (block, sentence)
        for block, first, last in library.positions(claim)
        for sentence, start, end in print_.spans(block)
        if first < end and start < last
    }


def touched(library: Library, source: str) -> dict[Sentence, list[str]]:
    """Return, for each sentence of the source that a fragment touches, the ids of the claims that touch it."""
    found: dict[Sentence, list[str]] = {}
    for claim in library.claims_of[source]:
        for place in touched_by(library, claim):
            found.setdefault(place, []).append(claim.key)
    return found


def unused(source: Source, sentences: set[Sentence]) -> dict[Sentence, int]:
    """Return, for each sentence that the record leaves unused, the index of the entry that does."""
    found = {}
    for number, entry in enumerate(source.unused):
        numbers = entry.sentences or [sentence for block, sentence in sentences if block == entry.block]
        found.update({(entry.block, sentence): number for sentence in numbers})
    return found


def quoted(library: Library, source: Source) -> set[tuple[int, int]]:
    """Return (block, index of the word) of every word of the article that stands in a fragment."""
    print_ = library.prints[source.id]
    used = {
        (block, index)
        for claim in library.claims_of[source.id]
        for block, first, last in library.positions(claim)
        for index in range(first, last)
    }
    for resolution in source.resolutions:
        size = len(words.forms(resolution.words))
        if size < prints.SHORTEST:
            continue  # "He said" is no fragment
        used |= {
            (block, index + step) for block, index in print_.find(resolution.words)[:1] if block == resolution.block for step in range(size)
        }
    return used


def share(library: Library, source: Source) -> tuple[int, int]:
    """Return how many words of the article stand in fragments, each counted once, and how many its body has."""
    print_ = library.prints[source.id]
    left = unused(source, {(block, number) for block, number, _ in print_.sentences})
    body = sum(len(line) for block, number, line in print_.sentences if (block, number) not in left)
    return len(quoted(library, source)), body
