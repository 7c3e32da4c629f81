"""The rule `quotation`."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from dossier.language import words
from dossier.library.library import Library
from dossier.proof.limits import FIRST, LONGEST, PER_CLAIM
from dossier.proof.own_prose import own_texts, quoted
from dossier.proof.reach import share
from dossier.records.claim import Claim
from dossier.records.problems import Problem
from dossier.records.source import Source

RULE = "quotation"
_TOLD = 3  # fragments named where there are too many words


def quotation(library: Library) -> Iterator[Problem]:
    """A fragment is short, a claim's first one long enough to bear it, no sentence is quoted whole, and of an article at most a third (a short one: six words a claim, at most half); quotation marks stand only round verified words."""
    for claim in library.claims.values():
        yield from _lengths(library, claim)
    for source in library.sources.values():
        if source.id in library.articles:
            yield from _sentences(library, source)
            yield from _share(library, source)
    for text in own_texts(library):
        for words_quoted in quoted(text.text):
            wanted = words.forms(words_quoted)
            if not any(words.runs(words.forms(fragment), wanted) for fragment in text.fragments):
                yield Problem(
                    text.place,
                    RULE,
                    f"the quoted words '{words_quoted}' are in no fragment that is cited here.",
                    "take the quotation marks away, or cite the claim whose fragment has the words.",
                )


def _lengths(library: Library, claim: Claim) -> Iterator[Problem]:
    for number, part in enumerate(claim.passages):
        for place, fragment in enumerate(part.words):
            length = len(words.forms(fragment))
            if length > LONGEST:
                where = claim.at("passages", number, "words", place)
                tip = "keep the decisive ones, in two fragments if need be."
                yield Problem(where, RULE, f"expected at most {LONGEST} words, found {length}.", tip)
    numbered = enumerate(sorted(library.quoted_by(claim)))
    longest = max((len(list(run)) for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0])), default=0)
    if longest > LONGEST:
        what = f"expected at most {LONGEST} running words in a claim's fragments, found {longest} that touch or overlap."
        yield Problem(claim.at("passages"), RULE, what, "leave a word out between them, or share the longer one.")
    first = len(words.forms(claim.fragments[0]))
    if first < FIRST and not claim.trifle:
        what = f"expected a first fragment of {FIRST} to {LONGEST} words that bears the claim, found {first}."
        yield Problem(
            claim.at("passages", 0, "words", 0), RULE, what, "take in its verb or figure; 'trifle: true' is for captions and page matters."
        )
    elif first >= FIRST and claim.trifle:
        what = f"'trifle' is not needed: the first fragment has {first} words."
        yield Problem(claim.at("trifle"), RULE, what, "delete the line.")


def _sentences(library: Library, source: Source) -> Iterator[Problem]:
    """Yield the claims whose fragments complete a whole sentence, alone or with those of the claims before them."""
    record = library.articles[source.id].record
    sizes = Counter(record.places)
    taken: dict[tuple[int, int], set[int]] = {}
    for claim in library.claims_of[source.id]:
        for number in library.quoted_by(claim):
            taken.setdefault(record.places[number], set()).add(number)
        whole = sorted(place for place, numbers in taken.items() if len(numbers) == sizes[place])
        for block, sentence in whole:
            what = f"the fragments up to here are the whole of sentence {block}.{sentence}."
            yield Problem(claim.at("passages"), RULE, what, "leave out what is not decisive.")
            del taken[block, sentence]


def _share(library: Library, source: Source) -> Iterator[Problem]:
    taken, body = share(library, source)
    claims = library.claims_of[source.id]
    most = max(body // 3, min(PER_CLAIM * len(claims), body // 2))
    if taken <= most:
        return
    article = library.articles[source.id]
    uses = Counter(number for claim in claims for number in library.quoted_by(claim))
    costs = [
        (sum(uses[number] == 1 for number in article.quoted(part.block, fragment)), fragment, claim.key)
        for claim in claims
        for part in claim.passages
        for fragment in part.words
    ]
    dear = [f"'{fragment}' of {key} ({cost} that no other claim quotes)" for cost, fragment, key in sorted(costs, reverse=True)[:_TOLD]]
    what = f"expected at most {most} of the article's {body} words in fragments, found {taken}; the dearest: {', '.join(dear)}."
    yield Problem(source.at("id"), RULE, what, "shorten these, or let claims on one sentence share a fragment.")
