"""Words by which readers look for something that is written otherwise: never shown, and found by the search."""

import re
from dataclasses import dataclass

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.subject import Subject
from dossier.views import addresses, wording

# Of lunr, the theme's search, whose index has none of them: sought all the same they are the beginnings of other words, "in" of "inattentive".
STOP_WORDS = tuple(
    """a able about across after all almost also am among an and any are as at be because been but by can cannot could dear did do does either
    else ever every for from get got had has have he her hers him his how however i if in into is it its just least let like likely may me
    might most must my neither no nor not of off often on only or other our own rather said say says she should since so some than that the
    their them then there these they this tis to too twas us wants was we were what when where which while who whom why will with would yet
    you your""".split()
)
"""Words that tell nothing of what is sought: left out of a question that has others."""


def of_subject(library: Library, subject: Subject) -> list[str]:
    """Return every other name of a subject: its short form and variants, and what dossier.yml adds."""
    added = [word for synonym in library.dossier.synonyms if synonym.subject == subject.id for word in synonym.words]
    return list(dict.fromkeys([*subject.names[1:], *added]))


def of_claim(library: Library, claim: Claim) -> list[str]:
    """Return the words by which a claim is looked for and that it does not say: its large numbers without commas, other names of whom and what it names, and other ways to write its words."""
    numbers = [number.replace(",", "") for number in re.findall(r"\d{1,3}(?:,\d{3})+", claim.says)]
    names = [name for key in sorted(claim.named) for name in of_subject(library, library.subjects[key])]
    written = [word for one in library.dossier.synonyms if one.written and one.written in claim.says for word in one.words]
    return list(dict.fromkeys([*numbers, *names, *written]))


@dataclass(frozen=True)
class Known:
    """What the search knows of a place beside the words that stand there: words by which it is found too, which article tells it, and how much it weighs."""

    also: list[str]
    told_by: str = ""
    weight: int = 1


def by_place(library: Library) -> dict[str, Known]:
    """Return what the search knows of places, by their addresses in the site; the page of the states is found by each year that can be asked for."""
    subjects = library.subjects.values()
    described = {_place(addresses.of_subject(library, subject)): of_subject(library, subject) for subject in subjects}
    # Where it is described comes first for whoever asks for it alone; the theme itself weighs a section at two fifths of a page.
    found = {place: Known(words, weight=4 if "#" in place else 2) for place, words in described.items()}
    if home := library.dossier.homes.state:
        first, last = library.years
        found[_place(home)] = Known([str(year) for year in range(first.year, last.year + 1)])
    told_by = {source.id: wording.reference(source) for source in library.sources.values()}
    for claim in library.claims.values():
        voices = [library.subjects[key].name for key in (*claim.speakers, *claim.channels)]
        found[_place(addresses.of_claim(claim))] = Known([*of_claim(library, claim), *voices], told_by[claim.source])
    return found


def _place(path: str) -> str:
    page, mark, anchor = path.partition("#")
    return addresses.page_name(page)[1:] + mark + anchor
