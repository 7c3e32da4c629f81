"""Kinds of damage to what is joined from claims: answers, headlines of pictures, notes on differences and the sentences of essays."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from dossier.language.cues import FAMILIES
from dossier.language.words import sentences
from dossier.library.library import Library
from dossier.library.written_pages import CITE, Page, cited, plain
from dossier.proof.rules.prose import prose
from dossier.records.claim import Claim

KINDS = ("figures joined", "hedges joined", "names joined", "speakers joined")
_CLAUSE = r"[^,;:.]{1,80}?"
_SAYING = (
    r"(?:sa(?:id|ys?)|told "
    + _CLAUSE
    + r"|stressed|insisted|announced|argue[sd]|warned|added|reports?|reported|writes|wrote|noted|stated|recalled)"
)
# "Bordyuzha said that", "as the article puts it" and the like, which an editor who is short of space cuts.
ATTRIBUTIONS = re.compile(
    rf"\b[Aa]ccording to {_CLAUSE}, |, according to [^,;.]+|^{_CLAUSE} {_SAYING} that |, (?:as )?{_CLAUSE} {_SAYING}(?=[,.;]|$)|^By {_CLAUSE}(?: report| account), "
)


class Joined(NamedTuple):
    """A text of ours: where it stands, what it says, the claims that it joins, and the library with another text in its place."""

    where: str
    text: str
    claims: list[Claim]
    saying: Callable[[str], Library]


def joined(library: Library) -> Iterator[Joined]:
    """Yield every text that is joined from claims."""
    for question in library.questions.values():
        for number, answer in enumerate(question.answers):
            if answer.short and answer.keys:
                claims = [library.claims[key] for key in answer.keys]
                yield Joined(f"answer {question.id}, {answer.source}", answer.short, claims, _answering(library, question.id, number))
    for number, headline in enumerate(library.dossier.headlines):
        claims = [library.claims[key] for key in headline.cites]
        yield Joined(f"headline {headline.picture}", headline.says, claims, _headed(library, number))
    for one, other, mark in library.differences:
        yield Joined(f"difference {mark.title}", mark.how, [one, other], _differing(library, one, one.differs_from.index(mark)))
    for page in library.pages.values():
        if page.front.get("prose") == "by-sentence":
            for paragraph in page.paragraphs():
                for sentence, calls in _cited_sentences(paragraph.text):
                    claims = [library.claims[key] for key, _ in cited(calls)]
                    yield Joined(f"{page.path}: {plain(sentence)[:80]}", sentence, claims, _written(library, page, sentence))


def _cited_sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield (sentence, the calls that cite after it) of a paragraph."""
    start = 0
    for match in re.finditer(rf"(?:\s*{CITE.pattern})+", text):
        yield sentences(text[start : match.start()])[-1].strip(), match.group()
        start = match.end()


def _answering(library: Library, question: str, number: int) -> Callable[[str], Library]:
    def saying(text: str) -> Library:
        asked = library.questions[question]
        answers = [one.model_copy(update={"short": text} if place == number else {}) for place, one in enumerate(asked.answers)]
        changed = asked.model_copy(update={"answers": answers})
        return dataclasses.replace(library, questions=MappingProxyType({**library.questions, question: changed}))

    return saying


def _headed(library: Library, number: int) -> Callable[[str], Library]:
    def saying(text: str) -> Library:
        headlines = [
            one.model_copy(update={"says": text} if place == number else {}) for place, one in enumerate(library.dossier.headlines)
        ]
        return dataclasses.replace(library, dossier=library.dossier.model_copy(update={"headlines": headlines}))

    return saying


def _differing(library: Library, claim: Claim, number: int) -> Callable[[str], Library]:
    def saying(text: str) -> Library:
        marks = [one.model_copy(update={"how": text} if place == number else {}) for place, one in enumerate(claim.differs_from)]
        changed = claim.model_copy(update={"differs_from": marks})
        return dataclasses.replace(library, claims=MappingProxyType({**library.claims, claim.key: changed}))

    return saying


def _written(library: Library, page: Page, sentence: str) -> Callable[[str], Library]:
    def saying(text: str) -> Library:
        changed = dataclasses.replace(page, text=page.text.replace(sentence, text, 1))
        return dataclasses.replace(library, pages=MappingProxyType({**library.pages, page.path: changed}))

    return saying


def damages(library: Library, one: Joined) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, what was done, damaged text) of a text: what a rule without the articles can see."""
    for match in re.finditer(r"\d+(?:,\d{3})*", one.text):
        digits = match.group()
        yield "figures joined", f"{digits} changed", _put(one.text, match, digits[:-1] + str((int(digits[-1]) + 3) % 10))
    attributed = all(claim.commentary or (claim.standing != "done" and (claim.speakers or claim.channels)) for claim in one.claims)
    if attributed and ATTRIBUTIONS.search(one.text):
        yield "speakers joined", "whose word it is cut", _begun(ATTRIBUTIONS.sub("", one.text))
    if all(claim.hedge for claim in one.claims):
        for hedges, keepers in FAMILIES.values():
            if any(hedges.search(claim.hedge or "") for claim in one.claims):
                for match in keepers.finditer(one.text):
                    yield "hedges joined", f"'{match.group()}' cut", _put(one.text, match, "")
    for key, found in library.register.named_in(one.text).items():
        others = [other for other in library.of_kind(library.kinds[key]) if not any(other.id in claim.named for claim in one.claims)]
        if library.kinds[key] in {"person", "state"} and others:
            start, end = found[0]
            other = others[len(one.text) % len(others)].label
            if other == one.text[start:end]:
                continue
            yield "names joined", f"{one.text[start:end]} to {other}", f"{one.text[:start]}{other}{one.text[end:]}"


def _put(text: str, match: re.Match[str], new: str) -> str:
    return _begun(f"{text[: match.start()]}{new}{text[match.end() :]}")


def _begun(text: str) -> str:
    changed = " ".join(text.split())
    return changed[:1].upper() + changed[1:]


def told(library: Library) -> bool:
    """Tell whether the rule on prose finds a problem."""
    return any(True for _ in prose(library))
