"""Words by which readers look for something that is written otherwise: never shown, and found by the search."""

import re

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.subject import Subject


def of_subject(library: Library, subject: Subject) -> list[str]:
    """Return every other name of a subject: its short form and variants, and what dossier.yml adds."""
    added = [word for synonym in library.dossier.synonyms if synonym.subject == subject.id for word in synonym.words]
    return list(dict.fromkeys([*subject.names[1:], *added]))


def of_claim(claim: Claim) -> list[str]:
    """Return every large number of a claim as it may be typed: without the commas between its digits."""
    return list(dict.fromkeys(number.replace(",", "") for number in re.findall(r"\d{1,3}(?:,\d{3})+", claim.says)))


def of_page(library: Library, path: str) -> list[str]:
    """Return the words that dossier.yml adds to a page, by its path below docs/; to that of the states each year that can be asked for."""
    first, last = library.years
    years = [str(year) for year in range(first.year, last.year + 1)] if path == library.dossier.homes.state else []
    return [*years, *(word for synonym in library.dossier.synonyms if synonym.page == path for word in synonym.words)]
