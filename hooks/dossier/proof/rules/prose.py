"""The rule `prose`."""

import re
from collections.abc import Iterator

from dossier.language.numbers import date_figures
from dossier.language.words import sentences
from dossier.library import written_pages
from dossier.library.library import Library
from dossier.library.written_pages import NEEDS, Page, Paragraph
from dossier.proof import joined
from dossier.proof.named_claims import known_claim
from dossier.proof.rules.counts import ABOUT, counts
from dossier.records.claim import Claim
from dossier.records.problems import Place, Problem, closest

RULE = "prose"
_KINDS = frozenset({"by-sentence", "about-this-site"})
_CITES = re.compile(rf"(?:\s*{written_pages.CITE.pattern})+")


def prose(library: Library) -> Iterator[Problem]:
    """Every factual paragraph of a hand-written page cites claims that have its names and figures (in an essay every sentence), and so does every answer, every note on a difference and every headline of a picture; where all that is cited is somebody's word, or hedged, that shows in each part of a sentence; whether every claim is used shows only when the pages are rendered: see checking.py."""
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
    for what, tip in joined.faults(library, text, claims, known):
        yield Problem(place, RULE, what, tip)
