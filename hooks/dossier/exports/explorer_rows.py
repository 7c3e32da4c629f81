"""All claims for the explorer, as one compact script: the page itself holds only the first of them.

A script, since a page that is read from a disk can fetch nothing.
"""

import json

from dossier.language.escape import curled
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.views import addresses, facets, search_words, wording

PATH = "explorer/rows.js"
FIRST = 50
"""Claims that the page itself holds, and that are added to it at a time: a slow processor lays out so many before a reader waits."""
COLUMNS = ("id", "says", "when", "date_in_words", "order", "topics", "standing", "standing_in_words", "standing_key", "commentary", "hedge", "speakers", "channels", "subjects", "also")  # fmt: skip


def script(library: Library) -> bytes:
    """Return the script: the columns, a row for each claim by date, and the words for the ids in them; lists of ids are joined by spaces."""
    choices = facets.choices(library)
    told = {
        "columns": COLUMNS,
        "words": {
            "source": {source.id: source.short for source in library.sources_by_date},
            **{facet: choices.get(facet, {}) for facet in ("topic", "speaker", "subject")},
        },
        "pages": f"../{addresses.CLAIMS}/",
        "rows": [_row(library, claim) for claim in library.by_date],
    }
    return f"var explorerRows = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _row(library: Library, claim: Claim) -> list[str]:
    date = wording.date_of(library, claim)
    return [
        claim.key, curled(claim.says), claim.when.text if claim.when else "", wording.when(library, claim), str(date.sort_key[0]), " ".join(claim.topics),
        claim.standing, wording.standing(claim), wording.standing_key(claim), "yes" if claim.commentary else "no", claim.hedge or "",
        " ".join(claim.speakers), " ".join(claim.channels), " ".join(claim.about),
        " ".join(search_words.of_claim(library, claim)),
    ]  # fmt: skip
