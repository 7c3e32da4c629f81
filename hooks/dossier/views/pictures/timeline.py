"""The timeline: every event and every dated claim in one ordered list, what it can be filtered by, and what it shows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.language import dates
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import counted
from dossier.records.subject import Event
from dossier.views import facets, listings, wording
from dossier.views.pictures.axis import Axis

_SIGNS = {"/": "--", "..": "open", ",": "-or-", "[": "", "]": "", "~": "-about", "?": "-uncertain", "%": "-about-uncertain"}


@dataclass(frozen=True)
class Entry:
    """One date of the list, with what has just that date."""

    date: Edtf
    events: list[Event] = field(metadata={"once": True})
    claims: list[Claim]

    @property
    def anchor(self) -> str:
        """The entry's id on the page."""
        return anchor(self.date)

    def inside(self, axis: Axis) -> bool:
        """Tell whether any of the date lies in the years of the axis."""
        return (self.date.latest or axis.last) >= axis.first and (self.date.earliest or axis.first) <= axis.last


def anchor(date: Edtf) -> str:
    """Return a date as an id: "d-2007-03-14", "d-2011--open"."""
    text = date.text.lower()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return f"d-{text}"


@lru_cache(maxsize=4)
def entries(library: Library) -> list[Entry]:
    """Return every date that an event or a claim has, in order, with what has it."""
    found: dict[str, Entry] = {}
    for event in listings.events(library):
        found.setdefault(event.date.text, Entry(event.date, [], [])).events.append(event)
    for claim in library.by_date:
        if claim.when:
            found.setdefault(claim.when.text, Entry(claim.when, [], [])).claims.append(claim)
    return sorted(found.values(), key=lambda entry: entry.date.sort_key)


def traits(library: Library, claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Return what the list can be filtered by, of one claim or of all claims on an event: topics, states and standings."""
    claims = list(claims)
    named = {subject for claim in claims for subject in claim.named}
    return {
        "topics": [topic for topic in library.dossier.topic_titles if any(topic in claim.topics for claim in claims)],
        "states": [state.id for state in library.of_kind("state") if state.id in named],
        "standings": [key for key in wording.STANDING_LABELS if any(key == wording.standing_key(claim) for claim in claims)],
    }


def choices(library: Library) -> dict[str, dict[str, str]]:
    """Return what a reader can choose for each trait: (value, words), where anything on the timeline has it."""
    dated = [claim for entry in entries(library) for claim in entry.claims]
    dated += [claim for event in listings.events(library) for claim in listings.of_event(library, event)]
    found = traits(library, dated)
    names = {state.id: state.label for state in library.of_kind("state")}
    words = {"topics": library.dossier.topic_titles, "states": names, "standings": wording.STANDING_LABELS}
    return {trait: {key: words[trait][key] for key in keys} for trait, keys in found.items() if keys}


NAMES = {"topics": facets.NAMES["topic"], "states": "State", "standings": facets.NAMES["standing"]}
"""What each trait is called."""


def headline(library: Library) -> str:
    """Return what the picture shows: the fewest years in which at least three quarters of the dated claims lie; the fullest alone where these are many."""
    years = Counter(wording.year(library, claim) for entry in entries(library) for claim in entry.claims)
    ranked, told = [year for year, _ in years.most_common()], years.total()
    fewest = next((number for number in range(1, len(ranked)) if 4 * sum(years[year] for year in ranked[:number]) >= 3 * told), len(ranked))
    if fewest == len(ranked):
        return f"All that has a date lies in {wording.series(sorted(ranked))}" if ranked else "No claim has a date of its own"
    return f"Most of what has a date lies in {wording.series(sorted(ranked[: fewest if fewest <= 4 else 1]))}"


def left_out(library: Library, axis: Axis) -> str:
    """Return what the picture leaves out since it lies before or after its years, in words; nothing where all is drawn."""
    outside = [f"{dates.spoken(one.date)} ({counted(len(one.claims), 'claim')})" for one in entries(library) if not one.inside(axis)]
    return f" Outside these years: {wording.series(outside)}." if outside else ""
