"""Committing to an article: its word record is made from the text that was read, and any other copy is held against it."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dossier.language import words
from dossier.library.article import Article
from dossier.library.library import Library
from dossier.proof import reach
from dossier.records import word_record
from dossier.records.problems import RefusedError, counted
from dossier.records.writing import write_whole

_FEWEST = 0.2  # of the quotations: a text that has fewer of them is another article
_TOLD = 12  # differences of a copy that are named


class Quotation(NamedTuple):
    """A fragment at its place in the article: the number of its first word, its words, and the claim that quotes it."""

    number: int
    text: str
    claim: str


class Comparison(NamedTuple):
    """A copy held against the record: where word A of the key stands in it (None: no key can be had), and which quotations it has where."""

    start: int | None
    found: list[tuple[Quotation, list[int]]]
    missing: list[Quotation]


def commit(library: Library, source: str, copy: Path | None = None) -> tuple[list[str], bool]:
    """Make a source's record from the text at hand and write it down, or hold a copy of the article against it; return what was found, and whether the text is the very one.

    Raises RefusedError where the source or its text is not there.
    """
    if source not in library.sources:
        raise RefusedError(f"there is no readable record seeds/{source}.yml.")
    if copy:
        if source not in library.articles:
            raise RefusedError(f"there is no readable record seeds/{source}.words to hold the copy against.")
        forms = words.forms(copy.read_bytes().decode("utf-8", errors="replace"))
        comparison = compare(library, source, forms)
        return list(_told(library, source, comparison)), comparison.start is not None
    if source not in library.texts:
        raise RefusedError(
            f"no text with the SHA-256 of seeds/{source}.yml is at hand; put it into seeds/texts/, or name its folder with --texts."
        )
    return _write(library, source), True


def _write(library: Library, source: str) -> list[str]:
    """Write a source's record, its root into the source's own file, and the openings that fit; return what was done, line by line."""
    root = library.root
    sentences: list[word_record.Sentence] = list(word_record.structure(library.texts[source]))
    record = word_record.make(source, sentences, *reach.key_range(library.sources[source], sentences))
    path = root / "seeds" / f"{source}.words"
    if path.exists() and path.read_bytes() == str(record).encode() and library.sources[source].root == record.root:
        return [f"seeds/{source}.words is that of the text at hand."]
    write_whole(path, str(record))
    write_whole(root / "seeds" / f"{source}.openings", word_record.as_openings(source, {}))
    seed = root / "seeds" / f"{source}.yml"
    write_whole(seed, re.sub(r"(?m)^root:.*$", f"root: {record.root}", seed.read_text(encoding="utf-8")))
    what = f"{counted(len(record.spans), 'block')}, {counted(len(record.sentences), 'sentence')}, {counted(len(record.digests), 'word')}"
    return [f"seeds/{source}.words made: {what}; root {record.root}.", "Then: dossier check, which opens what is quoted."]


def quotations(library: Library, source: str) -> list[Quotation]:
    """Return every fragment of the source's claims at its place, in the order of the article."""
    article = library.articles[source]
    return sorted(
        Quotation(number, fragment, claim.key)
        for claim in library.claims_of[source]
        for part in claim.passages
        for fragment in part.words
        for number in article.find(part.block, fragment)
    )


def compare(library: Library, source: str, forms: list[str]) -> Comparison:
    """Hold the words of a copy against a source's record."""
    places = [(one, words.runs(forms, words.forms(one.text))) for one in quotations(library, source)]
    return Comparison(
        _start(library.articles[source], forms, places), [(one, at) for one, at in places if at], [one for one, at in places if not at]
    )


def _start(article: Article, forms: list[str], places: list[tuple[Quotation, list[int]]]) -> int | None:
    """Return where word A stands in a copy whose words from there on yield the key: every quotation inside then stands at its number."""
    record = article.record
    size = record.last - record.first + 1
    inside = [(one.number - record.first, at) for one, at in places if record.first <= one.number <= record.last]
    for start in (at - inside[0][0] for at in inside[0][1]) if inside else ():
        if start < 0 or start + size > len(forms) or not all(start + step in at for step, at in inside):
            continue
        own = tuple(forms[start : start + size])
        secret = word_record.key(record.source, own)
        if all(
            word_record.digest(word_record.salt(secret, number), record.source, number, form) == record.digests[number]
            for number, form in enumerate(own, record.first)
        ):
            return start
    return None


def shifts(comparison: Comparison) -> Iterator[tuple[Quotation, Quotation, int]]:
    """Yield (quotation, the next one, words added) where a copy has more or fewer words between two quotations than the article."""
    sure = [(one, at[0]) for one, at in comparison.found if len(at) == 1]
    for (one, here), (other, there) in itertools.pairwise(sure):
        if added := (there - here) - (other.number - one.number):
            yield one, other, added


def _told(library: Library, source: str, comparison: Comparison) -> Iterator[str]:
    every = len(comparison.found) + len(comparison.missing)
    if comparison.start is not None:
        yield f"This is the very text of {source}, every word of it, whatever its commas, capitals and breaks; it yields the key."
        return
    if len(comparison.found) < _FEWEST * every:
        yield f"This is another text: it has {len(comparison.found)} of the {every} quotations from {source}."
        return
    yield f"This copy of {source} differs, so that no key can be had. It has {len(comparison.found)} of the {every} quotations."
    found = list(shifts(comparison))
    for one, other, added in found[:_TOLD]:
        what = f"{counted(abs(added), 'word')} {'added' if added > 0 else 'lost'}"
        yield f"  between “{one.text}” (block {_block(library, source, one)}) and “{other.text}”: {what}; from there on it is shifted."
    for one in comparison.missing[:_TOLD]:
        yield f"  missing: “{one.text}” of {one.claim}"
    if len(found) > _TOLD or len(comparison.missing) > _TOLD:
        yield "  and more of the kind"
    if not found and not comparison.missing:
        yield "  A word that is not quoted was exchanged, or words before the first or after the last quotation."


def _block(library: Library, source: str, one: Quotation) -> int:
    return library.articles[source].record.places[one.number][0]
