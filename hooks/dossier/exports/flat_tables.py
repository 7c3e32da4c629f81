"""The data as flat tables: one definition, from which come the CSV files, their Data Package and the SQLite database.

Source: Data Package v2 (datapackage.org), with Table Schema's primary and foreign keys. Dates stand as EDTF text beside
the first and last day that they may mean.
"""

from collections.abc import Iterable

from dossier.exports import api_records
from dossier.exports.part_tables import part_tables
from dossier.exports.table import Cell, Row, Table, fields
from dossier.language.dates import Edtf
from dossier.language.escape import text_fragment
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.subject import Event, Locality, Subject
from dossier.views import addresses, wording

DAYS = (
    ("when", "string", "EDTF date"),
    ("edtf", "string", "the same, under a name that is no word of SQL"),
    ("earliest", "date", "first day that it may mean"),
    ("latest", "date", "last day that it may mean"),
)


def days_of(date: Edtf | None) -> tuple[Cell, Cell, Cell, Cell]:
    """Return a date as the cells of `DAYS`, empty where there is none."""
    if date is None:
        return None, None, None, None
    found = api_records.days(date)
    return found.edtf, found.edtf, found.earliest, found.latest


def tables(library: Library) -> list[Table]:
    """Return every table that has a row; one that points to another stands after it."""
    site = library.publication
    claims = library.by_date
    claim, subject = ("claim", "string", "id of the claim"), ("subject", "string", "id of the subject")
    made = [
        Table(
            "sources", "An article.",
            (("id", "string", "id"), ("type", "string", "CSL type"), ("title", "string", "title of the article"), ("authors", "string", "byline, names apart by semicolons"),
             ("outlet", "string", "newspaper or site"), ("publisher", "string", "publisher"), *DAYS, ("language", "string", "ISO 639-1 code"),
             ("url", "string", "address of the original"), ("archive", "string", "address of an archived copy"), ("sha256", "string", "of the text that was read"), ("root", "string", "SHA-256 of the word record")),
            ("id",), (),
            [(one.id, one.kind, one.title, "; ".join(f"{name.given} {name.family}" for name in one.authors), one.outlet, one.publisher, *days_of(one.published),
              one.language, one.url, one.archive, one.sha256, one.root) for one in library.sources_by_date],
        ),
        Table(
            "subjects", "Something that claims are about.",
            (("id", "string", "id"), ("kind", "string", wording.series(wording.kinds(library), "or")), ("name", "string", "name"),
             ("description", "string", "one line in our own words"), ("latitude", "number", "of a place, for drawing"), ("longitude", "number", "of a place, for drawing"),
             ("wikidata", "string", "id in Wikidata, from outside the sources")),
            ("id",), (),
            [(one.id, library.kinds[one.id], one.name, one.description, *_where(one), one.wikidata) for one in library.subjects.values()],
        ),
        Table(
            "claims", "What one source says, in our own words.",
            (("id", "string", "id, source/claim"), ("source", "string", "id of the source"), ("says", "string", "the claim"), ("words", "string", "its fragments"), ("standing", "string", "how firmly the source puts it"),
             ("commentary", "boolean", "whether it is the article's own judgement"), *DAYS, ("hedge", "string", "the source's own hedge"),
             ("date_in_words", "string", "the date as the pages have it; 'by' and the article's own where it gives none"), ("standing_in_words", "string", "the standing as the pages have it"),
             ("topic", "string", "first topic"), ("page", "string", "permanent address")),
            ("id",), (("source", "sources"),),
            [(one.key, one.source, one.says, " … ".join(one.fragments), one.standing, one.commentary, *days_of(one.when), one.hedge, wording.when(library, one), wording.standing(one), one.topics[0],
              site.at(addresses.folder(addresses.of_claim(one)))) for one in claims],
        ),
        Table("topics", "A claim, and a topic that it belongs to.", (claim, ("topic", "string", ", ".join(library.dossier.topic_titles))), ("claim", "topic"), (("claim", "claims"),),
              [(one.key, topic) for one in claims for topic in one.topics]),
        Table(
            "attributions", "A subject that a claim names, and as what: about, speaker or channel; the order is the claim's own.",
            (claim, ("role", "string", "about, speaker or channel"), ("position", "integer", "from 1"), subject), ("claim", "role", "position"),
            (("claim", "claims"), ("subject", "subjects")), [row for one in claims for row in _attributions(one)],
        ),
        Table(
            "passages", "A verbatim fragment that bears a claim.",
            (claim, ("position", "integer", "from 1, the decisive one first"), ("block", "integer", "number of the block in the article"), ("words", "string", "the fragment"), ("link", "string", "leads to it in the original")),
            ("claim", "position"), (("claim", "claims"),),
            [(one.key, place, block, words, library.sources[one.source].url + text_fragment(words)) for one in claims for place, (block, words) in enumerate(((found.block, words) for found in one.passages for words in found.words), 1)],
        ),
        Table("differences", "Two claims that do not agree.", (claim, *fields("", "other", "title", "kind", "how")), ("claim", "other"), (("claim", "claims"), ("other", "claims")),
              [(one.key, mark.claim, mark.title, mark.kind, mark.how) for one, _, mark in library.differences]),
        Table(
            "events", "An event, such as a meeting, with its date and place.",
            (subject, ("kind", "string", "kind of event"), *DAYS, ("place", "string", "id of the place")), ("subject",), (("subject", "subjects"), ("place", "subjects")),
            [(one.id, one.kind, *days_of(one.date), one.place) for one in library.of_kind("event") if isinstance(one, Event)],
        ),
        *part_tables(library, claim),
        Table("names", "Another name of a subject, a variant or one in a local language.", (subject, ("name", "string", "the name"), ("language", "string", "BCP 47 code of a local name")), ("subject", "name"), (("subject", "subjects"),),
              [(one.id, name, language) for one in library.subjects.values() for name, language in _other_names(one).items()]),
        Table("blocks", "A block of an article, and our own line on it.", (("source", "string", "id of the source"), ("block", "integer", "its number"), ("gist", "string", "our line")), ("source", "block"), (("source", "sources"),),
              [(one.id, block.block, block.gist) for one in library.sources_by_date for block in one.blocks]),
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


def _other_names(one: Subject) -> dict[str, str | None]:
    return dict.fromkeys(one.variants) | {local.name: local.lang for local in one.local_names}


def _where(one: object) -> tuple[Cell, Cell]:
    found = one.coordinates if isinstance(one, Locality) else None
    return (float(found.latitude), float(found.longitude)) if found else (None, None)


def _attributions(one: Claim) -> Iterable[Row]:
    for role, names in (("about", one.about), ("speaker", one.speakers), ("channel", one.channels)):
        for place, name in enumerate(names, 1):
            yield one.key, role, place, name
