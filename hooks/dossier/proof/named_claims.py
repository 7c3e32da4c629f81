"""Whether a claim that is named exists, which several rules ask."""

from collections.abc import Iterator

from dossier.library.library import Library
from dossier.records.problems import Place, Problem, closest


def known_claim(library: Library, key: str, place: Place, rule: str = "reference", or_draft: bool = False) -> Iterator[Problem]:
    """The claim that is named exists; with `or_draft` that of a draft, which is left out, is not missed. It is told in the name of the `rule` that asks."""
    source = key.partition("/")[0]
    if key in library.claims or library.is_unread(key) or (or_draft and source in library.left_out):
        return
    draft = f"{source} is a draft; delete 'draft: true' in its record, or leave this out until then." if source in library.left_out else ""
    yield Problem(place, rule, f"there is no claim '{key}'.", draft or closest(key, library.claims) or "name a claim as source/claim.")
