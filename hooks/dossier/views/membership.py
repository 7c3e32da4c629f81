"""What the sources establish about the states' places in the organisation, at any date.

Nothing is extrapolated: a list of members holds for the date of its article, a change for its own date, and the time
between two changes of the same body counts only where the second undoes the first.
"""

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dossier.language import dates
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.dossier import Change, Role
from dossier.records.parts import Meeting, Membership
from dossier.records.subject import Subject
from dossier.views import wording
from dossier.views.listings import with_part
from dossier.views.rows import Fact, MemberRow

SILENT = "none"
SHOWN = 3
"""Statements for one period that are shown beside a state, the last; its own page has all."""
# What holds for the date of its article, which stands beside it.
_OF_THE_ARTICLE = frozenset({"lists", "observes", "unlisted"})
_BETWEEN: dict[tuple[Role, Role], Role] = {
    ("enters", "leaves"): "between-entering-and-leaving",
    ("leaves", "enters"): "between-leaving-and-entering",
}
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Statement:
    """What claims establish about one state's place for a date."""

    state: Subject
    change: Change
    date: Edtf
    claims: tuple[Claim, ...]

    @property
    def when(self) -> str:
        """The date in words; where it is only that of an article that gives none itself, it says so."""
        return dates.spoken(self.date) if all(claim.when for claim in self.claims) else f"article of {dates.spoken(self.date)}"

    def holds_in(self, first: datetime.date, last: datetime.date) -> bool:
        """Tell whether the statement's date takes in the days from the first to the last."""
        return (self.date.earliest or first) <= first and last <= (self.date.latest or last)


@dataclass(frozen=True)
class Cell:
    """What is established about a state in a period; where nothing is, the nearest statements before and after."""

    state: Subject
    found: tuple[Statement, ...]
    before: Statement | None
    after: Statement | None

    @property
    def role(self) -> str:
        """What is established last; SILENT where the sources do not say."""
        return self.found[-1].change.role if self.found else SILENT

    @property
    def family(self) -> str:
        """What pictures show; SILENT where the sources do not say."""
        return self.found[-1].change.family if self.found else SILENT


@dataclass(frozen=True)
class Period:
    """Days on which the same is established, from the first to the last, with one cell for each state."""

    first: datetime.date
    last: datetime.date
    cells: tuple[Cell, ...]

    @property
    def date(self) -> Edtf:
        """The period as a date."""
        return dates.between(self.first, self.last)

    @property
    def lists(self) -> bool:
        """Whether an article lists the members in this period."""
        return any(cell.role == "lists" for cell in self.cells)

    @property
    def exact(self) -> bool:
        """Whether what is established holds for each single day, so that a day may be named; else only the period may."""
        return self.first == self.last or all(one.change.role in _BETWEEN.values() for cell in self.cells for one in cell.found)

    @property
    def says(self) -> bool:
        """Whether the sources establish anything in this period."""
        return any(cell.found for cell in self.cells)


@lru_cache(maxsize=4)
def statements(library: Library) -> list[Statement]:
    """Return what claims establish about each state, state by state in the order of the register, each by date."""
    dossier, parts = library.dossier, with_part(library, Membership)
    lists = {id(part) for _, part in parts if dossier.change[part.change].role == "lists"}
    ever = {(part.body, state) for _, part in parts if id(part) in lists for state in part.states}
    found: list[Statement] = []
    for state in library.of_kind("state"):
        own: list[Statement] = []
        changes: list[tuple[Claim, Membership]] = []
        for claim, part in parts:
            date = wording.date_of(library, claim)
            if state.id in part.states:
                own.append(Statement(state, dossier.change[part.change], date, (claim,)))
                changes.append((claim, part))
            elif id(part) in lists and (part.body, state.id) in ever and "unlisted" in dossier.computed:
                own.append(Statement(state, dossier.computed["unlisted"], date, (claim,)))
        own += _between(library, state, changes)
        found += sorted(own, key=lambda one: (one.date.sort_key, one.change.id))
    return found


def _between(library: Library, state: Subject, changes: list[tuple[Claim, Membership]]) -> Iterable[Statement]:
    dossier = library.dossier
    for (one, part), (other, following) in itertools.pairwise(changes):
        first, last = wording.date_of(library, one).latest, wording.date_of(library, other).earliest
        role = _BETWEEN.get((dossier.change[part.change].role, dossier.change[following.change].role))
        if role in dossier.computed and part.body == following.body and first and last and last - first > _DAY:
            yield Statement(state, dossier.computed[role], dates.between(first + _DAY, last - _DAY), (one, other))


def states(library: Library) -> list[Subject]:
    """Return the states that the sources place in or near the organisation, in the order of the register."""
    return list({one.state.id: one.state for one in statements(library)}.values())


@lru_cache(maxsize=4)
def periods(library: Library) -> list[Period]:
    """Return the periods from the axis's first day to its last: a new one begins wherever what is established changes."""
    found = statements(library)
    start, end = library.years
    starts = {start}
    for one in found:
        starts |= {one.date.earliest or start, (one.date.latest or end) + _DAY}
    begins = sorted(day for day in starts if start <= day <= end)
    made = []
    for first, following in zip(begins, [*begins[1:], end + _DAY], strict=True):
        cells = tuple(_cell(state, found, first, following - _DAY) for state in states(library))
        made.append(Period(first, following - _DAY, cells))
    return made


def _cell(state: Subject, found: list[Statement], first: datetime.date, last: datetime.date) -> Cell:
    own = [one for one in found if one.state is state]
    now = tuple(one for one in own if one.holds_in(first, last))
    before = [one for one in own if one.date.latest and one.date.latest < first]
    after = [one for one in own if one.date.earliest and one.date.earliest > last]
    return Cell(state, now, before[-1] if before else None, after[0] if after else None)


def shown_first(library: Library) -> Period:
    """Return the period that a page shows before the reader chooses: the last for which members are listed, else the last."""
    made = periods(library)
    return next((period for period in reversed(made) if period.lists), made[-1])


def _present(library: Library) -> Iterable[tuple[str, Claim, str]]:
    """Yield (state, claim, words) where an article that lists no members has a state's leader, or others for it, at a meeting."""
    listing = {claim.source for claim, part in with_part(library, Membership) if library.dossier.change[part.change].role == "lists"}
    for claim, part in with_part(library, Meeting):
        for state in part.delegations if claim.source not in listing else ():
            who = "its leader attended" if part.leaders else "was represented at"
            yield state, claim, f"{who} the {library.subjects[part.event].label}; no list of members"


@lru_cache(maxsize=4)
def members(library: Library) -> list[MemberRow]:
    """Return a row for each state that the sources place in or near the organisation, with what each article says of it."""
    cells: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for one in statements(library):
        if len(one.claims) == 1:  # what stands between two claims is our reckoning, and no article's words
            dated = one.change.role not in _OF_THE_ARTICLE and one.claims[0].when
            words = f"{one.change.words}, {one.when}" if dated else one.change.words
            cells[one.state.id][one.claims[0].source].append(Fact(words, one.claims))
    for state, claim, words in _present(library):
        cells[state][claim.source].append(Fact(words, (claim,)))
    return [MemberRow(state, cells[state.id]) for state in states(library)]
