"""The part of the rule `reference` that looks at what sources answer to questions."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from dossier.language.words import normalise
from dossier.library.files import DOSSIER
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import Place, Problem, closest
from dossier.records.question import Question

RULE = "reference"
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = 5  # letters, by which "members" is known for "membership", and "expanding" for "expansion"
_FEW = 10  # claims; a word that stands in more of them, and in more than a tenth of all, tells nothing of their matter


def answers(library: Library, question: Question) -> Iterator[Problem]:
    """Each source answers once, with a verdict that dossier.yml has; who is silent rests on no claim, and who is not on some that are on the matter."""
    asked = [answer.source for answer in question.answers]
    if sorted(asked) != sorted(library.sources) and not library.damaged:
        missing = ", ".join(sorted(set(library.sources) - set(asked))) or "none"
        yield Problem(
            question.at("answers"),
            RULE,
            f"expected an answer of each source once; missing: {missing}.",
            "record the silence of a source too.",
        )
    for number, answer in enumerate(question.answers):
        place = question.at("answers", number)
        verdict = library.dossier.verdict.get(answer.verdict)
        if verdict is None and DOSSIER not in library.damaged:
            tip = closest(answer.verdict, library.dossier.verdict) or "add it to dossier.yml."
            yield Problem(question.at("answers", number, "verdict"), RULE, f"there is no verdict '{answer.verdict}'.", tip)
        elif verdict and (verdict.mark == "none") in {bool(answer.claims), bool(answer.short)}:
            yield Problem(
                place,
                RULE,
                "expected 'short' and 'claims' where a source answers, and neither where it is silent.",
                "add or take away the two.",
            )
        for step, claim in enumerate(answer.claims):
            place = question.at("answers", number, "claims", step)
            key = f"{answer.source}/{claim}"
            yield from known_claim(library, key, place)
            if key in library.claims and not _beginnings(f"{question.question} {answer.short}") & _matters(library)[key]:
                what = f"'{claim}' has no word of the question or of this answer but such as stand in many claims."
                yield Problem(place, RULE, what, "name a claim on this matter, or say in 'short' what it adds.")


def on_the_matter(library: Library, question: str) -> list[str]:
    """Return the keys of the claims that share a telling word with a question; those that share most come first."""
    asked = _beginnings(question)
    shared = {key: len(asked & found) for key, found in _matters(library).items()}
    return sorted((key for key, count in shared.items() if count), key=lambda key: -shared[key])


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(normalise(text)))


@lru_cache(maxsize=8)
def _matters(library: Library) -> dict[str, frozenset[str]]:
    """Return how the words begin that tell what each claim is about: those of what it says, quotes, names and carries that few claims have."""
    words = {key: _beginnings(" ".join(_texts(library, claim))) for key, claim in library.claims.items()}
    counts = Counter(word for found in words.values() for word in found)
    common = {word for word, count in counts.items() if count > max(_FEW, len(words) / 10)}
    return {key: found - common for key, found in words.items()}


def _texts(library: Library, claim: Claim) -> Iterator[str]:
    yield from (claim.says, *claim.fragments, *claim.parts)
    for key in claim.named & set(library.subjects):
        yield from library.subjects[key].names


def known_claims(library: Library, keys: list[str], place: Place) -> Iterator[Problem]:
    """The claims that are named exist."""
    for key in keys:
        yield from known_claim(library, key, place)


def known_claim(library: Library, key: str, place: Place, or_draft: bool = False) -> Iterator[Problem]:
    """The claim that is named exists; with `or_draft` that of a draft, which is left out, is not missed."""
    source = key.partition("/")[0]
    if key in library.claims or library.is_unread(key) or (or_draft and source in library.left_out):
        return
    draft = f"{source} is a draft; delete 'draft: true' in its record, or leave this out until then." if source in library.left_out else ""
    yield Problem(place, RULE, f"there is no claim '{key}'.", draft or closest(key, library.claims) or "name a claim as source/claim.")
