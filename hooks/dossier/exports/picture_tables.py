"""The data behind each picture as a table: a row for each mark, with the claims that it stands for."""

from collections.abc import Iterable

from dossier.exports.flat_tables import DAYS, days_of
from dossier.exports.table import Row, Table
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.source import Source
from dossier.views import membership
from dossier.views.pictures import timeline
from dossier.views.pictures.bars import Bar
from dossier.views.pictures.maps import Spot
from dossier.views.pictures.strip import Block

FOLDER = "pictures"
"""Where the files of pictures lie."""
_CLAIMS = ("claims", "string", "ids of the claims, apart by spaces")


def of_bars(name: str, bars: Iterable[Bar]) -> Table:
    """Return what each bar stands for."""
    about = (
        ("bound", "string", "how the source bounds the number"),
        ("kind", "string", "how a sum stands, or of what a size is"),
        ("note", "string", "who says so, and the source's hedge"),
    )
    rows: list[Row] = [
        (bar.label, float(bar.quantity.value), bar.words, bar.bound, bar.kind, bar.note, *days_of(bar.claim.when), bar.claim.key)
        for bar in bars
    ]
    return Table(name, "A number as one claim puts it.", (("label", "string", "what is counted"), ("value", "number", "the number"), ("words", "string", "the number as the pages have it"), *about, *DAYS, _CLAIMS), (), (), rows)  # fmt: skip


def of_timeline(library: Library, name: str) -> Table:
    """Return what has a date: events, and claims by their first topic."""
    rows: list[Row] = []
    for entry in timeline.entries(library):
        rows += [("event", event.id, event.name, *days_of(entry.date), "events", " ".join(event.by)) for event in entry.events]
        rows += [("claim", claim.key, claim.says, *days_of(entry.date), claim.topics[0], claim.key) for claim in entry.claims]
    return Table(name, "An event or a claim with a date of its own.", (("what", "string", "event or claim"), ("id", "string", "its id"), ("says", "string", "name of the event, or the claim"), *DAYS, ("lane", "string", "events, or the claim's first topic"), _CLAIMS), (), (), rows)  # fmt: skip


def of_membership(library: Library, name: str) -> Table:
    """Return what is said of each state's membership, and of which time."""
    rows: list[Row] = [
        (one.state.id, one.state.name, one.change.words, one.change.family, *days_of(one.date), _ids(one.claims))
        for one in membership.statements(library)
    ]
    return Table(name, "What claims establish about a state.", (("state", "string", "id of the state"), ("name", "string", "its name"), ("says", "string", "what is established"), ("family", "string", "how it is drawn"), *DAYS, _CLAIMS), (), (), rows)  # fmt: skip


def of_map(name: str, spots: Iterable[Spot]) -> Table:
    """Return the places drawn, each with the claims that name it or tell of what happened there."""
    rows: list[Row] = [(spot.place.id, spot.place.name, *_point(spot), len(spot.claims), _ids(spot.claims)) for spot in spots]
    return Table(name, "A place that claims name.", (("place", "string", "id of the place"), ("name", "string", "its name"), ("latitude", "number", "for drawing"), ("longitude", "number", "for drawing"), ("number", "integer", "of claims"), _CLAIMS), (), (), rows)  # fmt: skip


def of_strip(source: Source, name: str, blocks: Iterable[Block]) -> Table:
    """Return the sentences of an article, by number: how long each is, and what it bears."""
    rows: list[Row] = [
        (source.id, block.number, one.number, one.words, len(one.claims), one.unused.kind if one.unused else None, _ids(one.claims))
        for block in blocks
        for one in block.sentences
    ]
    return Table(name, "A sentence of the article, which is not reproduced.", (("source", "string", "id of the source"), ("paragraph", "integer", "its number"), ("sentence", "integer", "its number in the paragraph"), ("words", "integer", "how many it has"), ("number", "integer", "of claims"), ("unused", "string", "why it bears none"), _CLAIMS), (), (), rows)  # fmt: skip


def _ids(claims: Iterable[Claim]) -> str:
    return " ".join(claim.key for claim in claims)


def _point(spot: Spot) -> tuple[float | None, float | None]:
    found = spot.place.coordinates
    return (float(found.latitude), float(found.longitude)) if found else (None, None)
