"""The shape of a source's record, of the subjects and of an editor's note."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ModelWrapValidatorHandler, PrivateAttr, WithJsonSchema, model_validator

from dossier.language.dates import Edtf
from dossier.records.parts import UNWRITTEN, YAML_TEXT, Date, Id, Part, Proposed, Text, Url
from dossier.records.reader import Step
from dossier.records.record import Record

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
BlockNumber = Annotated[int, Field(ge=1)]


def _plain_date(value: Edtf) -> Edtf:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value.text):
        raise ValueError(f"expected a year, month or day alone, found '{value.text}'")
    return value


_DRAFT = (True, "true")
_OF_THE_ARTICLE = ("title", "publisher", "outlet", "published_from")
_NO_ADDRESS = "https://to-be-written.invalid/"  # a name that no server can have (RFC 2606)


def _only_true(value: object) -> object:
    if value not in (*_DRAFT, False):
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

    _empty: tuple[tuple[Step, ...], ...] = PrivateAttr(default=())

    @property
    def empty(self) -> tuple[tuple[Step, ...], ...]:
        """Where a draft says nothing yet of the article, as keys and indexes; something stands there, so that it can be previewed."""
        return self._empty

    @model_validator(mode="wrap")
    @classmethod
    def _of_a_draft(cls, data: Any, handler: ModelWrapValidatorHandler["Source"]) -> "Source":
        """Read a draft, which may leave empty what only an editor can say of the article; nothing else may."""
        if not isinstance(data, dict) or data.get("draft") not in _DRAFT:
            return handler(data)
        empty = tuple(_empty_places(data))
        made = handler(_filled(data, empty))
        made._empty = empty
        return made


def _empty_places(data: dict[str, Any]) -> Iterator[tuple[Step, ...]]:
    yield from ((name,) for name in (*_OF_THE_ARTICLE, "published", "short", "url", "archive") if data.get(name) == "")
    authors = data.get("authors")
    for number, author in enumerate(authors if isinstance(authors, list) else ()):
        yield from (("authors", number, name) for name in ("given", "family") if isinstance(author, dict) and author.get(name) == "")


def _filled(data: dict[str, Any], empty: Iterable[tuple[Step, ...]]) -> dict[str, Any]:
    """Return a draft's fields with something in each empty one: a preview needs a name, a year and an address of each source."""
    name = str(data.get("id", ""))
    url = data.get("url") or _NO_ADDRESS
    year = re.search(r"(?<!\d)(?:19|20)\d\d$", name)
    others = {
        "short": name,
        "published": year.group() if year else str(datetime.datetime.now(datetime.UTC).year),
        "url": url,
        "archive": f"https://web.archive.org/web/0000/{url}",
    }
    authors = data.get("authors")
    made = {**data, "authors": [dict(one) if isinstance(one, dict) else one for one in authors] if isinstance(authors, list) else authors}
    for steps in empty:
        if len(steps) == 1:
            made[str(steps[0])] = others.get(str(steps[0]), UNWRITTEN)
        else:
            made["authors"][steps[1]][steps[2]] = UNWRITTEN
    return {key: value for key, value in made.items() if key in data}


def years(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the years of the first and the last of the sources, or the one year of all; none where there are no sources."""
    told = sorted(source.published.text[:4] for source in sources)
    return tuple(dict.fromkeys([*told[:1], *told[-1:]]))
