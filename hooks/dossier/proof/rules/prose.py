"""The rule `prose`."""

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from dossier.language import words
from dossier.language.cues import ATTRIBUTED, CUES, FAMILIES
from dossier.language.dates import MONTHS
from dossier.language.numbers import date_figures, figures, spoken
from dossier.language.words import sentences
from dossier.library import written_pages
from dossier.library.library import Library
from dossier.library.naming import Span, proper_names
from dossier.library.written_pages import NEEDS, Page, Paragraph
from dossier.proof.named_claims import known_claim
from dossier.proof.rules.counts import ABOUT, counts
from dossier.records.claim import Claim
from dossier.records.problems import Place, Problem, closest
from dossier.records.subject import Event

RULE = "prose"
_DAYS = tuple(calendar.day_name)
_KINDS = frozenset({"by-sentence", "about-this-site"})
_CITES = re.compile(rf"(?:\s*{written_pages.CITE.pattern})+")


def prose(library: Library) -> Iterator[Problem]:
    """Every factual paragraph of a hand-written page cites claims that have its names and figures (in an essay every sentence), and so does every answer, every note on a difference and every headline of a picture; where all that is cited is somebody's word, or hedged, that shows; whether every claim is used shows only when the pages are rendered: see checking.py."""
    for page in library.pages.values():
        if page.front.get("prose") not in _KINDS:
            yield Problem(
                Place(page.path),
                RULE,
                f"expected 'prose: by-sentence' or 'prose: about-this-site' in the front matter, found '{page.front.get('prose')}'.",
                "say which of the two the page is.",
            )
        if page.needs not in NEEDS:
            what = f"expected one of {', '.join(NEEDS[1:])} after 'needs', found '{page.needs}'."
            yield Problem(Place(page.path), RULE, what, closest(page.needs, NEEDS[1:]) or "take the line out.")
        for line, text in page.intruders() if page.front.get("prose") == "by-sentence" else ():
            yield Problem(
                Place(page.path, line),
                RULE,
                f"expected prose, lists and calls on this page, found '{text[:40]}'.",
                "say it in a sentence that cites, or in a template.",
            )
        for paragraph in page.paragraphs():
            for key, offset in written_pages.cited(paragraph.text):
                yield from known_claim(library, key, page.place(paragraph, offset), RULE)
            if not page.is_about_the_site and ABOUT not in paragraph.text:
                yield from _paragraph(library, page, paragraph)
    for question in library.questions.values():
        for number, answer in enumerate(question.answers):
            claims = [library.claims[key] for key in answer.keys if key in library.claims]
            if answer.short and claims:
                place = question.at("answers", number, "short")
                yield from _joined(library, answer.short, claims, place)
    dates = frozenset().union(*(date_figures(source.published) for source in library.sources.values()))
    for one, other, mark in library.differences:  # a note may point to a third article that has the same
        place = one.at("differs_from", one.differs_from.index(mark), "how")
        yield from _joined(library, mark.how, [one, other], place, dates)
    for number, headline in enumerate(library.dossier.headlines):
        place = library.dossier.at("headlines", number, "says")
        if all(key in library.claims for key in headline.cites):
            claims = [library.claims[key] for key in headline.cites]
            yield from _joined(library, headline.says, claims, place)
    yield from counts(library)


def _paragraph(library: Library, page: Page, paragraph: Paragraph) -> Iterator[Problem]:
    units = list(_sentences(paragraph.text)) if page.front.get("prose") == "by-sentence" else [(paragraph.text, 0)]
    for text, offset in units:
        keys = [key for key, _ in written_pages.cited(text)]
        place = page.place(paragraph, offset)
        if not keys:
            what = "sentence" if len(units) > 1 else "paragraph"
            yield Problem(
                place,
                RULE,
                f"this {what} cites no claim: '{written_pages.plain(text).strip()[:60]}'.",
                f"cite one, or end the paragraph with {{ {ABOUT} }} where it states no fact of the sources.",
            )
            continue
        claims = [library.claims[key] for key in keys if key in library.claims]
        if len(claims) == len(keys):
            yield from _joined(library, written_pages.plain(text), claims, place)


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a paragraph, with the citations that follow it, and its offset."""
    start = 0
    for match in [*_CITES.finditer(text), None]:
        chunk = text[start : match.start() if match else len(text)]
        found = sentences(chunk)
        for number, sentence in enumerate(found, 1):
            place = start + max(chunk.find(sentence[:20]), 0)
            if written_pages.plain(sentence).strip(" .\n"):
                yield sentence + (match.group() if match and number == len(found) else ""), place
        start = match.end() if match else len(text)


def _joined(library: Library, text: str, claims: list[Claim], place: Place, known: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Yield what a sentence of ours says beyond the claims from which it is joined, and what of theirs it has lost."""
    yield from _unsupported(library, text, claims, place, known)
    yield from _unattributed(library, text, claims, place)
    if all(claim.hedge for claim in claims) and not any(_hedged(text, claim) for claim in claims):
        what = f"every claim cited here is hedged, and no word here shows it ('{claims[0].hedge}')."
        yield Problem(place, RULE, what, "keep the hedge, or a word of the same kind.")


