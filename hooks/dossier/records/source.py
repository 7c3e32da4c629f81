"""The shape of a source's record, of the subjects and of an editor's note."""

import re
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from dossier.language.dates import Edtf
from dossier.records.claim import Record
from dossier.records.parts import ClaimId, Date, Id, Part, Text, Url

SUBJECT_FILES = {
    "states": "state", "people": "person", "bodies": "body", "forces": "force",
    "groups": "group", "places": "place", "events": "event",
}  # fmt: skip
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
BlockNumber = Annotated[int, Field(ge=1)]


def _plain_date(value: Edtf) -> Edtf:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value.text):
        raise ValueError(f"expected a year, month or day alone, found '{value.text}'")
    return value


class Author(Part):
    """One author of an article."""

    given: Text
    family: Text


class Copy(Part):
    """The copy of an article that was read, where it is not the original."""

    of: Text
    posted_by: Text | None = None
    posted: Date


class Listing(Part):
    """A catalogue that lists the article too."""

    name: Text
    reference: Text


class Block(Part):
    """Our own one-line gist of a block."""

    block: BlockNumber
    gist: Annotated[Text, Field(max_length=140)]


class Unused(Part):
    """Sentences that no claim touches, and why; the whole block where no sentences are named."""

    block: BlockNumber
    sentences: list[BlockNumber] = []
    kind: Literal["furniture", "title", "caption", "repetition", "byline", "empty"]
    because: Text


class Resolution(Part):
    """What words of the article mean that they do not say outright: a date, a figure or a subject."""

    id: Id
    value: Annotated[
        Text, WithJsonSchema({"type": ["string", "integer"], "description": "An EDTF date, a figure, or the id of a subject."})
    ]
    block: BlockNumber
    words: Annotated[Text, Field(alias="from")]
    because: Text


class Source(Record):
    """One article: its bibliographic record, a gist of each block, and what was left unused and why."""

    id: Id
    kind: Annotated[Literal["article-newspaper", "webpage"], Field(alias="type")] = "article-newspaper"
    """What it is, by its CSL type; the citation formatter knows these and no other."""
    title: Text
    """The title as the article has it."""
    title_from: Text | None = None
    """Where the title was taken from, if not from the text."""
    authors: list[Author]
    """The byline; empty where there is none."""
    publisher: Text
    outlet: Text
    short: Text
    published: Annotated[Date, AfterValidator(_plain_date)]
    """A year, month or day: as precise as the article is, never padded."""
    published_from: Text
    """From what the date was taken or inferred."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    url: Url
    archive: Annotated[str, Field(pattern=r"^https://web\.archive\.org/web/\d{4}/https://\S+$")]
    copied: Annotated[Copy | None, Field(alias="copy")] = None
    listed: list[Listing] = []
    sha256: Sha256
    """Of the text that was read, by which it is found."""
    root: Sha256
    """Of the word record, seeds/<id>.words: it names the text that was committed to."""
    blocks: Annotated[list[Block], Field(min_length=1)]
    unused: list[Unused] = []
    """Every sentence that bears no claim, and why."""
    resolutions: list[Resolution] = []
    """What words of the article mean that they do not say outright."""


class LocalName(Part):
    """A name in a local language; `lang` is a BCP 47 code."""

    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]
    name: Text


class EditorNote(Part):
    """A note from outside the sources, with the public record it rests on. Never part of a claim, a table or a count."""

    text: Text
    reference: Url


class Subject(Record):
    """What claims are about. Its kind comes from the file in which it stands."""

    id: Id
    name: Text
    short: Text | None = None
    variants: Annotated[list[Text], Field(examples=[["Emomali Rakhmon", "Rakhmon"]])] = []
    """Every other spelling and form by which the sources or our claims name it."""
    description: Text
    """One line in our own words, from the articles alone."""
    local_names: list[LocalName] = []
    editor_note: EditorNote | None = None
    """What a reader would be misled without, from outside the sources; shown apart, never counted."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name, the short form and every variant."""
        return (self.name, *([self.short] if self.short else []), *self.variants)

    @property
    def label(self) -> str:
        """The short form where there is one, else the name."""
        return self.short or self.name


class Coordinates(Part):
    """Where a place lies, in degrees; from outside the sources, for drawing on the map alone."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90, max_digits=4, decimal_places=2)]
    longitude: Annotated[Decimal, Field(ge=-180, le=180, max_digits=5, decimal_places=2)]


class Locality(Subject):
    """A subject that lies somewhere. Regions have no coordinates, and are not drawn."""

    coordinates: Coordinates | None = None


class Event(Subject):
    """A subject that happens: with its kind, date and place, and the claims that establish them."""

    kind: Literal["meeting", "exercise", "attack", "visit", "operation", "statement", "ceremony", "other"]
    date: Date
    place: Id | None = None
    by: Annotated[list[ClaimId], Field(min_length=1)]


class Gone(Record):
    """A published claim that is no more: where it moved to, or why it was withdrawn."""

    id: ClaimId
    moved_to: ClaimId | None = None
    withdrawn: Text | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Gone":
        if (self.moved_to is None) == (self.withdrawn is None):
            raise ValueError("expected 'moved_to' or 'withdrawn', and not both")
        return self


class Answer(Part):
    """What one source says to a question; silence is recorded too."""

    source: Id
    verdict: Literal["says", "hedges", "contradicts", "silent"]
    short: Annotated[Text | None, Field(max_length=120)] = None
    """The answer in a few words of our own; none where the source is silent."""
    claims: list[Id] = []
    """Ids of the source's claims on which the answer rests."""


class Question(Record):
    """A question that all sources are asked."""

    id: Id
    question: Text
    answers: list[Answer]


def subject_model(stem: str) -> type[Subject]:
    """Return the model of the subjects in the file of that name."""
    models: dict[str, type[Subject]] = {"events": Event, "places": Locality}
    return models.get(stem, Subject)
