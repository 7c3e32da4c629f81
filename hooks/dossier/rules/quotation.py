"""The rule `quotation`."""

from collections.abc import Iterator

from .. import words
from ..evidence import share
from ..library import Library
from ..models import Claim
from ..problems import Problem
from ..prose_texts import own_texts, quoted

RULE = "quotation"
LONGEST = 12  # words of a fragment
SHARE = 3  # all fragments together: at most one word in three of the article's body


def quotation(library: Library) -> Iterator[Problem]:
    """Fragments are short, never a whole sentence, and at most a third of the article; quotation marks stand only round verified words."""
    for claim in library.claims.values():
        print_ = library.prints.get(claim.source)
        for number, part in enumerate(claim.passages):
            for place, fragment in enumerate(part.words):
                length = len(words.forms(fragment))
                where = claim.at("passages", number, "words", place)
                if length > LONGEST:
                    yield Problem(
                        where,
                        RULE,
                        f"expected at most {LONGEST} words, found {length}.",
                        "keep the decisive ones, in two fragments if need be.",
                    )
                for block, index in print_.find(fragment) if print_ else ():
                    if (
                        print_
                        and block == part.block
                        and any(index <= start and end <= index + length for _, start, end in print_.spans(block))
                    ):
                        yield Problem(
                            where, RULE, "expected a part of a sentence, found a whole sentence.", "leave out what is not decisive."
                        )
        if print_ and (whole := _whole_sentence(library, claim)):
            yield Problem(
                claim.at("passages"), RULE, f"the fragments together are the whole of sentence {whole}.", "leave out what is not decisive."
            )
    for source in library.sources.values():
        if source.id in library.prints:
            quoted_words, body = share(library, source)
            if quoted_words * SHARE > body:
                yield Problem(
                    source.at("id"),
                    RULE,
                    f"expected at most {body // SHARE} of the article's {body} words in fragments, found {quoted_words}.",
                    "shorten the longest fragments.",
                )
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


def _whole_sentence(library: Library, claim: Claim) -> str:
    taken = {(block, index) for block, first, last in library.positions(claim) for index in range(first, last)}
    for block in {block for block, _ in taken}:
        for sentence, start, end in library.prints[claim.source].spans(block):
            if all((block, index) in taken for index in range(start, end)):
                return f"{block}.{sentence}"
    return ""