def _hedged(text: str, claim: Claim) -> bool:
    """Tell whether a text keeps the hedge of a claim, by a word of its kind, or by one that shows what is not done."""
    kinds = (keepers for hedges, keepers in FAMILIES.values() if hedges.search(claim.hedge or ""))
    return any(keepers.search(text) for keepers in kinds) or (
        claim.standing not in {"done", "said"} and bool(CUES[claim.standing].search(text))
    )


def _unattributed(library: Library, text: str, claims: list[Claim], place: Place) -> Iterator[Problem]:
    """Yield a problem where all that is cited is somebody's word or the article's own judgement, and nothing in the sentence shows it."""
    whose = {key for claim in claims for key in (*claim.speakers, *claim.channels)}
    if all(claim.commentary or (claim.standing != "done" and (claim.speakers or claim.channels)) for claim in claims):
        outlets = {name for claim in claims for name in (library.sources[claim.source].short, library.sources[claim.source].outlet)}
        if not (whose & set(library.register.named_in(text)) or any(name in text for name in outlets) or ATTRIBUTED.search(text)):
            names = ", ".join(sorted({wording for claim in claims for wording in _voices(library, claim)}))
            yield Problem(
                place,
                RULE,
                f"this sentence does not show whose word it is ({names}).",
                "name the speaker or the outlet, or say that it is said.",
            )


def _voices(library: Library, claim: Claim) -> list[str]:
    keys = (*claim.speakers, *claim.channels)
    return [library.subjects[key].label for key in keys if key in library.subjects] or [library.sources[claim.source].short]


def _unsupported(library: Library, text: str, claims: list[Claim], place: Place, known: frozenset[str] = frozenset()) -> Iterator[Problem]:
    known = known.union(*(_figures_of(library, claim.key) for claim in claims))
    for figure in sorted(figures(text) - known):
        yield Problem(place, RULE, f"no claim cited here has the figure '{spoken(figure)}'.", "correct it, or cite the claim that has it.")
    about: set[str] = set().union(*(_subjects_of(library, claim.key) for claim in claims))
    about |= {event.place for key in about if isinstance(event := library.subjects.get(key), Event) and event.place}
    supported = {name for key in about if key in library.subjects for name in library.subjects[key].names}
    named = library.register.named_in(text)
    covered = [span for key, found in named.items() if key in about for span in found]
    for key in sorted(set(named) - about):
        subject = library.subjects[key]
        alone = [span for span in named[key] if not any(first <= span[0] and span[1] <= last for first, last in covered)]
        if alone and library.kinds[key] != "event" and not _is_general(text, alone) and not supported & set(subject.names):
            yield Problem(place, RULE, f"no claim cited here names '{subject.name}'.", "correct it, or cite the claim that does.")
    heard = {
        form
        for claim in claims
        for part in (claim.says, *claim.fragments, library.sources[claim.source].short)
        for form in words.forms(part)
    }
    heard |= {form for name in supported for form in words.forms(name)}
    for start, end in proper_names(text, library.ordinary_words):
        if not set(words.forms(text[start:end].removesuffix("’s").removesuffix("'s"))) <= heard and text[start:end] not in (
            *MONTHS,
            *_DAYS,
        ):
            yield Problem(place, RULE, f"no claim cited here has the name '{text[start:end]}'.", "correct it, or cite the claim that does.")
    standings = {claim.standing for claim in claims}
    if claims and not standings & {"done", "said"} and not any(CUES[standing].search(text) for standing in standings):
        yield Problem(
            place,
            RULE,
            f"the claims cited here are {' and '.join(sorted(standings))}, and no word here shows it.",
            "say how firmly the source puts it.",
        )


def _is_general(text: str, found: list[Span]) -> bool:
    """Tell whether the name is a description that begins without a capital, such as "guards from Norland"."""
    return all(text[start].islower() for start, _ in found)


@lru_cache(maxsize=4096)
def _subjects_of(library: Library, key: str) -> frozenset[str]:
    """Return the ids of the subjects that a claim names, in its fields or in its words, and of its source's outlet."""
    claim = library.claims[key]
    words = f"{claim.says} / {library.sources[claim.source].short}"
    return frozenset(claim.named | set(library.register.named_in(words)))


@lru_cache(maxsize=4096)
def _figures_of(library: Library, key: str) -> frozenset[str]:
    claim = library.claims[key]
    found = figures(claim.says) | (date_figures(claim.when) if claim.when else frozenset())
    found |= date_figures(library.sources[claim.source].published)
    counted = [
        names for part in claim.parts.values() for field in ("states", "delegations", "attended") if (names := getattr(part, field, []))
    ]
    found |= {str(len(names)) for names in counted}
    for key in claim.named & set(library.subjects):
        subject = library.subjects[key]
        found |= figures(" ".join(subject.names)) | (date_figures(subject.date) if isinstance(subject, Event) else frozenset())
    return found
