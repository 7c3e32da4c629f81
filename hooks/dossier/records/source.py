"""The shape of a source's record, of the subjects and of an editor's note."""

import re
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from dossier.language.dates import Edtf
from dossier.records.parts import YAML_TEXT, Date, Id, Part, Proposed, Text, Url
from dossier.records.record import Record

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
BlockNumber = Annotated[int, Field(ge=1)]


def _plain_date(value: Edtf) -> Edtf:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value.text):
        raise ValueError(f"expected a year, month or day alone, found '{value.text}'")
    return value


def _only_true(value: object) -> object:
    if value not in (True, False, "true"):
        raise ValueError(f"expected 'draft: true', or no such line, found '{value}'")
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
    proposed: Proposed = False


class Resolution(Part):
    """What words of the article mean that they do not say outright: a date, a figure or a subject."""

    id: Id
    value: Annotated[Text, WithJsonSchema({"anyOf": YAML_TEXT}, mode="validation")]
    """An EDTF date, a figure, or the id of a subject."""
    block: BlockNumber
    words: Annotated[Text, Field(alias="from")]
    because: Text
    proposed: Proposed = False


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
    lead: Id | None = None
    """The id of the claim that stands for the article where each is shown by one."""
    resolutions: list[Resolution] = []
    """What words of the article mean that they do not say outright."""
    draft: Annotated[bool, BeforeValidator(_only_true)] = False
    """Whether it is still being worked on: then only a preview shows it, and none of its ids is permanent yet."""


def years(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the years of the first and the last of the sources, or the one year of all; none where there are no sources."""
    told = sorted(source.published.text[:4] for source in sources)
    return tuple(dict.fromkeys([*told[:1], *told[-1:]]))
