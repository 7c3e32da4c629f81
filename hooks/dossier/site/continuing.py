"""Lists that are too long for one page: what stands on the page itself, and what on those that continue it."""

from typing import NamedTuple

from dossier.records.claim import Claim

PER_PAGE = 120
"""Claims on a page; with their notes they weigh some 250 kB."""


class Group(NamedTuple):
    """Claims below a heading, and the heading's id (none where the list has no headings)."""

    heading: str
    anchor: str
    claims: list[Claim]


def split(groups: list[Group], most: int) -> list[list[Group]]:
    """Return the groups page by page, each page with at most so many claims; a group that goes over the edge has its heading on both."""
    pages: list[list[Group]] = [[]]
    room = most
    for group in groups:
        claims = group.claims
        while claims:
            if not room:
                pages.append([])
                room = most
            here, claims = claims[:room], claims[room:]
            pages[-1].append(group._replace(claims=here))
            room -= len(here)
    return pages
