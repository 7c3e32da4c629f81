"""The strip of an article: every sentence as a box as long as its words are many, used or left unused, and by what."""

from dataclasses import dataclass

from dossier.library.library import Library
from dossier.proof import reach
from dossier.records.claim import Claim
from dossier.records.source import Source, Unused
from dossier.views import wording

WIDTH, LABELS, ROOM, TOP, ROW, BOX, GAP = 960, 34, 150, 6, 22, 16, 1
"""Units of the drawing: its width, the room before and after the boxes, the space above, a row, a box's height, a gap."""


@dataclass(frozen=True)
class Sentence:
    """A sentence: its number in the block, its words, the claims that it bears, or the entry that leaves it unused."""

    number: int
    words: int
    claims: list[Claim]
    unused: Unused | None
    x: float
    width: float


@dataclass(frozen=True)
class Block:
    """A block: its sentences, how many of its words are quoted, and where its row stands."""

    number: int
    sentences: list[Sentence]
    words: int
    quoted: int
    y: float

    @property
    def claims(self) -> list[Claim]:
        """The claims that the block's sentences bear, each once."""
        return list({claim.key: claim for sentence in self.sentences for claim in sentence.claims}.values())


def blocks(library: Library, source: Source) -> list[Block]:
    """Return the article's blocks from top to bottom."""
    record = library.articles[source.id].record
    touched, left, quoted = reach.touched(library, source.id), reach.left(library, source), reach.quoted(library, source)
    longest = max((len(record.words_of(block)) + GAP * len(spans) for block, spans in record.spans.items()), default=1)
    unit = (WIDTH - LABELS - ROOM) / longest
    made = []
    for row, (block, spans) in enumerate(record.spans.items()):
        sentences, x = [], float(LABELS)
        for number, first, last in spans:
            claims = [library.claims[key] for key in touched.get((block, number), [])]
            entry = source.unused[left[block, number]] if (block, number) in left else None
            width = round(max((last - first) * unit, 2), 1)
            sentences.append(Sentence(number, last - first, claims, entry, round(x, 1), width))
            x += width + GAP * unit
        count = len(quoted.intersection(record.words_of(block)))
        made.append(Block(block, sentences, len(record.words_of(block)), count, float(TOP + row * ROW)))
    return made


def sentences_of(library: Library, claim: Claim, block: int) -> list[int]:
    """Return the numbers of the block's sentences that the claim's fragments touch."""
    return sorted(sentence for place, sentence in reach.touched_by(library, claim) if place == block)


def headline(source: Source, made: list[Block]) -> str:
    """Return what the strip shows: of which article, how many sentences are drawn on, and how many are left unused."""
    every = [sentence for block in made for sentence in block.sentences]
    used = sum(bool(sentence.claims) for sentence in every)
    left = len(every) - used
    rest = (
        "1 is left unused, with its reason"
        if left == 1
        else f"{left or 'none'} {'is' if not left else 'are'} left unused{', each with a reason' if left else ''}"
    )
    return f"{wording.reference(source)}: {used} of its {len(every)} sentences are drawn on; {rest}"
