"""The part of the rule `reference` that looks at what sources answer to questions."""

from collections.abc import Iterator

from dossier.library.files import DOSSIER
from dossier.library.library import Library
from dossier.proof.matters import beginnings, matters
from dossier.proof.named_claims import known_claim
from dossier.records.problems import Problem, closest
from dossier.records.question import Question

RULE = "reference"


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
            if key in library.claims and not beginnings(f"{question.question} {answer.short}") & matters(library)[key]:
                what = f"'{claim}' has no word of the question or of this answer but such as stand in many claims."
                yield Problem(place, RULE, what, "name a claim on this matter, or say in 'short' what it adds.")
