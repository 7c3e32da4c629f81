"""The shape of a question that all sources are asked, and of what each answers."""

from collections.abc import Collection
from typing import Annotated

from pydantic import Field, PrivateAttr

from dossier.records.parts import Id, Part, Proposed, Text
from dossier.records.problems import Place
from dossier.records.reader import Step
from dossier.records.record import Record


class Answer(Part):
    """What one source says to a question; silence is recorded too."""

    source: Id
    verdict: Id
    """One of the `verdicts` in dossier.yml."""
    short: Annotated[Text | None, Field(max_length=180)] = None
    """The answer in a few words of our own; none where the source is silent."""
    claims: list[Id] = []
    """Ids of the source's claims on which the answer rests."""
    proposed: Proposed = False
    """Whether the program proposed it; deleted by the editor who has read the article for it."""

    @property
    def keys(self) -> list[str]:
        """The global ids of those claims."""
        return [f"{self.source}/{claim}" for claim in self.claims]


class Question(Record):
    """A question that all sources are asked."""

    id: Id
    question: Text
    answers: list[Answer]

    _places: tuple[int, ...] | None = PrivateAttr(default=None)

    def without(self, sources: Collection[str]) -> "Question":
        """Return the question without the answers of these sources; the others still know where they stand in the file."""
        kept = [place for place, answer in enumerate(self.answers) if answer.source not in sources]
        if len(kept) == len(self.answers):
            return self
        other = self.model_copy(update={"answers": [self.answers[place] for place in kept]})
        other._places = tuple(kept)
        return other

    def at(self, *steps: Step) -> Place:
        """Return the place of one of the question's fields, given as keys and indexes from the question down."""
        if self._places and len(steps) > 1 and steps[0] == "answers":
            steps = (steps[0], self._places[int(steps[1])], *steps[2:])
        return super().at(*steps)
