"""The shape of a subject: what claims are about."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from dossier.records.parts import ClaimId, Date, Id, Part, Proposed, Text, Url
from dossier.records.record import Record

SUBJECT_FILES = {
    "states": "state", "people": "person", "bodies": "body", "forces": "force",
    "groups": "group", "places": "place", "events": "event",
}  # fmt: skip


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
    variants: Annotated[list[Text], Field(examples=[["Ada Brill", "Brill"]])] = []
    """Every other spelling and form by which the sources or our claims name it."""
    description: Text
    """One line in our own words, from the articles alone."""
    people_of: list[Id] = []
    """Ids of the states, bodies or forces for which these people work or speak: of a group that the sources leave unnamed. It is never shown as one of those."""
    local_names: list[LocalName] = []
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$", examples=["Q42"])] | None = None
    """Its id in Wikidata, by which programs join it with other data; only as a public record has it, which a comment in the file names."""
    editor_note: EditorNote | None = None
    """What a reader would be misled without, from outside the sources; shown apart, never counted."""
    proposed: Proposed = False
    """Whether the program proposed it; deleted by the editor who has described it."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name, the short form and every variant."""
        return (self.name, *([self.short] if self.short else []), *self.variants)

    @property
    def label(self) -> str:
        """The short form where there is one, else the name."""
        return self.short or self.name

    @property
    def same_as(self) -> str | None:
        """The address of what Wikidata says of it; none where its id there is not known."""
        return f"https://www.wikidata.org/wiki/{self.wikidata}" if self.wikidata else None


class Coordinates(Part):
    """Where a place lies, in degrees; from outside the sources, for drawing on the map alone."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90, max_digits=4, decimal_places=2)]
    longitude: Annotated[Decimal, Field(ge=-180, le=180, max_digits=5, decimal_places=2)]


class State(Subject):
    """A subject that is a state."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    """Its code in ISO 3166-1 alpha-3, by which the map finds its boundaries; none where it is no more."""


class Locality(Subject):
    """A subject that lies somewhere. Regions have no coordinates, and are not drawn."""

    coordinates: Coordinates | None = None


class Event(Subject):
    """A subject that happens: with its kind, date and place, and the claims that establish them."""

    kind: Literal["meeting", "exercise", "attack", "visit", "operation", "statement", "ceremony", "other"]
    announced: bool = False
    """Whether the sources only announce it; then it does not count as held."""
    date: Date
    place: Id | None = None
    by: Annotated[list[ClaimId], Field(min_length=1)]


def subject_model(stem: str) -> type[Subject]:
    """Return the model of the subjects in the file of that name."""
    models: dict[str, type[Subject]] = {"events": Event, "places": Locality, "states": State}
    return models.get(stem, Subject)
