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
        (
            bar.label,
            _number(bar),
            getattr(bar.quantity, "currency", None),
            bar.words,
            bar.bound,
            bar.kind,
            bar.note,
            *days_of(bar.claim.when),
            bar.claim.key,
        )
        for bar in bars
    ]
    return Table(name, "A number as one claim puts it.", (("label", "string", "what is counted"), ("value", "number", "the number"), ("currency", "string", "of a sum, as ISO 4217 has it"), ("words", "string", "the number as the pages have it"), *about, *DAYS, _CLAIMS), (), (), rows)  # fmt: skip


def of_timeline(library: Library, name: str) -> Table:
    """Return what has a date: events, and claims by their first topic."""
    rows: list[Row] = [("article", one.id, one.title, *days_of(one.published), "articles", "") for one in library.sources_by_date]
    for entry in timeline.entries(library):
        rows += [
            ("announced event" if event.announced else "event", event.id, event.name, *days_of(entry.date), "events", " ".join(event.by))
            for event in entry.events
        ]
        rows += [("claim", claim.key, claim.says, *days_of(entry.date), claim.topics[0], claim.key) for claim in entry.claims]
    return Table(name, "An article, and an event or a claim with a date of its own.", (("what", "string", "article, event, announced event (no article says that it was held) or claim"), ("id", "string", "its id"), ("says", "string", "title, name of the event, or the claim"), *DAYS, ("lane", "string", "articles, events, or the claim's first topic"), _CLAIMS), (), (), rows)  # fmt: skip


def of_membership(library: Library, name: str) -> Table:
    """Return what is said of each state's membership, and of which time."""
    rows: list[Row] = [
        (one.state.id, one.state.name, one.change.words, one.change.family, *days_of(one.date), _ids(one.claims))
        for one in membership.statements(library)
    ]
    return Table(name, "What claims establish about a state.", (("state", "string", "id of the state"), ("name", "string", "its name"), ("says", "string", "what is established"), ("family", "string", "how it is drawn"), *DAYS, _CLAIMS), (), (), rows)  # fmt: skip


def of_map(library: Library, name: str, spots: Iterable[Spot]) -> Table:
    """Return the places drawn, each with the claims that name it or tell of what happened there, and the states as they are first shown."""
    period = membership.shown_first(library)
    rows: list[Row] = [
        ("place", spot.place.id, spot.place.name, *_point(spot), len(spot.claims), None, *days_of(None), _ids(spot.claims))
        for spot in spots
    ]
    for cell in period.cells:
        claims = {claim.key: claim for one in cell.found for claim in one.claims}
        says = "; ".join(one.change.words for one in cell.found) or None
        rows.append(("state", cell.state.id, cell.state.name, None, None, len(claims), says, *days_of(period.date), _ids(claims.values())))
    about = (
        ("latitude", "number", "of a place, for drawing"),
        ("longitude", "number", "of a place, for drawing"),
        ("number", "integer", "of claims"),
        ("says", "string", "what is established of a state at the date first shown, empty where nothing is"),
    )
    return Table(name, "A place that claims name, or a state.", (("what", "string", "place or state"), ("id", "string", "its id"), ("name", "string", "its name"), *about, *DAYS, _CLAIMS), (), (), rows)  # fmt: skip


def of_strip(source: Source, name: str, blocks: Iterable[Block]) -> Table:
    """Return the sentences of an article, by number: how long each is, and what it bears."""
    rows: list[Row] = [
        (
            source.id,
            block.number,
            block.words,
            block.quoted,
            one.number,
            one.words,
            len(one.claims),
            one.unused.kind if one.unused else None,
            _ids(one.claims),
        )
        for block in blocks
        for one in block.sentences
    ]
    return Table(name, "A sentence of the article, which is not reproduced.", (("source", "string", "id of the source"), ("paragraph", "integer", "its number"), ("paragraph_words", "integer", "how many words the paragraph has"), ("paragraph_quoted", "integer", "how many of them are quoted"), ("sentence", "integer", "its number in the paragraph"), ("words", "integer", "how many it has"), ("number", "integer", "of claims"), ("unused", "string", "why it bears none"), _CLAIMS), (), (), rows)  # fmt: skip


def _number(bar: Bar) -> int | float:
    value = bar.quantity.value
    return int(value) if value == int(value) else float(value)


def _ids(claims: Iterable[Claim]) -> str:
    return " ".join(claim.key for claim in claims)


def _point(spot: Spot) -> tuple[float | None, float | None]:
    found = spot.place.coordinates
    return (float(found.latitude), float(found.longitude)) if found else (None, None)
