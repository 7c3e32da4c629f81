"""The data as flat tables: one definition, from which come the CSV files, their Data Package and the SQLite database.

Source: Data Package v2 (datapackage.org), with Table Schema's primary and foreign keys. Dates stand as EDTF text beside
the first and last day that they may mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.exports import api_records
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.parts import Amount, Membership, Strength, Transfer
from dossier.records.subject import Event, Locality
from dossier.views import addresses, wording

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, fields as (name, type, what it holds), its key, and (fields, table) pairs it points to."""

    name: str
    about: str
    fields: tuple[tuple[str, str, str], ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[str, str], ...]
    rows: list[Row]


_DAYS = (
    ("when", "string", "EDTF date"),
    ("earliest", "date", "first day that it may mean"),
    ("latest", "date", "last day that it may mean"),
)


def _days(date: Edtf | None) -> tuple[Cell, Cell, Cell]:
    if date is None:
        return None, None, None
    found = api_records.days(date)
    return found.edtf, found.earliest, found.latest


def _named(about: str, *names: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, "string", about) for name in names)


def tables(library: Library) -> list[Table]:
    """Return every table that has a row; one that points to another stands after it."""
    site = library.publication
    claims = library.by_date
    claim, subject = ("claim", "string", "id of the claim"), ("subject", "string", "id of the subject")
    made = [
        Table(
            "sources", "An article.",
            (("id", "string", "id"), ("type", "string", "CSL type"), ("title", "string", "title of the article"), ("authors", "string", "byline, names apart by semicolons"),
             ("outlet", "string", "newspaper or site"), ("publisher", "string", "publisher"), *_DAYS, ("language", "string", "ISO 639-1 code"),
             ("url", "string", "address of the original"), ("archive", "string", "address of an archived copy"), ("sha256", "string", "of the text that was read"), ("root", "string", "SHA-256 of the word record")),
            ("id",), (),
            [(one.id, one.kind, one.title, "; ".join(f"{name.given} {name.family}" for name in one.authors), one.outlet, one.publisher, *_days(one.published),
              one.language, one.url, one.archive, one.sha256, one.root) for one in library.sources_by_date],
        ),
        Table(
            "subjects", "What claims are about.",
            (("id", "string", "id"), ("kind", "string", wording.series(wording.kinds(library), "or")), ("name", "string", "name"),
             ("description", "string", "one line in our own words"), ("latitude", "number", "of a place, for drawing"), ("longitude", "number", "of a place, for drawing")),
            ("id",), (),
            [(one.id, library.kinds[one.id], one.name, one.description, *_where(one)) for one in library.subjects.values()],
        ),
        Table(
            "claims", "What one source says, in our own words.",
            (("id", "string", "id, source/claim"), ("source", "string", "id of the source"), ("says", "string", "the claim"), ("standing", "string", "how firmly the source puts it"),
             ("commentary", "boolean", "whether it is the article's own judgement"), *_DAYS, ("hedge", "string", "the source's own hedge"),
             ("date_in_words", "string", "the date as the pages have it; 'by' and the article's own where it gives none"), ("standing_in_words", "string", "the standing as the pages have it"),
             ("topic", "string", "first topic"), ("page", "string", "permanent address")),
            ("id",), (("source", "sources"),),
            [(one.key, one.source, one.says, one.standing, one.commentary, *_days(one.when), one.hedge, wording.when(library, one), wording.standing(one), one.topics[0],
              site.at(addresses.folder(addresses.of_claim(one)))) for one in claims],
        ),
        Table("topics", "A claim's topic: which claim belongs to which.", (claim, ("topic", "string", ", ".join(library.dossier.topic_titles))), ("claim", "topic"), (("claim", "claims"),),
              [(one.key, topic) for one in claims for topic in one.topics]),
        Table(
            "attributions", "A subject that a claim names, and as what: about, speaker or channel; the order is the claim's own.",
            (claim, ("role", "string", "about, speaker or channel"), ("position", "integer", "from 1"), subject), ("claim", "role", "position"),
            (("claim", "claims"), ("subject", "subjects")), [row for one in claims for row in _attributions(one)],
        ),
        Table(
            "passages", "A verbatim fragment that bears a claim.",
            (claim, ("position", "integer", "from 1, the decisive one first"), ("block", "integer", "number of the block in the article"), ("words", "string", "the fragment")),
            ("claim", "position"), (("claim", "claims"),),
            [(one.key, place, block, words) for one in claims for place, (block, words) in enumerate(((found.block, words) for found in one.passages for words in found.words), 1)],
        ),
        Table("differences", "Two claims that do not agree.", (claim, *_named("", "other", "title", "kind", "how")), ("claim", "other"), (("claim", "claims"), ("other", "claims")),
              [(one.key, mark.claim, mark.title, mark.kind, mark.how) for one, _, mark in library.differences]),
        Table(
            "events", "An event, such as a meeting, with its date and place.",
            (subject, ("kind", "string", "kind of event"), *_DAYS, ("place", "string", "id of the place")), ("subject",), (("subject", "subjects"), ("place", "subjects")),
            [(one.id, one.kind, *_days(one.date), one.place) for one in library.of_kind("event") if isinstance(one, Event)],
        ),
        Table(
            "memberships", "A state's place in a body, as a claim has it.",
            (claim, subject, ("body", "string", "id of the body"), ("change", "string", ", ".join(library.dossier.change))), ("claim", "subject"),
            (("claim", "claims"), ("subject", "subjects"), ("body", "subjects")),
            [(one.key, state, part.body, part.change) for one in claims if (part := one.part(Membership)) for state in part.states],
        ),
        Table(
            "transfers", "Aid, arms, equipment or money, as a claim has it.",
            (claim, *_named("id of the subject", "giver", "receiver"), ("goods", "string", "what"), ("stage", "string", "pledged, delivered and so on"),
             ("value", "number", "sum"), ("bound", "string", "exact, about, up-to or over"), ("currency", "string", "ISO 4217 code"),
             ("converted", "number", "the source's own conversion"), ("converted_bound", "string", "its bound"), ("converted_currency", "string", "its currency")),
            ("claim",), (("claim", "claims"), ("giver", "subjects"), ("receiver", "subjects")),
            [(one.key, moved.giver, moved.receiver, moved.goods, moved.stage, *_sum(moved.amount), *_sum(moved.converted)) for one in claims if (moved := one.part(Transfer))],
        ),
        Table(
            "strengths", "The size of a force, as a claim has it.",
            (claim, ("force", "string", "id of the force"), ("personnel", "integer", "how many"), ("bound", "string", "exact, about, up-to or over"), ("as_of", "string", "EDTF date")),
            ("claim",), (("claim", "claims"), ("force", "subjects")),
            [(one.key, size.force, size.personnel.value, size.personnel.bound, str(size.as_of) if size.as_of else None) for one in claims if (size := one.part(Strength))],
        ),
        Table("questions", "A question that all sources are asked.", (("id", "string", "id"), ("question", "string", "the question")), ("id",), (),
              [(one.id, one.question) for one in library.questions.values()]),
        Table(
            "answers", "What one source answers.",
            (("question", "string", "id of the question"), ("source", "string", "id of the source"), ("verdict", "string", ", ".join(library.dossier.verdict)), ("short", "string", "the answer")),
            ("question", "source"), (("question", "questions"), ("source", "sources")),
            [(one.id, answer.source, answer.verdict, answer.short) for one in library.questions.values() for answer in one.answers],
        ),
    ]  # fmt: skip
    return [table for table in made if table.rows]


def _where(one: object) -> tuple[Cell, Cell]:
    found = one.coordinates if isinstance(one, Locality) else None
    return (float(found.latitude), float(found.longitude)) if found else (None, None)


def _attributions(one: Claim) -> Iterable[Row]:
    for role, names in (("about", one.about), ("speaker", one.speakers), ("channel", one.channels)):
        for place, name in enumerate(names, 1):
            yield one.key, role, place, name


def _sum(amount: Amount | None) -> tuple[Cell, Cell, Cell]:
    return (amount.value, amount.bound, amount.currency) if amount else (None, None, None)
