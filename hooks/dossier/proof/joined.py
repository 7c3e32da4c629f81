"""What a text of ours says beyond the claims from which it is joined, and what of theirs it has lost: names, figures, standings, speakers and hedges."""

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from dossier.language import words
from dossier.language.cues import ATTRIBUTED, CUES, FAMILIES, UNTOLD
from dossier.language.dates import MONTHS
from dossier.language.numbers import date_figures, figures, spoken
from dossier.library.library import Library
from dossier.library.naming import Span, proper_names
from dossier.records.claim import Claim
from dossier.records.subject import Event

_DAYS = tuple(calendar.day_name)
Fault = tuple[str, str]
"""What is wrong, and what to do."""
# Where another voice may begin.
_PARTS = re.compile(r"; |, while ")


def faults(library: Library, text: str, claims: list[Claim], known: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """Yield what a sentence of ours says beyond the claims from which it is joined, and what of theirs it has lost; figures that are `known` are no fault."""
    yield from _unsupported(library, text, claims, known)
    yield from _unattributed(library, text, claims)
    if all(claim.hedge for claim in claims):
        for hedge in dict.fromkeys(claim.hedge for claim in claims if not hedged(text, claim)):
            what = f"every claim cited here is hedged, and no word here shows it ('{hedge}')."
            yield what, "keep the hedge, or a word of the same kind."


def hedged(text: str, claim: Claim) -> bool:
    """Tell whether a text keeps the hedge of a claim, by a word of its kind, or by one that shows what is not done."""
    kinds = (keepers for hedges, keepers in FAMILIES.values() if hedges.search(claim.hedge or ""))
    return any(keepers.search(text) for keepers in kinds) or (
        claim.standing not in {"done", "said", "reported"} and bool(CUES[claim.standing].search(text))
    )


def _unattributed(library: Library, text: str, claims: list[Claim]) -> Iterator[Fault]:
    """Yield a problem where all that is cited is somebody's word or the article's own judgement, and nothing in a part of the sentence shows it."""
    whose = {key for claim in claims for key in (*claim.speakers, *claim.channels)}
    if all(claim.commentary or (claim.standing != "done" and (claim.speakers or claim.channels)) for claim in claims):
        outlets = {name for claim in claims for name in (library.sources[claim.source].short, library.sources[claim.source].outlet)}
        for part in _PARTS.split(UNTOLD.sub("", text).strip(" ;:.,")):
            if not part or whose & set(library.register.named_in(part)) or any(name in part for name in outlets) or ATTRIBUTED.search(part):
                continue
            names = ", ".join(sorted({wording for claim in claims for wording in _voices(library, claim)}))
            yield (
                f"'{part[:60]}' does not show whose word it is ({names}).",
                "name the speaker or the outlet, or say that it is said.",
            )


def _voices(library: Library, claim: Claim) -> list[str]:
    keys = (*claim.speakers, *claim.channels)
    return [library.subjects[key].label for key in keys if key in library.subjects] or [library.sources[claim.source].short]


def _unsupported(library: Library, text: str, claims: list[Claim], known: frozenset[str] = frozenset()) -> Iterator[Fault]:
    known = known.union(*(_figures_of(library, claim.key) for claim in claims))
    for figure in sorted(figures(text) - known):
        yield f"no claim cited here has the figure '{spoken(figure)}'.", "correct it, or cite the claim that has it."
    about: set[str] = set().union(*(_subjects_of(library, claim.key) for claim in claims))
    about |= {event.place for key in about if isinstance(event := library.subjects.get(key), Event) and event.place}
    supported = {name for key in about if key in library.subjects for name in library.subjects[key].names}
    named = library.register.named_in(text)
    covered = [span for key, found in named.items() if key in about for span in found]
    for key in sorted(set(named) - about):
        subject = library.subjects[key]
        alone = [span for span in named[key] if not any(first <= span[0] and span[1] <= last for first, last in covered)]
        if alone and library.kinds[key] != "event" and not _is_general(text, alone) and not supported & set(subject.names):
            covered += alone
            yield f"no claim cited here names '{subject.name}'.", "correct it, or cite the claim that does."
    heard = {
        form
        for claim in claims
        for part in (claim.says, *claim.fragments, library.sources[claim.source].short)
        for form in words.forms(part)
    }
    heard |= {form for name in supported for form in words.forms(name)}
    for start, end in proper_names(text, library.ordinary_words):
        name = text[start:end].removesuffix("’s").removesuffix("'s")
        told = any(first <= start and start + len(name) <= last for first, last in covered)
        if not told and not set(words.forms(name)) <= heard and name not in (*MONTHS, *_DAYS):
            yield f"no claim cited here has the name '{name}'.", "correct it, or cite the claim that does."
    standings = {claim.standing for claim in claims}
    if claims and not standings & {"done", "said"} and not any(CUES[standing].search(text) for standing in standings):
        yield (
            f"the claims cited here are {' and '.join(sorted(standings))}, and no word here shows it.",
            "say how firmly the source puts it.",
        )


def _is_general(text: str, found: list[Span]) -> bool:
    """Tell whether the name is a description that begins without a capital, such as "guards from Norland"."""
    return all(text[start].islower() for start, _ in found)


@lru_cache(maxsize=4096)
def _subjects_of(library: Library, key: str) -> frozenset[str]:
    """Return the ids of the subjects that a claim names, in its fields or in its words, and of its source's outlet: not of a state in the outlet's name."""
    claim = library.claims[key]
    short = library.sources[claim.source].short
    outlet = {key for key, found in library.register.named_in(short).items() if (0, len(short)) in found}
    return frozenset(claim.named | set(library.register.named_in(claim.says)) | outlet)


@lru_cache(maxsize=4096)
def _figures_of(library: Library, key: str) -> frozenset[str]:
    claim = library.claims[key]
    found = figures(claim.says) | (date_figures(claim.when) if claim.when else frozenset())
    found |= date_figures(library.sources[claim.source].published)
    counted = [
        names for part in claim.parts.values() for field in ("states", "delegations", "attended") if (names := getattr(part, field, []))
    ]
    found |= {str(len(names)) for names in counted}
    for key in claim.named & set(library.subjects):
        subject = library.subjects[key]
        found |= figures(" ".join(subject.names)) | (date_figures(subject.date) if isinstance(subject, Event) else frozenset())
    return found
