"""The shape of a synonym: words by which readers look for something that is written otherwise."""

from typing import Annotated

from pydantic import Field, model_validator

from dossier.records.parts import Id, Part, Text

PagePath = Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md$")]


class Synonym(Part):
    """Words that readers may type though nothing is written so, and the subject or the page that they mean."""

    words: Annotated[list[Text], Field(min_length=1)]
    subject: Id | None = None
    page: PagePath | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Synonym":
        if bool(self.subject) == bool(self.page):
            raise ValueError("expected 'subject' or 'page', and not both")
        return self
