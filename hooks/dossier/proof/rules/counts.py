"""What the rule `prose` finds typed that the data know: how many articles there are, and from which year to which."""

import re
from collections.abc import Iterator

from dossier.language.numbers import ORDINALS, figures
from dossier.library.files import DOSSIER
from dossier.library.library import Library
from dossier.records.problems import Place, Problem
from dossier.records.source import years

RULE = "prose"
_FROM_TO = re.compile(r"^From\b.*?\b((?:19|20)\d\d)\b.*?\bto\b.*?\b((?:19|20)\d\d)\b")
ABOUT = ".about-the-site"
_COUNTED = re.compile(
    r"\b(?:all|the|these|what|how|as|there are|holds?|has)\s+(?P<number>[a-z]+|\d[\d,]*)\s+(?:(?:news|newspaper)\s+)?"
    r"(?P<what>articles|sources|claims|questions)\b(?!\s+(?:of|from|that|which)\b)",
    re.IGNORECASE,
)
_WRITTEN = "write {{ articles() }}, or {{ library.claims|count }}, which count them."
_BOUND = re.compile(r"\b(?P<end>later|earlier) than (?P<year>(?:19|20)\d\d)\b")
_COVERS = re.compile(r"\bcover(?:s|ed|ing)?\s+$")
_SPAN = re.compile(r"\b(?P<first>(?:19|20)\d\d)(?:\s*[–-]\s*| to )(?P<last>(?:19|20)\d\d)\b")


def counts(library: Library) -> Iterator[Problem]:
    """Yield the numbers of articles and the spans of years, in what pages say of the site, that are not those of the data."""
    if any(path.startswith("seeds/") for path in library.damaged):
        return  # what is missing is told there
    yield from _headlines(library) if not library.drafts - library.left_out else ()
    published = [source for source in library.sources.values() if not source.draft]
    number, span = len(published), years(published)
    claims = sum(not library.sources[claim.source].draft for claim in library.claims.values() if claim.source in library.sources)
    numbers = {"articles": number, "sources": number, "claims": claims, "questions": len(library.questions)}
    for place, text, is_head in _texts(library):
        folded = text.casefold()  # most texts have none of the words that are looked for, which is seen ten times sooner
        for match in _COUNTED.finditer(text) if any(what in folded for what in numbers) else ():
            told = figures(match["number"]) if match["number"].casefold() not in ORDINALS else frozenset()
            there = numbers[match["what"].casefold()]
            if told and told != {str(there)}:
                what = f"expected {there} {match['what']}, as many as there are, found '{match.group()}'."
                typed = "say it without the number." if place.path.startswith("data/") else _WRITTEN
                yield Problem(place, RULE, what, typed)
        for match in _BOUND.finditer(text) if " than " in text else ():
            if span and match["year"] != span[-1 if match["end"] == "later" else 0]:
                what = f"expected a year in which an article appeared last or first, found '{match.group()}'."
                yield Problem(place, RULE, what, "write {{ library.sources_by_date[-1].published|spoken }}, or [0], which know it.")
        for match in _SPAN.finditer(text) if "19" in text or "20" in text else ():
            if (is_head or _COVERS.search(text[: match.start()])) and span and (match["first"], match["last"]) != (span[0], span[-1]):
                what = f"expected the years of the articles, {span[0]} to {span[-1]}, found '{match.group()}'."
                yield Problem(place, RULE, what, "write {{ span() }} on a page, and {years} in dossier.yml, which know them.")


def _headlines(library: Library) -> Iterator[Problem]:
    """Yield the headlines that go from one year to another, where the time axes do not."""
    axis = tuple(str(day.year) for day in library.years)
    for number, headline in enumerate(library.dossier.headlines):
        if (match := _FROM_TO.search(headline.says)) and match.groups() != axis:
            what = f"expected the years of the pictures, {axis[0]} to {axis[1]}, found '{match[1]}' and '{match[2]}'."
            yield Problem(library.dossier.at("headlines", number, "says"), RULE, what, "say what the picture shows now.")


def _texts(library: Library) -> Iterator[tuple[Place, str, bool]]:
    """Yield what says something of the whole, and whether it is a title or description, in which years are those of the articles."""
    if DOSSIER not in library.damaged:
        for key in ("title", "description"):
            yield library.dossier.at(key), getattr(library.dossier, key), True
    for subject in library.subjects.values():
        yield subject.at("description"), subject.description, False
    for page in library.pages.values():
        for number, line in enumerate(page.text.splitlines()[:11], 1):
            if line.startswith(("title:", "description:")):
                yield Place(page.path, number), line, True
        for paragraph in page.paragraphs():
            if page.is_about_the_site or ABOUT in paragraph.text:
                yield page.place(paragraph, 0), paragraph.text, False
