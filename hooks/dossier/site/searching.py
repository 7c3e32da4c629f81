"""The index of the search, with what no page shows: other words by which a place is found, the article of each claim, and words that tell nothing.

The theme looks through every field that the index names, and shows title, text and tags alone.
"""

from typing import Any

from dossier.library.library import Library
from dossier.views import search_words

ALSO = "also"
"""The field of the other words; `builder.yml` says what it weighs."""


def completed(library: Library, index: dict[str, Any]) -> dict[str, Any]:
    """Return the index that the builder made of the pages, with what the library knows of each place; words that its title has are not told again."""
    known = search_words.by_place(library)
    docs = [_completed(row, known.get(row["location"])) for row in index["docs"]]
    return {"config": {**index["config"], "stop_words": search_words.STOP_WORDS}, "docs": docs}


def _completed(row: dict[str, Any], known: search_words.Known | None) -> dict[str, Any]:
    if known is None:
        return row
    title = row["title"].lower().split()
    words = dict.fromkeys(word for name in known.also for word in name.split())
    also = [word for word in words if not any(told.startswith(word.lower()) for told in title)]
    added = {ALSO: " ".join(also), "tags": [known.told_by] if known.told_by else [], "boost": known.weight if known.weight > 1 else None}
    return row | {name: value for name, value in added.items() if value}
