"""The shapes of the published records: what the API's files hold. They are made from the library, never read back."""

from typing import Annotated

from pydantic import Field

from dossier.language import words
from dossier.language.dates import Edtf
from dossier.language.escape import text_fragment
from dossier.library.library import Library
from dossier.records.claim import PARTS, Claim, Difference
from dossier.records.parts import Part, Standing, TypedParts
from dossier.records.question import Answer, Question
from dossier.records.source import Author, Block, Resolution, Source, Unused
from dossier.records.subject import Coordinates, EditorNote, Event, Locality, LocalName, Subject
from dossier.views import addresses


class Days(Part):
    """A date as the source gives it (EDTF), and the first and last day that it may mean; none where an end is open."""

    edtf: str
    earliest: str | None
    latest: str | None


class PassageRecord(Part):
    """A block, the verbatim fragments in it, and links that lead to each in the original."""

    block: int
    words: list[str]
    links: list[str]


class OpenedWord(Part):
    """A quoted word: its number in the article, its normalised form, and the salt under which its digest stands in the word record."""

    number: int
    word: str
    salt: str


class AssertionRecord(Part):
    """A claim without its typed parts."""

    id: str
    source: str
    says: str
    standing: Standing
    commentary: bool
    when: Days | None
    speakers: list[str]
    channels: list[str]
    hedge: str | None
    reported_future: str | None
    about: list[str]
    topics: list[str]
    passages: list[PassageRecord]
    resolved: list[str]
    proof: list[OpenedWord]
    differs_from: list[Difference]
    page: str


class ClaimRecord(TypedParts, AssertionRecord):
    """What one source says, in our own words, with its passage, standing, hedge, attribution and typed parts."""


class SourceRecord(Part):
    """One article: its bibliographic record, our gist of each block, what was left unused and why."""

    id: str
    type: str
    title: str
    authors: list[Author]
    publisher: str
    outlet: str
    published: Days
    published_from: str
    language: str
    url: str
    archive: str
    sha256: str
    root: str
    blocks: list[Block]
    unused: list[Unused]
    resolutions: list[Resolution]
    claims: Annotated[int, Field(ge=1)]
    page: str


class SubjectRecord(Part):
    """What claims are about; its names, and how many claims name it."""

    id: str
    kind: str
    name: str
    variants: list[str]
    description: str
    local_names: list[LocalName]
    wikidata: str | None
    people_of: list[str]
    coordinates: Coordinates | None
    editor_note: EditorNote | None
    claims: int
    page: str


class EventRecord(SubjectRecord):
    """A subject that happens: with its kind of event, date, place, and the claims that establish them."""

    event: str
    announced: bool
    date: Days
    place: str | None
    by: list[str]


class QuestionRecord(Part):
    """A question that all sources are asked, and what each answers."""

    id: str
    question: str
    answers: list[Answer]


def days(date: Edtf) -> Days:
    """Return a date with its bounds."""
    return Days(
        edtf=date.text,
        earliest=date.earliest.isoformat() if date.earliest else None,
        latest=date.latest.isoformat() if date.latest else None,
    )


def claim(library: Library, one: Claim) -> ClaimRecord:
    """Return a claim as it is published."""
    url = library.sources[one.source].url
    passages = [
        PassageRecord(block=found.block, words=found.words, links=[url + text_fragment(words) for words in found.words])
        for found in one.passages
    ]
    return ClaimRecord(
        id=one.key, source=one.source, says=one.says, standing=one.standing, commentary=one.commentary,
        when=days(one.when) if one.when else None, speakers=one.speakers, channels=one.channels, hedge=one.hedge,
        reported_future=one.reported_future, about=one.about,
        topics=one.topics, passages=passages, resolved=one.resolved, proof=proof(library, one), differs_from=[mark for mark in one.differs_from if mark.claim in library.claims],
        page=_page(library, addresses.of_claim(one)), **{name: one.parts.get(name) for name in PARTS},
    )  # fmt: skip


def proof(library: Library, one: Claim) -> list[OpenedWord]:
    """Return the opening of a claim: every word that it quotes, in the order of the article."""
    article = library.articles[one.source]
    forms = {
        number: form
        for part in one.passages
        for fragment in part.words
        for start in article.find(part.block, fragment)
        for number, form in enumerate(words.forms(fragment), start)
    }
    return [
        OpenedWord(number=number, word=form, salt=article.openings[number])
        for number, form in sorted(forms.items())
        if number in article.openings
    ]


def source(library: Library, one: Source) -> SourceRecord:
    """Return a source as it is published."""
    return SourceRecord(
        id=one.id, type=one.kind, title=one.title, authors=one.authors, publisher=one.publisher, outlet=one.outlet,
        published=days(one.published), published_from=one.published_from, language=one.language, url=one.url, archive=one.archive,
        sha256=one.sha256, root=one.root, blocks=one.blocks, unused=one.unused, resolutions=one.resolutions, claims=len(library.claims_of[one.id]),
        page=_page(library, addresses.of_source(one)),
    )  # fmt: skip


def subject(library: Library, one: Subject) -> SubjectRecord:
    """Return a subject as it is published; an event with its date and place."""
    common = {
        "id": one.id, "kind": library.kinds[one.id], "name": one.name, "variants": one.variants, "description": one.description,
        "local_names": one.local_names, "wikidata": one.wikidata, "coordinates": one.coordinates if isinstance(one, Locality) else None,
        "editor_note": one.editor_note, "people_of": one.people_of, "claims": len(library.claims_about[one.id]),
        "page": _page(library, addresses.of_subject(library, one)),
    }  # fmt: skip
    if isinstance(one, Event):
        return EventRecord(
            event=one.kind,
            announced=one.announced,
            date=days(one.date),
            place=one.place,
            by=[key for key in one.by if key in library.claims],
            **common,
        )
    return SubjectRecord(**common)


def question(one: Question) -> QuestionRecord:
    """Return a question as it is published."""
    return QuestionRecord(id=one.id, question=one.question, answers=one.answers)


def _page(library: Library, path: str) -> str:
    target, mark, anchor = path.partition("#")
    return library.publication.at(addresses.folder(target)) + mark + anchor
