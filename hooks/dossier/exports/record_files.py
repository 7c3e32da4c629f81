"""What is published of the articles' words: each word record and its openings, and both with the claims as a script for the browser.

A script, since a page that is read from a disk can fetch nothing, and must be able to compare all the same.
"""

import json

from dossier.exports import api_records
from dossier.library.library import Library
from dossier.proof import reach
from dossier.records import word_record
from dossier.records.claim import Claim
from dossier.records.source import Source
from dossier.views import addresses, wording

FOLDER = "records"


def files(library: Library) -> dict[str, bytes]:
    """Return every file of the records folder by its path in the site."""
    made: dict[str, bytes] = {}
    for source in library.sources_by_date:
        article = library.articles[source.id]
        texts = {"words": str(article.record), "openings": word_record.as_openings(source.id, article.openings)}
        made |= {f"{FOLDER}/{source.id}.{kind}": text.encode() for kind, text in texts.items()}
        made[f"{FOLDER}/{source.id}.js"] = f"wordRecord.take({json.dumps(_for_browser(library, source), ensure_ascii=False)})\n".encode()
    return made


def _for_browser(library: Library, source: Source) -> dict[str, object]:
    return {
        "source": source.id,
        "reference": wording.reference(source),
        "root": source.root,
        "words": str(library.articles[source.id].record),
        "claims": [_claim(library, claim) for claim in library.claims_of[source.id]],
        "unused": {
            f"{block}.{sentence}": [source.unused[entry].kind, source.unused[entry].because]
            for (block, sentence), entry in sorted(reach.left(library, source).items())
        },
    }


def _claim(library: Library, claim: Claim) -> dict[str, object]:
    """Return a claim as the reading room shows it; its quotations as [number of the first word, the words]."""
    article = library.articles[claim.source]
    return {
        "id": claim.id,
        "says": claim.says,
        "standing": wording.standing(claim),
        "hedge": claim.hedge,
        "chain": wording.chain_labels(library, claim)[:-1],
        "topics": claim.topics,
        "page": f"{addresses.folder(addresses.of_claim(claim))}/",
        "quotations": [
            [number, fragment] for part in claim.passages for fragment in part.words for number in article.find(part.block, fragment)
        ],
    }


def proof(library: Library, claim: Claim) -> dict[str, object]:
    """Return the opening of a claim with the root of the article's record, as its page and the browser have it."""
    opened = [word.model_dump() for word in api_records.proof(library, claim)]
    return {"source": claim.source, "scheme": word_record.SCHEME, "root": library.sources[claim.source].root, "words": opened}
