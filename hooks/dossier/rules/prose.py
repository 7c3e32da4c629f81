"""The rule `prose`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .. import pages
from ..figures import date_figures, figures, spoken
from ..library import Library
from ..models import Claim
from ..pages import Page, Paragraph
from ..problems import Place, Problem, closest
from ..records import Event
from ..words import sentences

RULE = "prose"
ABOUT = ".about-the-site"
_CITES = re.compile(rf"(?:\s*{pages.CITE.pattern})+")


def prose(library: Library) -> Iterator[Problem]:
    """Every factual paragraph of a hand-written page cites claims that have its names and figures (in an essay every sentence); whether every claim is used shows only when the pages are rendered: see checking.py."""
    for page in library.pages.values():
        for paragraph in page.paragraphs():
            for key, offset in pages.cited(paragraph.text):
                if key not in library.claims and f"data/claims/{key.partition('/')[0]}.yml" not in library.damaged:
                    yield Problem(
                        page.place(paragraph, offset),
                        RULE,
                        f"there is no claim '{key}'.",
                        closest(key, library.claims) or "cite a claim as source/claim.",
                    )
            if not page.is_about_the_site and ABOUT not in paragraph.text:
                yield from _paragraph(library, page, paragraph)
    for question in library.questions.values():
        for number, answer in enumerate(question.answers):
            claims = [library.claims[key] for claim in answer.claims if (key := f"{answer.source}/{claim}") in library.claims]
            if answer.short and claims:
                yield from _unsupported(library, answer.short, claims, question.at("answers", number, "short"))


def _paragraph(library: Library, page: Page, paragraph: Paragraph) -> Iterator[Problem]:
    units = list(_sentences(paragraph.text)) if page.front.get("prose") == "by-sentence" else [(paragraph.text, 0)]
    for text, offset in units:
        keys = [key for key, _ in pages.cited(text)]
        place = page.place(paragraph, offset)
        if not keys:
            what = "sentence" if len(units) > 1 else "paragraph"
            yield Problem(
                place,
                RULE,
                f"this {what} cites no claim: '{pages.plain(text).strip()[:60]}'.",
                f"cite one, or end the paragraph with {{ {ABOUT} }} where it states no fact of the sources.",
            )
            continue
        claims = [library.claims[key] for key in keys if key in library.claims]
        if len(claims) == len(keys):
            yield from _unsupported(library, pages.plain(text), claims, place)


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a paragraph, with the citations that follow it, and its offset."""
    start = 0
    for match in [*_CITES.finditer(text), None]:
        chunk = text[start : match.start() if match else len(text)]
        found = sentences(chunk)
        for number, sentence in enumerate(found, 1):
            place = start + max(chunk.find(sentence[:20]), 0)
            if pages.plain(sentence).strip(" .\n"):
                yield sentence + (match.group() if match and number == len(found) else ""), place
        start = match.end() if match else len(text)


def _unsupported(library: Library, text: str, claims: list[Claim], place: Place) -> Iterator[Problem]:
    known = frozenset().union(*(_figures_of(library, claim.key) for claim in claims))
    for figure in sorted(figures(text) - known):
        yield Problem(place, RULE, f"no claim cited here has the figure '{spoken(figure)}'.", "correct it, or cite the claim that has it.")
    about: set[str] = set().union(*(_subjects_of(library, claim.key) for claim in claims))
    about |= {event.place for key in about if isinstance(event := library.subjects.get(key), Event) and event.place}
    supported = {name for key in about if key in library.subjects for name in library.subjects[key].names}
    for key in sorted(set(library.register.named_in(text)) - about):
        subject = library.subjects[key]
        if library.kinds[key] in {"person", "state", "force", "place"} and not supported & set(subject.names):
            yield Problem(place, RULE, f"no claim cited here names '{subject.name}'.", "correct it, or cite the claim that does.")


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
