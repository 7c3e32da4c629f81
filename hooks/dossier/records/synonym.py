"""The shape of a synonym: words by which readers look for something that is written otherwise."""

from typing import Annotated

from pydantic import Field, model_validator

from dossier.records.parts import Id, Part, Text


class Synonym(Part):
    """Words that readers may type though nothing is written so, and the subject or the written word that they mean."""

    words: Annotated[list[Text], Field(min_length=1)]
    subject: Id | None = None
    written: Text | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Synonym":
        if bool(self.subject) == bool(self.written):
            raise ValueError("expected 'subject' or 'written', and not both")
        return self
