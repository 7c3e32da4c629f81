"""The shape of a claim: what one source says, with its passage and its typed parts. All records are frozen."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, WithJsonSchema, BeforeValidator

from . import dates
from .problems import Place
from .reader import Document, Step

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
CLAIM_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$"


def _one_line(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError("expected one line without double spaces")
    return text


Id = Annotated[str, Field(pattern=ID_PATTERN)]
ClaimId = Annotated[str, Field(pattern=CLAIM_PATTERN)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Url = Annotated[str, Field(pattern=r"^https://[^\s<>\"'`{}|\\]+$")]
Date = Annotated[
    dates.Edtf,
    BeforeValidator(lambda value: value if isinstance(value, dates.Edtf) else dates.parse(str(value))),
    WithJsonSchema({"type": ["string", "integer"], "description": "An EDTF date, as precise as the source gives it.", "examples": ["2015", "2015-03-14"]}),
]
Standing = Literal["done", "said", "reported", "pledged", "planned", "proposed", "expected", "denied"]
Topic = Literal["members", "summits", "afghanistan", "tajik-border", "forces", "organisation"]
Bound = Literal["exact", "about", "up-to", "over"]
MembershipChange = Literal["signed", "joined", "withdrew", "rejoined", "suspended", "listed", "observer"]


class Part(BaseModel):
    """What every record shares: no unknown field, no change after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Record(Part):
    """A part that stands by itself in a file and knows where."""

    _document: Document | None = PrivateAttr(default=None)
    _steps: tuple[Step, ...] = PrivateAttr(default=())

    def placed(self, document: Document, *steps: Step) -> "Record":
        """Return the record itself, now knowing that it stands in the document at the end of the steps."""
        self._document, self._steps = document, steps
        return self

    def at(self, *steps: Step) -> Place:
        """Return the place of one of the record's fields, given as keys and indexes from the record down."""
        if self._document is None:
            raise LookupError("this record was not read from a file")
        return self._document.at(*self._steps, *steps)


class Quantity(Part):
    """A number as the source bounds it."""

    value: Annotated[int, Field(ge=0)]
    bound: Bound = "exact"


class Amount(Quantity):
    """A sum of money; the currency is an ISO 4217 code."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Passage(Part):
    """A block and the verbatim fragments in it that bear a claim."""

    block: Annotated[int, Field(ge=1)]
    words: Annotated[list[Text], Field(min_length=1)]


class Difference(Part):
    """Another claim that says otherwise, a heading, what kind of difference it is, and how they differ."""

    claim: ClaimId
    title: Annotated[Text, Field(max_length=60)]
    kind: Literal["figure", "date", "body", "scope", "cause", "spelling", "status", "assessment"]
    how: Text


class Transfer(Part):
    """Aid, arms, equipment or money: given, promised, offered or asked for."""

    giver: Id | None = None
    receiver: Id
    goods: Text
    amount: Amount | None = None
    converted: Amount | None = None
    stage: Literal["pledged", "planned", "delivered", "ongoing", "requested", "offered", "possible"]


class Strength(Part):
    """The size of a force."""

    force: Id
    personnel: Quantity
    as_of: Date | None = None


class Membership(Part):
    """A change of, or a statement about, states' places in a body; its date is the claim's."""

    body: Id
    change: MembershipChange
    states: Annotated[list[Id], Field(min_length=1)]


class Attendant(Part):
    """A person at a meeting and the office in which the source has them there."""

    person: Id
    role: Annotated[Text, Field(alias="as")]


class Meeting(Part):
    """What a claim tells of a meeting."""

    event: Id
    attended: list[Attendant] = []
    delegations: list[Id] = []
    chaired_by: Id | None = None
    agenda: list[Text] = []
    outcomes: list[Text] = []


class Office(Part):
    """A person's post, and what became of it."""

    person: Id
    post: Text
    change: Literal["holds", "held", "appointed", "elected", "nominated", "resigned", "acting", "due", "replaced"]
    start: Annotated[Date | None, Field(alias="from")] = None
    end: Annotated[Date | None, Field(alias="to")] = None


class Exercise(Part):
    """An exercise of a force."""

    event: Id
    force: Id | None = None
    troops: Quantity | None = None
    opponents: Quantity | None = None
    start: Annotated[Date | None, Field(alias="from")] = None
    end: Annotated[Date | None, Field(alias="to")] = None


class Casualties(Part):
    """The dead of an event."""

    event: Id
    killed: Quantity


class Threat(Part):
    """Who is named as a threat, and what they are said to threaten."""

    actors: Annotated[list[Id], Field(min_length=1)]
    against: list[Id] = []


PARTS = ("transfer", "strength", "membership", "meeting", "office", "exercise", "casualties", "threat")


class Claim(Record):
    """What one source says, in our own words, with its passage: the unit of the whole project."""

    id: Id
    says: Text
    standing: Standing
    when: Date | None = None
    speakers: list[Id] = []
    channels: list[Id] = []
    hedge: Text | None = None
    commentary: bool = False
    about: list[Id]
    topics: Annotated[list[Topic], Field(min_length=1)]
    passages: Annotated[list[Passage], Field(min_length=1)]
    resolved: list[Id] = []
    differs_from: list[Difference] = []
    transfer: Transfer | None = None
    strength: Strength | None = None
    membership: Membership | None = None
    meeting: Meeting | None = None
    office: Office | None = None
    exercise: Exercise | None = None
    casualties: Casualties | None = None
    threat: Threat | None = None

    _source: str = PrivateAttr(default="")

    @property
    def source(self) -> str:
        """The id of the source: the name of the file in which the claim stands."""
        return self._source

    @property
    def key(self) -> str:
        """The global id, "rferl-2015/three-days-to-the-border"."""
        return f"{self._source}/{self.id}"

    @property
    def parts(self) -> dict[str, Any]:
        """The typed parts that the claim carries, by name."""
        return {name: part for name in PARTS if (part := getattr(self, name)) is not None}

    @property
    def fragments(self) -> list[str]:
        """All verbatim fragments, the decisive one first."""
        return [fragment for passage in self.passages for fragment in passage.words]
