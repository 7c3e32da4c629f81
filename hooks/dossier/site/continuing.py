"""Tables and lists that are too long for one page: what stands on the page itself, and what on those that continue it."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, NamedTuple

from dossier.records.claim import Claim
from dossier.views.rows import Fact

PAGE = 225_000
"""Bytes of Markdown that the tables of a page and their notes may take; its prose, its head and its menus take up to 75 kB more in HTML."""
TABLE = PAGE * 3 // 4
"""Bytes that one table may take of them, so that what stands below it on the page has room too."""
LEAST = PAGE // 20
"""Bytes that a table may take where prose and notes have used up the page."""
NOTE, LETTER, LINK, ROW = 1_550, 3.5, 400, 250
"""Bytes, near enough: a claim with its note, and for each letter of the claim; a claim as a link alone; and the rest of a row."""
_ELSEWHERE = Fact("told on another page of this table", ())


class Group(NamedTuple):
    """Claims below a heading, and the heading's id (none where the list has no headings)."""

    heading: str
    anchor: str
    claims: list[Claim]


class Weight(NamedTuple):
    """What rows weigh in bytes: each claim that they show, once for a page where it is a note, and the rest of a row."""

    claim: float
    letter: float
    row: int
    once: bool

    def of(self, claim: Claim) -> float:
        """Return what a claim weighs."""
        return self.claim + self.letter * len(claim.says)


NOTED, LINKED = Weight(NOTE, LETTER, ROW, once=True), Weight(LINK, 0, ROW, once=False)


class Continued(NamedTuple):
    """A table or list that goes on: the part that shows it and what that is given, its name in titles, its data's path, and the rows of each further page."""

    part: str
    values: dict[str, Any]
    what: str
    data: str
    further: list[list[Any]]

    @property
    def folder(self) -> str:
        """The folder of its further pages, in that of its page; none for a page's list of claims, which has no name of its own."""
        return self.part if self.what else ""


def borne(item: object) -> Iterator[Claim]:
    """Yield the claims that a row shows, at whatever depth they stand in it: in its facts, lists and cells."""
    if isinstance(item, Claim):
        yield item
    elif isinstance(item, list | tuple):
        for part in item:
            yield from borne(part)
    elif is_dataclass(item):
        for field in fields(item):
            yield from borne(getattr(item, field.name))


def split(
    items: Iterable[Any], first: float, further: float, weight: Weight, noted: Collection[str] = (), whole: bool = False
) -> list[list[Any]]:
    """Return rows page by page, in their order: the first page has room for so many bytes, each further one for so many.

    `noted` are keys of claims that have a note on the first page already. A row stays whole where a page has room for it. One that is
    longer, and a group of claims below a heading, goes on over pages, with each of its claims on one of them; not where rows are to stay
    `whole`. No page is empty, but the only one where there is nothing to show.
    """
    pages: list[list[Any]] = [[]]
    room, seen, rest = first, set(noted), deque(items)
    while rest:
        row = rest.popleft()
        new = {claim.key: weight.of(claim) for claim in borne(row) if not (weight.once and claim.key in seen)}
        needs = weight.row + sum(new.values())
        fitting = sum(reached <= room - weight.row for reached in accumulate(new.values())) or (0 if pages[-1] else 1)
        may_be_cut = not whole and (isinstance(row, Group) or needs > further or not pages[-1])
        if needs <= room or (not pages[-1] and not (may_be_cut and fitting < len(new))):
            pages[-1].append(row)
            room -= needs
            seen.update(new)
            continue
        if may_be_cut and 0 < fitting < len(new):
            later = frozenset([*new][fitting:])
            pages[-1].append(_without(row, later))
            row = _without(row, frozenset(claim.key for claim in borne(row)) - later, again=True)
        rest.appendleft(row)
        pages.append([])
        room, seen = further, set()
    return pages


def _without(item: Any, keys: frozenset[str], again: bool = False) -> Any:
    """Return a row without some of its claims. Facts that lose all of them are told elsewhere; what a row says but once is not said `again`."""
    if isinstance(item, Fact):
        return replace(item, claims=tuple(claim for claim in item.claims if claim.key not in keys))
    if isinstance(item, Group):
        return item._replace(claims=_without(item.claims, keys))
    if isinstance(item, list):
        parts = [part for part in item if not (isinstance(part, Claim) and part.key in keys)]
        left = [part for part in parts if not (isinstance(part, Fact) and part.claims and {claim.key for claim in part.claims} <= keys)]
        return [_without(part, keys, again) for part in left] or ([_ELSEWHERE] if parts else [])
    if isinstance(item, tuple):
        return tuple(_without(part, keys, again) for part in item)
    if is_dataclass(item) and not isinstance(item, type):
        found = {field.name: getattr(item, field.name) for field in fields(item)}
        changed = {name: _without(value, keys, again) for name, value in found.items() if any(borne(value))}
        once: dict[str, Any] = {field.name: [] for field in fields(item) if again and field.metadata.get("once")}
        return replace(item, **changed | once)
    return item
