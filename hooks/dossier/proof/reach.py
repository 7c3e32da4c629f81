"""How far the claims reach into an article: which sentences they touch, which are left, which words they quote."""

from dossier.language import words
from dossier.library.library import Library
from dossier.records import word_record
from dossier.records.claim import Claim
from dossier.records.source import Source

Sentence = tuple[int, int]  # block, sentence
_BEGINNING = 8  # words by which an editor knows a sentence


def touched_by(library: Library, claim: Claim) -> set[Sentence]:
    """Return the sentences that the claim's fragments touch."""
    return library.articles[claim.source].sentences_of(library.quoted_by(claim))


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


def left(library: Library, source: Source) -> dict[Sentence, int]:
    """Return, for each sentence of the article that the record leaves unused, the index of the entry that does."""
    return unused(source, {(block, sentence) for block, sentence, _ in library.articles[source.id].record.sentences})


def missing(library: Library, source: Source) -> list[tuple[int, int, str, str]]:
    """Return the sentences that no confirmed claim touches and that are not left unused.

    Each with its block and number, where the text is at hand how it begins, and the id of the claim that was proposed for it.
    """
    used, unused_ones = touched(library, source.id), left(library, source)
    sentences = [(block, number) for block, number, _ in library.articles[source.id].record.sentences]
    texts = [words.sentences(block) for block in library.blocks(source.id)]
    found = []
    for block, number in sentences:
        claims = [library.claims[key] for key in used.get((block, number), [])]
        if (block, number) not in unused_ones and all(claim.proposed for claim in claims):
            begins = " ".join(texts[block - 1][number - 1].split()[:_BEGINNING]) if texts else ""
            found.append((block, number, begins, claims[0].id if claims else ""))
    return found


def quoted(library: Library, source: Source) -> set[int]:
    """Return the number of every word of the article that a fragment or the words of a resolution quote; no other is opened."""
    article = library.articles[source.id]
    used = {number for claim in library.claims_of[source.id] for number in library.quoted_by(claim)}
    for resolution in source.resolutions:
        for start in article.find(resolution.block, resolution.words)[:1]:
            used.update(range(start, start + len(words.forms(resolution.words))))
    return used


def share(library: Library, source: Source) -> tuple[int, int]:
    """Return how many words of the article are quoted, each counted once, and how many its body has."""
    not_used = left(library, source)
    body = sum(len(line) for block, number, line in library.articles[source.id].record.sentences if (block, number) not in not_used)
    return len(quoted(library, source)), body


def key_range(source: Source, sentences: list[word_record.Sentence]) -> tuple[int, int]:
    """Return the first and last word outside the article's page furniture, of which its key is made; all words where no other is."""
    furniture = {
        place
        for place, entry in unused(source, {(block, sentence) for block, sentence, _ in sentences}).items()
        if source.unused[entry].kind == "furniture"
    }
    number, kept = 0, []
    for block, sentence, line in sentences:
        if (block, sentence) not in furniture and line:
            kept += [number, number + len(line) - 1]
        number += len(line)
    return (min(kept), max(kept)) if kept else (0, number - 1)


def due_openings(library: Library, source: Source) -> dict[int, str]:
    """Return, with the article's text at hand, the salt of every word that is quoted."""
    article = library.articles[source.id]
    secret = word_record.key(source.id, article.forms[article.record.first : article.record.last + 1])
    return {number: word_record.salt(secret, number) for number in quoted(library, source)}
