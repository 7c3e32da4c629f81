"""A new claim, with all that can be found out already in it: what is left empty, the check will ask for."""

from pathlib import Path
from typing import Any

from dossier.desk.draft_text import claims_text
from dossier.desk.proposing import proposals
from dossier.language import words
from dossier.library.library import Library
from dossier.proof import reach
from dossier.proof.limits import SHORTEST
from dossier.records.problems import RefusedError
from dossier.records.reader import read
from dossier.records.writing import write_whole


def new_claim(library: Library, source: str, block: int, fragment: str) -> list[str]:
    """Write the skeleton of a claim into its file, in the order of the article; return what to do next, line by line.

    Raises RefusedError where the words do not stand in the block, or more than once, or are too few.
    """
    if source not in library.articles:
        raise RefusedError(f"there is no source '{source}' with a word record.")
    article = library.articles[source]
    if not article.forms:
        raise RefusedError(f"the text of {source} is not at hand; put it into seeds/texts/, or name its folder with --texts.")
    found = article.blocks_with(fragment)
    if len(words.forms(fragment)) < SHORTEST:
        raise RefusedError(f"expected at least {SHORTEST} words, found '{fragment}'.")
    if block not in found:
        elsewhere = ", ".join(map(str, found))
        raise RefusedError(
            f"these words are not in block {block} of {source}"
            + (f"; they are in block {elsewhere}." if elsewhere else ", nor elsewhere in it.")
        )
    if not article.is_one_passage(fragment):
        raise RefusedError(f"these words stand more than once in {source}; take in the words before or after.")
    position = article.find(block, fragment)[0]
    block, sentence = article.record.places[position]
    blocks, record = library.blocks(source), library.sources.get(source)
    made = next(
        one for one in proposals(library, blocks, record.published if record else None) if (one.block, one.sentence) == (block, sentence)
    )
    made.fragment = " ".join(fragment.split())
    taken = {claim.id for claim in library.claims_of.get(source, [])}
    skeleton = claims_text([made], library.dossier.topics[0].id, taken)
    path = library.root / "data" / "claims" / f"{source}.yml"
    line = _insert(library, path, source, position, skeleton)
    left = _uncovered(library, source)
    return [
        f"data/claims/{source}.yml:{line}: a skeleton, proposed from its sentence; say it in your own words, correct the rest, and delete 'proposed: true'.",
        f"{left} sentences of {source} are covered by no claim yet.",
        "Then: dossier check",
    ]


def _insert(library: Library, path: Path, source: str, position: int, skeleton: str) -> int:
    """Write the skeleton before the first claim that rests on later words; skeletons not yet filled in count too."""
    document, problems = read(library.root, path)
    if document is None:
        raise RefusedError(f"{problems[0]}")
    later = [
        document.at(number).line for number, row in enumerate(_rows(document.data)) if (_position(library, source, row) or 0) > position
    ]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() != "[]"]
    at = min(later) - 1 if later else len(lines)
    write_whole(path, "\n".join([*lines[:at], *skeleton.rstrip("\n").split("\n"), *lines[at:]]) + "\n")
    return at + 1


def _rows(data: object) -> list[dict[str, Any]]:
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def _position(library: Library, source: str, row: dict[str, Any]) -> int | None:
    """Return the number of the first word of a claim as its file has it, if it says so much."""
    try:
        passage = row["passages"][0]
        return next(iter(library.articles[source].find(int(passage["block"]), passage["words"][0])))
    except (KeyError, IndexError, TypeError, ValueError, StopIteration):
        return None


def _uncovered(library: Library, source: str) -> int:
    sentences = {(block, number) for block, number, _ in library.articles[source].record.sentences}
    return len(sentences - set(reach.touched(library, source)) - set(reach.left(library, library.sources[source])))
