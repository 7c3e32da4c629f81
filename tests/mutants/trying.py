"""Every mutant of the real data, and whether the rules catch it. Without the articles' texts the kinds that only a text shows are left out."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dossier.desk.checking import usage
from dossier.library.library import Library
from dossier.proof.rules import RULES
from dossier.proof.rules.receipt import receipt
from dossier.records.claim import Claim
from dossier.records.problems import Problem
from dossier.records.question import Question
from dossier.records.reader import Document
from dossier.records.source import Source
from dossier.site.rendering import uses_of_written
from pydantic import ValidationError

from tests import real
from tests.mutants.changing import Kind, Raw
from tests.mutants.joined import Joined, damages, joined, told
from tests.mutants.records import (
    blocks,
    currencies,
    dates,
    deletions,
    figures,
    fragments,
    member_states,
    months,
    moves,
    number_words,
    quantities,
    stages,
)
from tests.mutants.wording import (
    alternatives,
    employers,
    exchanged_parties,
    hedges,
    names,
    negations,
    speakers,
    standings,
    trimmed_hedges,
    turned_verbs,
)


@dataclass(frozen=True)
class Mutant:
    """One damage: its kind, the claim or source that it was done to, what was done, and the damaged record (None: deleted)."""

    kind: str
    key: str
    what: str
    raw: Raw | None
    source: str = ""  # where the claim stands, if it was moved to another source

    @property
    def name(self) -> str:
        """A name that says which mutant it is, for the list of survivors."""
        return f"{self.kind}: {self.key}: {self.what}"


KINDS: tuple[Kind, ...] = (
    figures, number_words, months, dates, currencies, quantities, names, speakers, employers, member_states, blocks,
    fragments, negations, hedges, trimmed_hedges, alternatives, standings, stages, exchanged_parties, turned_verbs, deletions, moves,
)  # fmt: skip
# What a sentence says beside its fragments is known only with the text.
NEED_TEXT: frozenset[Kind] = frozenset({alternatives, names, speakers, trimmed_hedges, exchanged_parties, turned_verbs})


def raw_of(claim: Claim) -> Raw:
    """Return the claim's record as its file has it."""
    document, steps = claim.document, claim.steps
    value: Any = document.data
    for step in steps:
        value = value[step]
    return value  # type: ignore[no-any-return]


def every_mutant(library: Library) -> Iterator[Mutant]:
    """Yield every mutant of every claim, and of every source's record."""
    for claim in library.claims.values():
        for kind in tried():
            for what, raw in kind(library, claim, raw_of(claim)):
                source = _other(library, claim) if kind is moves else ""
                yield Mutant(kind.__name__, claim.key, what, raw, source)
        yield Mutant("duplicates", claim.key, "again under another id", {**raw_of(claim), "id": f"{claim.id}-again"})
    for source in library.sources.values():
        used = sorted({passage.block for claim in library.claims_of[source.id] for passage in claim.passages})
        for block in used:
            yield Mutant("stale", source.id, f"block {block} said to be unused", {"block": block})
    for question in library.questions.values():
        yield from _misfilled(library, question)
    for where, text in _joined().items():
        for damage, what, said in damages(library, text):
            yield Mutant(damage, where, what, {"says": said})


def _misfilled(library: Library, question: Question) -> Iterator[Mutant]:
    """Yield the question with each of its answers in turn filled from what the same source answers to the next question."""
    order = list(library.questions.values())
    following = [*order[order.index(question) + 1 :], *order[: order.index(question)]]
    for answer in question.answers:
        answered = (other for asked in following for other in asked.answers if other.source == answer.source)
        other = next((found for found in answered if set(found.claims) - set(answer.claims)), None)
        if answer.claims and other:
            claims = sorted(set(other.claims) - set(answer.claims))
            yield Mutant("answers", question.id, f"{answer.source} from {', '.join(claims)}", {"source": answer.source, "claims": claims})


def _other(library: Library, claim: Claim) -> str:
    order = sorted(library.sources)
    return order[(order.index(claim.source) + 1) % len(order)]


def whole() -> Library:
    """The real library, with the texts that are at hand."""
    return real.read().library


def tried() -> list[Kind]:
    """Return the kinds of damage that are tried: all, or without the texts those that show without them."""
    return [kind for kind in KINDS if whole().has_every_text or kind not in NEED_TEXT]


