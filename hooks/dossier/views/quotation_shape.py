"""The shape of a quotation: how many words its sentences have, and which of them are quoted. It reveals only how many."""

from functools import lru_cache
from typing import NamedTuple

from dossier.language import words
from dossier.library.article import Article
from dossier.library.library import Library
from dossier.records.claim import Claim, Passage


class Piece(NamedTuple):
    """A stretch of a sentence: quoted words as the article writes them, or as many words that are not quoted (then no text)."""

    text: str
    size: int


def shape(library: Library, claim: Claim, passage: Passage) -> list[Piece]:
    """Return the pieces, in order, of the sentences that the passage's fragments touch."""
    return list(_pieces(library.articles[claim.source], passage.block, tuple(passage.words)))


@lru_cache(maxsize=4096)  # a claim stands in the notes of several pages
def _pieces(article: Article, block: int, fragments: tuple[str, ...]) -> tuple[Piece, ...]:
    written: dict[int, str] = {}
    for fragment in fragments:
        found = words.words(fragment)
        ends = [*(word.start for word in found[1:]), len(fragment)]
        begins = [0, *(word.start for word in found[1:])]
        for start in article.find(block, fragment)[:1]:
            for step, (begin, end) in enumerate(zip(begins, ends, strict=True)):
                # Of two fragments that overlap, the one that goes on knows the mark after the word.
                piece = fragment[begin:end] + (" " if end == len(fragment) else "")
                written[start + step] = max(written.get(start + step, ""), piece, key=len)
    numbers = [
        number
        for _, first, last in article.record.spans[block]
        if not written.keys().isdisjoint(range(first, last))
        for number in range(first, last)
    ]
    pieces: list[Piece] = []
    for number in numbers:
        text = written.get(number, "")
        if pieces and bool(pieces[-1].text) == bool(text):
            last = pieces.pop()
            pieces.append(Piece(last.text + text, last.size + 1))
        else:
            pieces.append(Piece(text, 1))
    return tuple(Piece(text.strip(), size) for text, size in pieces)
