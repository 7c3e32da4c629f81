"""Rows and columns that stand for an article each, with the claims that they show."""

from collections import defaultdict
from functools import lru_cache

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.dossier import Verdict
from dossier.records.source import Source
from dossier.views import membership

Told = list[tuple[Source, list[Claim]]]


@lru_cache(maxsize=4)
def numbers(library: Library) -> dict[str, int]:
    """Return the number of each article by its id, the oldest being 1."""
    return {source.id: number for number, source in enumerate(library.sources_by_date, 1)}


def leads(library: Library) -> Told:
    """Return each article, oldest first, with the claim that leads it (none where its record names none)."""
    return [(one, [claim] if (claim := library.claims.get(f"{one.id}/{one.lead}")) else []) for one in library.sources_by_date]


def answers(library: Library) -> Told:
    """Return each article, newest first, with the claims that answer a question in it."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for question in library.questions.values():
        for answer in question.answers:
            claims[answer.source] += [library.claims[key] for key in answer.keys]
    return [(source, claims[source.id]) for source in reversed(library.sources_by_date)]


def verdicts(library: Library) -> list[Verdict]:
    """Return how the articles answer questions, in the order of dossier.yml: the ways that occur."""
    given = {answer.verdict for question in library.questions.values() for answer in question.answers}
    return [verdict for verdict in library.dossier.verdicts if verdict.id in given]


def members(library: Library) -> Told:
    """Return each article, newest first, with the claims that place a state in it."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in membership.members(library):
        for source, facts in row.cells.items():
            claims[source] += [claim for fact in facts for claim in fact.claims]
    return [(source, claims[source.id]) for source in reversed(library.sources_by_date)]
