"""The shape of a claim: what one source says, with its passage and its typed parts. All records are frozen."""

from functools import cached_property
from typing import Annotated, TypeVar

from pydantic import Field, PrivateAttr

from dossier.records.parts import ClaimId, Date, DifferenceKind, Id, Meeting, Part, Proposed, Standing, Text, TypedParts
from dossier.records.reader import Step
from dossier.records.record import Record

# The fields of typed parts that name subjects: by one id, or by several.
_SINGLE = ("giver", "receiver", "force", "body", "event", "chaired_by", "person")
_SEVERAL = ("states", "delegations", "actors", "against")
SUBJECT_FIELDS = frozenset({*_SINGLE, *_SEVERAL})
# The kinds of subject that a field may name; a field that is not listed takes any.
SUBJECT_KINDS = {
    "speakers": {"person", "body", "force", "group", "state"},
    "channels": {"body"},
    "person": {"person"}, "chaired_by": {"person"},
    "states": {"state"}, "delegations": {"state"},
    "event": {"event"}, "body": {"body"}, "force": {"force", "body"},
    "giver": {"state", "body", "force"}, "receiver": {"state", "body", "force"},
    "place": {"place", "state"},
    "actors": {"group", "state", "force", "person", "event", "body"},
}  # fmt: skip
P = TypeVar("P", bound=Part)
PARTS = tuple(TypedParts.model_fields)


class Passage(Part):
    """A block and the verbatim fragments in it that bear a claim."""

    block: Annotated[int, Field(ge=1)]
    """The number of the block in the article, counted from 1."""
    words: Annotated[list[Text], Field(min_length=1, examples=[["could be at", "within two days"]])]
    """Verbatim fragments of three to twelve words, each once in the article."""


class Difference(Part):
    """Another claim that says otherwise, a heading, what kind of difference it is, and how they differ."""

    claim: ClaimId
    title: Annotated[Text, Field(max_length=60)]
    kind: DifferenceKind
    how: Text


class Assertion(Record):
    """A claim without its typed parts."""

    id: Annotated[Id, Field(examples=["two-days-to-the-coast"])]
    """Lower-case words joined by hyphens, unique in the file, permanent once published."""
    says: Annotated[Text, Field(examples=["The guards could reach the coast within two days, their head said."])]
    """One assertion in our own words, readable alone, with its hedge and who says it."""
    standing: Standing
    """How firmly the source puts it."""
    when: Date | None = None
    """When it was said or happened; left out where the passage gives no date."""
    speakers: Annotated[list[Id], Field(examples=[["ada-brill"]])] = []
    """Ids of the subjects that say it, nearest to the words first; none where the article itself does."""
    channels: Annotated[list[Id], Field(examples=[["coast-wire"]])] = []
    """Ids of agencies and outlets between the speaker and the article; never the article's own outlet."""
    hedge: Annotated[Text | None, Field(examples=["could", "reportedly"])] = None
    """The source's own hedge, as its words have it."""
    reported_future: Text | None = None
    """Why a "would" of the passage's words is no hedge, but the future as a past tense reports it; not where it hangs on a condition."""
    commentary: bool = False
    """Whether it is the article's own judgement and not something that it reports."""
    trifle: bool = False
    """Whether it is a caption or a page matter, for which a first fragment of three words is enough."""
    about: Annotated[list[Id], Field(examples=[["harbour-pact", "grey-coast"]])]
    """Ids of every subject that `says` names, and of no other."""
    topics: Annotated[list[Id], Field(min_length=1)]
    """The topics it belongs to, the chief one first; the list of claims of each has it."""
    passages: Annotated[list[Passage], Field(min_length=1)]
    """The blocks and words that bear it, the decisive one first."""
    resolved: Annotated[list[Id], Field(examples=[["march-14"]])] = []
    """Ids of the source's resolutions that explain what the fragments leave open."""
    differs_from: list[Difference] = []
    """Other claims that say otherwise; marked on one of the two."""
    proposed: Proposed = False
    """Whether the program proposed it; deleted by the editor who has read the sentence."""


class Claim(TypedParts, Assertion):
    """What one source says, in our own words, with its passage and its typed parts: the unit of the whole project."""

    _source: str = PrivateAttr(default="")

    @cached_property
    def source(self) -> str:
        """The id of the source: the name of the file in which the claim stands."""
        return self._source

    @cached_property
    def key(self) -> str:
        """The global id, "gazette-2001/two-days-to-the-coast"."""
        return f"{self._source}/{self.id}"

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The typed parts that the claim carries, by name."""
        return {name: part for name in PARTS if (part := getattr(self, name)) is not None}

    def part(self, kind: type[P]) -> P | None:
        """Return the typed part of that kind, where the claim carries one."""
        return next((part for part in self.parts.values() if isinstance(part, kind)), None)

    @property
    def fragments(self) -> list[str]:
        """All verbatim fragments, the decisive one first."""
        return [fragment for passage in self.passages for fragment in passage.words]

    @cached_property
    def part_subjects(self) -> list[tuple[tuple[Step, ...], str]]:
        """Every subject that a typed part names, after the keys and indexes down to it."""
        found: list[tuple[tuple[Step, ...], str]] = []
        for name, part in self.parts.items():
            held = vars(part)  # of a model, asking for a field that it has not is slow
            found += [((name, key), subject) for key in _SINGLE if (subject := held.get(key))]
            found += [((name, key, place), subject) for key in _SEVERAL for place, subject in enumerate(held.get(key, []))]
            if isinstance(part, Meeting):
                found += [((name, "attended", place, "person"), row.person) for place, row in enumerate(part.attended)]
        return found

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of every subject that the claim names: in `about`, as speaker or channel, or in a typed part."""
        return frozenset({*self.about, *self.speakers, *self.channels, *(subject for _, subject in self.part_subjects)})
