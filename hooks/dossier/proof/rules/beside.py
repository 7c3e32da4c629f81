"""What the rule `hedging` finds right beside a fragment, where the article's text is at hand."""

from collections.abc import Iterator

from dossier.language.cues import FAMILIES, HARD_NEGATION, negations
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import Problem

RULE = "hedging"
REACH = 2  # words on either side of a fragment, within its sentence
_NAME = 3  # words that a name or a date has at most


def beside(library: Library, claim: Claim) -> Iterator[Problem]:
    """Yield the hedges and negations that stand right beside a fragment in its own sentence, and that `says` has lost."""
    article = library.articles.get(claim.source)
    if article is None or not article.forms:
        return
    passage = " / ".join(claim.fragments)
    decisive = article.sentences_of(article.quoted(claim.passages[0].block, claim.fragments[0]))
    for number, part in enumerate(claim.passages):
        for place, fragment in enumerate(part.words):
            # A few words of another sentence are there for a name or a date; what hedges that sentence does not hedge the claim.
            numbers = article.quoted(part.block, fragment)
            if len(numbers) <= _NAME and decisive.isdisjoint(article.sentences_of(numbers)):
                continue
            for wider in library.around(claim.source, part.block, fragment, REACH):
                for hedges, keepers in FAMILIES.values():
                    match = hedges.search(wider)
                    if match and not hedges.search(passage) and not keepers.search(claim.says):
                        yield _lost(library, claim, (number, place), match.group().strip())
                if (match := HARD_NEGATION.search(wider)) and not HARD_NEGATION.search(passage) and not negations(claim.says):
                    yield _lost(library, claim, (number, place), match.group())


def _lost(library: Library, claim: Claim, at: tuple[int, int], word: str) -> Problem:
    shown = "a hedge or negation" if library.public_log else f"'{word}'"
    what = f"{shown} stands right beside this fragment in the article, and 'says' has no word of the kind."
    return Problem(claim.at("passages", at[0], "words", at[1]), RULE, what, "take the word into the fragment, and keep it in 'says'.")
