"""The rule `coverage`."""

from collections.abc import Iterator

from dossier.library.library import Library
from dossier.proof.reach import touched, unused
from dossier.records.problems import Place, Problem
from dossier.records.source import Source

RULE = "coverage"


def coverage(library: Library) -> Iterator[Problem]:
    """Every sentence of every article is touched by a claim's fragment or listed as unused with a reason; every block has a gist."""
    for source in library.sources.values():
        if source.id not in library.articles or library.is_unread(source.id):
            continue
        sentences = {(block, number) for block, number, _ in library.articles[source.id].record.sentences}
        used = touched(library, source.id)
        left = unused(source, sentences)
        # A fragment that is not found touches nothing: the rule `passage` tells of it, and what follows from that would hide it.
        lost = any(
            not library.articles[source.id].find(part.block, fragment)
            for claim in library.claims_of[source.id]
            for part in claim.passages
            for fragment in part.words
        )
        for block, number in sorted(sentences - set(used) - set(left)) if not lost else ():
            claims = Place(f"data/claims/{source.id}.yml")
            yield Problem(
                claims,
                RULE,
                f"no claim touches block {block}, sentence {number}.",
                f"claim what it says, or list it under 'unused' in seeds/{source.id}.yml with a reason.",
            )
        for (block, number), entry in sorted(left.items()):
            if (block, number) in used:
                yield Problem(
                    source.at("unused", entry),
                    RULE,
                    f"sentence {number} of block {block} is not unused: {used[block, number][0]} touches it.",
                    "delete the entry or the sentence's number.",
                )
            elif (block, number) not in sentences:
                yield Problem(source.at("unused", entry), RULE, f"there is no sentence {number} in block {block}.", "delete the number.")
        yield from _gists(source, sorted({block for block, _ in sentences}))


def _gists(source: Source, blocks: list[int]) -> Iterator[Problem]:
    found = [row.block for row in source.blocks]
    if found != blocks:
        missing = sorted(set(blocks) - set(found))
        extra = sorted(set(found) - set(blocks))
        what = f"missing: {missing}" if missing else f"too many: {extra}" if extra else "their order is not the article's"
        yield Problem(
            source.at("blocks"),
            RULE,
            f"expected a gist for each of the blocks 1 to {blocks[-1] if blocks else 0} once and in order; {what}.",
            "one line '- {block: N, gist: ...}' for each block.",
        )
    for number, entry in enumerate(source.unused):
        if entry.block not in blocks:
            yield Problem(source.at("unused", number), RULE, f"there is no block {entry.block}.", "delete the entry.")
