"""The shape of what became of published claims: an entry of the journal, and a claim that is no more."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dossier.records.parts import ClaimId, Date, Text
from dossier.records.record import Record


class Entry(Record):
    """What happened to some claims on a day."""

    date: Date
    change: Literal["added", "changed", "moved", "withdrawn"]
    claims: Annotated[list[ClaimId], Field(min_length=1)]
    note: Text | None = None
    """What readers should know of it, in our own words."""


FOLDERS = {"meetings": "meeting", "people": "person", "states": "state"}
"""What begins the id of a subject that had a page of its own and is no more, with what it was."""


class Gone(Record):
    """A published claim that is no more: where it moved to, or why it was withdrawn; or so a subject's own page, as "meetings/old-id"."""

    id: ClaimId
    moved_to: ClaimId | None = None
    withdrawn: Text | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Gone":
        if (self.moved_to is None) == (self.withdrawn is None):
            raise ValueError("expected 'moved_to' or 'withdrawn', and not both")
        return self

    @property
    def kind(self) -> str:
        """What it was: a claim, or a meeting, person or state."""
        return FOLDERS.get(self.id.partition("/")[0], "claim")

    @property
    def name(self) -> str:
        """What it was called: the claim's id, or the subject's without what marks it as one."""
        return self.id if self.kind == "claim" else self.id.partition("/")[2]

    @property
    def successor(self) -> str | None:
        """The id of the claim or of the subject that it became."""
        return self.moved_to.removeprefix(f"{self.id.partition('/')[0]}/") if self.moved_to and self.kind != "claim" else self.moved_to
