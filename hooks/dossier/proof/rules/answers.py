"""The part of the rule `reference` that looks at what sources answer to questions."""

from collections.abc import Iterator

from dossier.library.files import DOSSIER
from dossier.library.library import Library
from dossier.records.problems import Place, Problem, closest
from dossier.records.question import Question

RULE = "reference"


def answers(library: Library, question: Question) -> Iterator[Problem]:
    """Each source answers once, with a verdict that dossier.yml has; who is silent rests on no claim, and who is not on some."""
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
            yield from known_claim(library, f"{answer.source}/{claim}", question.at("answers", number, "claims", step))


def known_claims(library: Library, keys: list[str], place: Place) -> Iterator[Problem]:
    """The claims that are named exist."""
    for key in keys:
        yield from known_claim(library, key, place)


def known_claim(library: Library, key: str, place: Place) -> Iterator[Problem]:
    """The claim that is named exists."""
    source = key.partition("/")[0]
    if key not in library.claims and f"data/claims/{source}.yml" not in library.damaged:
        yield Problem(place, RULE, f"there is no claim '{key}'.", closest(key, library.claims) or "name a claim as source/claim.")
