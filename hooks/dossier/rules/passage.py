"""The rule `passage`."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from .. import prints, text_positions, words
from ..library import Library
from ..models import Claim
from ..problems import Place, Problem

RULE = "passage"
# What 'dossier check' itself puts right.
UNCOUNTED = f"is not in {text_positions.POSITIONS}, or not the same."
LEFT = "belong to no fragment any more."
_ENTERED = "run 'dossier check', which puts it right once nothing else is wrong."


def passage(library: Library) -> Iterator[Problem]:
    """Every fragment stands in the cited block, and exactly once in the article, but for a sentence that its block repeats; prints and positions are those of the texts."""
    for claim in library.claims.values():
        if claim.source not in library.prints:
            continue
        for number, part in enumerate(claim.passages):
            for place, fragment in enumerate(part.words):
                yield from _fragment(library, claim, part.block, fragment, claim.at("passages", number, "words", place))
    for source in library.sources.values():
        print_ = library.prints.get(source.id)
        for number, resolution in enumerate(source.resolutions):
            if print_ and not print_.block_names(resolution.block, resolution.words):
                where = source.at("resolutions", number, "from")
                yield Problem(
                    where,
                    RULE,
                    f"the words '{resolution.words}' are not in block {resolution.block}.",
                    _tip(library, source.id, resolution.words),
                )
    yield from _against_texts(library)
    yield from _positions(library)


def _fragment(library: Library, claim: Claim, block: int, fragment: str, place: Place) -> Iterator[Problem]:
    print_ = library.prints[claim.source]
    if len(words.forms(fragment)) < prints.SHORTEST:
        yield Problem(
            place, RULE, f"expected a fragment of at least {prints.SHORTEST} words, found '{fragment}'.", "add the words beside it."
        )
        return
    found = print_.find(fragment)
    if not found:
        yield Problem(
            place,
            RULE,
            f"these words are not in block {block} of {claim.source}, nor elsewhere in it.",
            _tip(library, claim.source, fragment),
        )
    elif block not in {number for number, _ in found}:
        blocks = ", ".join(sorted({str(number) for number, _ in found}))
        yield Problem(place, RULE, f"these words are not in block {block}.", f"they are in block {blocks}.")
    elif not print_.one_passage(found, len(words.forms(fragment))):
        yield Problem(
            place,
            RULE,
            f"expected words that stand once in the article, found them {len(found)} times.",
            "take in the words before or after.",
        )
    elif claim.source in library.texts and not _verbatim(fragment, library.blocks(claim.source)[block - 1]):
        yield Problem(
            place, RULE, "the words are there, but with other punctuation or capitals.", "copy them letter by letter from the text."
        )


def _verbatim(fragment: str, block: str) -> bool:
    return " ".join(fragment.split()) in block


def _against_texts(library: Library) -> Iterator[Problem]:
    for source, text in library.texts.items():
        print_ = library.prints.get(source)
        if print_ and print_ != prints.make(source, text):
            yield Problem(
                Place(f"seeds/{source}.print"),
                RULE,
                "the print is not that of the text at hand.",
                f"make it again with 'dossier print {source}'.",
            )
    for source, print_ in library.prints.items():
        if print_.sha256 != library.sources[source].sha256:
            yield Problem(
                library.sources[source].at("sha256"),
                RULE,
                f"expected the print's SHA-256, {print_.sha256[:12]}..., found another.",
                f"make the print again with 'dossier print {source}'.",
            )


def _positions(library: Library) -> Iterator[Problem]:
    """Yield, of each text at hand, the fragments whose position is not kept or another, and how many positions belong to none."""
    kept = library.text_positions
    if kept is None or text_positions.POSITIONS in library.damaged:
        return
    due = text_positions.counted(library)
    for claim in library.claims.values():
        for number, part in enumerate(claim.passages):
            for place, fragment in enumerate(part.words):
                key = text_positions.key(library, claim.source, part.block, fragment)
                if claim.source in library.texts and key in due and due[key] != kept.get(key):
                    where = claim.at("passages", number, "words", place)
                    yield Problem(where, RULE, f"the position of '{fragment}' in the text {UNCOUNTED}", _ENTERED)
    for source in library.texts:
        left = [key for key in kept if key[0] == source and key not in due]
        if left and f"data/claims/{source}.yml" not in library.damaged:
            where = Place(text_positions.POSITIONS)
            yield Problem(where, RULE, f"expected positions of fragments of {source}, found {len(left)} that {LEFT}", _ENTERED)


def _tip(library: Library, source: str, fragment: str) -> str:
    """Return the block and words of the article nearest to the fragment, where its text is at hand; else what to do."""
    best, nearest = 0.0, ""
    wanted = words.forms(fragment)
    for number, block in enumerate(library.blocks(source), 1):
        found = words.words(block)
        forms = [word.form for word in found]
        matcher = SequenceMatcher(None, forms, wanted, autojunk=False)
        match = matcher.find_longest_match()
        if not match.size:
            continue
        start = max(0, match.a - match.b)
        end = min(len(found), start + len(wanted))
        ratio = SequenceMatcher(None, forms[start:end], wanted, autojunk=False).ratio()
        if ratio > best:
            best, nearest = ratio, f"the nearest words are in block {number}: '{block[found[start].start : found[end - 1].end]}'."
    return nearest or "compare them with the article, letter by letter."
