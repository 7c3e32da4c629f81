"""Names in an article that no subject has yet, each with the kind of subject that it seems to be."""

import calendar
import re
from collections.abc import Iterable

from dossier.desk.proposing import POST, SAYS_AFTER, SAYS_BEFORE
from dossier.language import words
from dossier.language.dates import MONTHS
from dossier.library.library import Library
from dossier.library.naming import Span, proper_names

_BODY = re.compile(
    r"\b(?:Organi[sz]ation|Ministry|Council|Agency|Union|Party|Committee|Commission|Institute|University|Bank|Cent(?:re|er)|Parliament|Assembly|Service|Press|News|Times|Post|Association|Pact|Alliance)\b|^[A-Z]{2,}$"
)
_OTHER_LETTERS = re.compile(r"[\u0370-\u052f]")  # beside Latin ones they look alike, and the reader refuses them
_AT = re.compile(r"\b(?:in|at|near|from|to|outside|around|across)\s+(?:the\s+)?$")


def unknown_names(library: Library, blocks: list[str]) -> dict[str, str]:
    """Return the names that no subject has, each with the file of subjects to which it seems to belong: people, bodies or places."""
    found: dict[str, str] = {}
    ordinary = library.ordinary_words | {word for block in blocks for word in block.split() if word.isalpha() and word.islower()}
    for sentence in (sentence for block in blocks for sentence in words.sentences(block)):
        known = [span for spans in library.register.named_in(sentence).values() for span in spans]
        for start, end in _joined(sentence, proper_names(sentence, ordinary)):
            name = re.sub(r"['’]s?$", "", sentence[start:end])
            if (
                any(first < end and start < last for first, last in known)
                or name in MONTHS
                or name in calendar.day_name
                or not name[0].isupper()
                or _OTHER_LETTERS.search(name)
            ):
                continue
            says = SAYS_AFTER.match(sentence[end:]) or SAYS_BEFORE.search(sentence[:start]) or POST.search(sentence[:start])
            kind = (
                "bodies"
                if _BODY.search(name)
                else "people"
                if " " in name and says
                else "places"
                if _AT.search(sentence[:start])
                else "people"
                if " " in name
                else "bodies"
            )
            found.setdefault(name, kind)
    return {name: kind for name, kind in found.items() if not any(name != other and name in other.split() for other in found)}


def _joined(sentence: str, spans: Iterable[Span]) -> list[Span]:
    """Return names of several words as one: those between which nothing but a space or "of the" stands."""
    made: list[Span] = []
    for start, end in spans:
        if made and re.fullmatch(r"\s+(?:(?:of|for)\s+(?:the\s+)?)?", sentence[made[-1][1] : start]):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made
