"""The shape of a question that all sources are asked, and of what each answers."""

from typing import Annotated

from pydantic import Field

from dossier.records.parts import Id, Part, Text
from dossier.records.record import Record


class Answer(Part):
    """What one source says to a question; silence is recorded too."""

    source: Id
    verdict: Id
    """One of the `verdicts` in dossier.yml."""
    short: Annotated[Text | None, Field(max_length=120)] = None
    """The answer in a few words of our own; none where the source is silent."""
    claims: list[Id] = []
    """Ids of the source's claims on which the answer rests."""

    @property
    def keys(self) -> list[str]:
        """The global ids of those claims."""
        return [f"{self.source}/{claim}" for claim in self.claims]


class Question(Record):
    """A question that all sources are asked."""

    id: Id
    question: Text
    answers: list[Answer]
