"""A claim's typed parts in words, as its own page shows them."""

from typing import Any

from dossier.language.dates import Edtf, spoken
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.parts import Attendant, Quantity
from dossier.views import wording


def rows(library: Library, claim: Claim) -> list[tuple[str, str]]:
    """Return a claim's typed parts as (field, value in words), for its own page."""
    made = []
    for name, part in claim.parts.items():
        for field_name, info in type(part).model_fields.items():
            value = getattr(part, field_name)
            if value != info.get_default(call_default_factory=True) and value not in (None, []):
                made.append((f"{name}: {(info.alias or field_name).replace('_', ' ')}", _in_words(library, value)))
    return made


def _in_words(library: Library, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(library, item) for item in value)
    if value is True:
        return "yes"
    if isinstance(value, Edtf):
        return spoken(value)
    if isinstance(value, Quantity):
        return wording.quantity(value)
    if isinstance(value, Attendant):
        return f"{library.subjects[value.person].name} ({value.role})"
    return library.subjects[value].name if value in library.subjects else str(value)
