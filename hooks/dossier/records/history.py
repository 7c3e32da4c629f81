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


MEETINGS = "meetings"  # begins the id of a meeting that is no more


class Gone(Record):
    """A published claim that is no more: where it moved to, or why it was withdrawn; or so a meeting, as "meetings/old-id"."""

    id: ClaimId
    moved_to: ClaimId | None = None
    withdrawn: Text | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Gone":
        if (self.moved_to is None) == (self.withdrawn is None):
            raise ValueError("expected 'moved_to' or 'withdrawn', and not both")
        return self

    @property
    def is_meeting(self) -> bool:
        """Whether it was a meeting, and no claim."""
        return self.id.startswith(f"{MEETINGS}/")

    @property
    def name(self) -> str:
        """What it was called: the claim's id, or the meeting's without what marks it as one."""
        return self.id.removeprefix(f"{MEETINGS}/")

    @property
    def successor(self) -> str | None:
        """The id of the claim or of the meeting that it became."""
        return self.moved_to.removeprefix(f"{MEETINGS}/") if self.moved_to and self.is_meeting else self.moved_to
