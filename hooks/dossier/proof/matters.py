"""What claims are about, as far as words tell: by it a question finds its claims."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from dossier.language.words import normalise
from dossier.library.library import Library
from dossier.records.claim import Claim

_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = 5  # letters, by which "members" is known for "membership", and "expanding" for "expansion"
_FEW = 10  # claims; a word that stands in more of them, and in more than a tenth of all, tells nothing of their matter


def on_the_matter(library: Library, question: str) -> list[str]:
    """Return the keys of the claims that share a telling word with a question; those that share most come first."""
    asked = beginnings(question)
    shared = {key: len(asked & found) for key, found in matters(library).items()}
    return sorted((key for key, count in shared.items() if count), key=lambda key: -shared[key])


def beginnings(text: str) -> frozenset[str]:
    """Return how the words of a text begin that may tell of its matter."""
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(normalise(text)))


@lru_cache(maxsize=8)
def matters(library: Library) -> dict[str, frozenset[str]]:
    """Return how the words begin that tell what each claim is about: those of what it says, quotes, names and carries that few claims have."""
    words = {key: beginnings(" ".join(_texts(library, claim))) for key, claim in library.claims.items()}
    counts = Counter(word for found in words.values() for word in found)
    common = {word for word, count in counts.items() if count > max(_FEW, len(words) / 10)}
    return {key: found - common for key, found in words.items()}


def _texts(library: Library, claim: Claim) -> Iterator[str]:
    yield from (claim.says, *claim.fragments, *claim.parts)
    for key in claim.named & set(library.subjects):
        yield from library.subjects[key].names
