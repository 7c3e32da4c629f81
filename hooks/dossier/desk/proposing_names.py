"""Names in an article that no subject has yet, each with the kind of subject that it seems to be."""

import calendar
import re
from collections.abc import Iterable

from dossier.desk.proposing import SAYS_AFTER, SAYS_BEFORE
from dossier.desk.proposing_parts import POST
from dossier.language import words
from dossier.language.dates import ABBREVIATIONS, MONTHS
from dossier.library.library import Library
from dossier.library.naming import Span, proper_names

_BODY = re.compile(
    r"\b(?:Organi[sz]ation|Ministry|Council|Agency|Union|Party|Committee|Commission|Institute|University|Bank|Cent(?:re|er)|Parliament|Assembly|Service|Press|News|Times|Post|Association|Pact|Alliance)\b|^[A-Z]{2,}$"
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]+(?:,[^—–(]{1,40})?\s*(?:\([^)]{1,40}\)\s*)?(?:[—–]|-{1,2}(?=\s))\s*"
)  # "HARBOUR, Upland (Agency) —"
_OPENING = "\"“”‘’'([:"
_OTHER_LETTERS = re.compile(r"[\u0370-\u052f]")  # beside Latin ones they look alike, and the reader refuses them
_AT = re.compile(r"\b(?:in|at|near|from|to|outside|around|across)\s+(?:the\s+)?$")


def unknown_names(library: Library, blocks: list[str]) -> dict[str, str]:
    """Return the names that no subject has, each with the file of subjects to which it seems to belong: people, bodies or places."""
    found: dict[str, str] = {}
    blocks = [_DATELINE.sub("", block) for block in blocks]
    written = [block[word.start : word.end] for block in blocks for word in words.words(block)]
    ordinary = library.ordinary_words | {word for word in written if word.isalpha() and word.islower()}
    known_names = {name.casefold() for subject in library.subjects.values() for name in subject.names}
    elsewhere = {name for block in blocks for sentence in words.sentences(block) for name in _inside(sentence)}
    for sentence in (sentence for block in blocks for sentence in words.sentences(block)):
        known = [span for spans in library.register.named_in(sentence).values() for span in spans]
        for start, end in _joined(sentence, proper_names(sentence, ordinary)):
            name = re.sub(r"['’]s?$", "", sentence[start:end])
            if (
                any(first < end and start < last for first, last in known)
                or name.casefold() in known_names
                or (name.isalpha() and name.istitle() and name not in elsewhere)
                or name in (*MONTHS, *ABBREVIATIONS, *calendar.day_name)
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
            found.setdefault(next((other for other in found if other.casefold() == name.casefold()), name), kind)
    return {name: kind for name, kind in found.items() if not any(name != other and name in other.split() for other in found)}


def _inside(sentence: str) -> list[str]:
    """Return the words that have their capital without beginning a sentence or what it quotes."""
    found = words.words(sentence)
    return [sentence[one.start : one.end] for one in found[1:] if sentence[: one.start].rstrip()[-1:] not in _OPENING]


def _joined(sentence: str, spans: Iterable[Span]) -> list[Span]:
    """Return names of several words as one: those between which nothing but a space stands, or "of the" behind one word or a body."""
    made: list[Span] = []
    for start, end in spans:
        between = sentence[made[-1][1] : start] if made else "-"
        before = sentence[slice(*made[-1])] if made else ""
        of = re.fullmatch(r"\s+(?:of|for)\s+(?:the\s+)?", between) and (" " not in before or _BODY.search(before))
        if between.isspace() or of:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made
