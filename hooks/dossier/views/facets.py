"""What claims can be sorted out by: source, topic, standing, speaker and subject."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.views import wording

NAMES = {"source": "Source", "topic": "Topic", "standing": "How firmly", "speaker": "Speaker", "subject": "Subject"}
"""What readers call the facets."""


@lru_cache(maxsize=4)
def choices(library: Library) -> dict[str, dict[str, str]]:
    """Return what claims can be sorted out by: for each facet the values that occur, each with its words, in a fixed order."""
    claims = library.claims.values()
    spoken_by = {key for claim in claims for key in claim.speakers}
    named = {key for claim in claims for key in claim.about}
    names = sorted((subject.label, subject.id) for subject in library.subjects.values())
    found = {
        "source": {source.id: wording.reference(source) for source in library.sources_by_date},
        "topic": library.dossier.topic_titles,
        "standing": {
            key: words for key, words in wording.STANDING_LABELS.items() if any(wording.standing_key(claim) == key for claim in claims)
        },
        "speaker": {key: label for label, key in names if key in spoken_by},
        "subject": {key: label for label, key in names if key in named},
    }
    return {facet: values for facet, values in found.items() if values}


@lru_cache(maxsize=4)
def counts(library: Library) -> Counter[tuple[str, str]]:
    """Return how many claims have each (facet, value)."""
    return Counter((facet, key) for claim in library.claims.values() for facet, keys in of(claim).items() for key in keys)


def of(claim: Claim) -> dict[str, Sequence[str]]:
    """Return the values that a claim has for each of the facets."""
    return {
        "source": [claim.source],
        "topic": claim.topics,
        "standing": [wording.standing_key(claim)],
        "speaker": claim.speakers,
        "subject": claim.about,
    }