@lru_cache(maxsize=1)
def _joined() -> dict[str, Joined]:
    """Return what is joined from claims, by where it stands."""
    return {text.where: text for text in joined(whole())}


@lru_cache(maxsize=512)
def _focused(key: str) -> tuple[Library, frozenset[Problem]]:
    """Return a library of one claim alone, for a quick first try, and the problems that its being alone makes."""
    library = whole()
    claim = library.claims[key]
    alone = replace(
        library, claims=MappingProxyType({key: claim}), sources=MappingProxyType({claim.source: library.sources[claim.source]}),
        articles=MappingProxyType({claim.source: library.articles[claim.source]}), pages=MappingProxyType({}), published=frozenset({key}),
    )  # fmt: skip
    return alone, frozenset(found(alone))


def caught(mutant: Mutant) -> bool:
    """Tell whether the check finds a problem in the damaged data."""
    library = whole()
    if mutant.kind == "stale":
        return _new(_with_stale(library, mutant))
    if mutant.kind == "answers":
        return _new(_with_answer(library, mutant))
    if mutant.key in _joined() and mutant.raw:
        return told(_joined()[mutant.key].saying(mutant.raw["says"]))
    original = library.claims[mutant.key]
    if mutant.raw is None:
        return _new(replace(library, claims=MappingProxyType({key: claim for key, claim in library.claims.items() if key != mutant.key})))
    try:
        claim = Claim.model_validate(mutant.raw)
    except ValidationError:
        return True
    claim.placed(Document(original.document.path, mutant.raw, {(): original.at()}))
    claim._source = mutant.source or original.source
    if mutant.kind == "duplicates":
        return _new(replace(library, claims=MappingProxyType({**library.claims, claim.key: claim})))
    if not mutant.source:
        alone, known = _focused(mutant.key)
        before = {(problem.rule, problem.message) for problem in known}
        damaged = replace(alone, claims=MappingProxyType({mutant.key: claim}))
        if any((problem.rule, problem.message) not in before for problem in found(damaged)):
            return True
    kept = {key: other for key, other in library.claims.items() if key != mutant.key}
    return _new(replace(library, claims=MappingProxyType({**kept, claim.key: claim})))


def found(library: Library) -> Iterator[Problem]:
    """Yield what the rules but `receipt` find; that openings are due does not count, since a check with the texts writes them by itself."""
    for rule in RULES.values():
        if rule is not receipt:
            yield from (problem for problem in rule(library) if problem.entry != "openings")


def _new(library: Library) -> bool:
    """Tell whether the check finds a problem; the first is enough, and pages are rendered only where no rule finds one."""
    return any(True for _ in found(library)) or any(True for _ in usage(library, uses_of_written(library)))


def _with_stale(library: Library, mutant: Mutant) -> Library:
    source = library.sources[mutant.key]
    assert mutant.raw is not None
    entry = {"block": mutant.raw["block"], "kind": "empty", "because": "It says nothing."}
    data = source.model_dump(by_alias=True)
    changed = Source.model_validate({**data, "published": str(source.published), "unused": [*data["unused"], entry], **_copied(source)})
    changed.placed(source.document)
    return replace(library, sources=MappingProxyType({**library.sources, source.id: changed}))


def _with_answer(library: Library, mutant: Mutant) -> Library:
    question = library.questions[mutant.key]
    assert mutant.raw is not None
    put = {"claims": mutant.raw["claims"]}
    answers = [answer.model_copy(update=put if answer.source == mutant.raw["source"] else {}) for answer in question.answers]
    return replace(
        library, questions=MappingProxyType({**library.questions, question.id: question.model_copy(update={"answers": answers})})
    )


def _copied(source: Source) -> Raw:
    return {"copy": {**source.copied.model_dump(), "posted": str(source.copied.posted)}} if source.copied else {}


def sample(size: int) -> list[Mutant]:
    """Return a repeatable sample in which every kind has its share."""
    by_kind: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in every_mutant(whole()):
        by_kind[mutant.kind].append(mutant)
    chance = random.Random(2019)  # noqa: S311, a repeatable choice
    share = size // len(by_kind)
    return [mutant for mutants in by_kind.values() for mutant in chance.sample(mutants, min(share, len(mutants)))]
