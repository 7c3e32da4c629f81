"""The typed parts that a claim may carry, and the types of their fields. Tables are computed from these, never from free text."""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dossier.language import dates
from dossier.records import field_docstrings

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
CLAIM_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$"


def _one_line(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError("expected one line without double spaces")
    return text


def _digits(value: object) -> object:
    if isinstance(value, str) and not value.isdecimal():
        raise ValueError(f"expected digits alone, found '{value}'")
    return value


Id = Annotated[str, Field(pattern=ID_PATTERN)]
ClaimId = Annotated[str, Field(pattern=CLAIM_PATTERN)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
URL_PATTERN = r"""^https://[^\s<>"'`{}|\\]+$"""
Url = Annotated[str, Field(pattern=URL_PATTERN)]
YAML_TEXT = [{"type": "string"}, {"type": "integer"}]
"""A text as editors may write it, since other readers of YAML take 2001 for a number; what is published is always text."""
_DATE = {"description": "An EDTF date, as precise as the source gives it.", "examples": ["2001", "2001-03-14"]}
Date = Annotated[
    dates.Edtf,
    BeforeValidator(lambda value: value if isinstance(value, dates.Edtf) else dates.parse(str(value))),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"anyOf": YAML_TEXT, **_DATE}, mode="validation"),
    WithJsonSchema({"type": "string", **_DATE}, mode="serialization"),
]
Standing = Literal["done", "said", "reported", "pledged", "planned", "proposed", "expected", "denied", "asked"]
DifferenceKind = Literal["figure", "date", "body", "scope", "cause", "spelling", "status", "assessment"]
Bound = Literal["exact", "about", "up-to", "over"]


UNWRITTEN = "To be written."
"""What stands where only an editor can write; nothing is published that has it."""
Proposed = Annotated[bool, Field(exclude=True)]  # whether a program proposed it and no editor has confirmed it yet; never published


class Part(BaseModel):
    """What every record shares: no unknown field, no change after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the JSON Schema of the model, in which each field has its docstring as its description."""
        made = handler(core_schema)
        properties = handler.resolve_ref_schema(made)["properties"]
        for name, told in field_docstrings.of_model(cls).items():
            if (key := cls.model_fields[name].alias or name) in properties:  # what is never published is in no schema of what is
                properties[key]["description"] = told
        return made


class Quantity(Part):
    """A number as the source bounds it."""

    value: Annotated[int, Field(ge=0), BeforeValidator(_digits)]
    bound: Bound = "exact"


class Amount(Quantity):
    """A sum of money; the currency is an ISO 4217 code."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


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
    change: Id
    """One of the `changes` in dossier.yml."""
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
    """The states that were there, through their leaders or others."""
    leaders: bool = False
    """Whether it was their leaders who were there for the states of `delegations`."""
    attendance: list[Text] = []
    """Those present whom the source does not name one by one."""
    chaired_by: Id | None = None
    agenda: list[Text] = []
    outcomes: list[Text] = []
    """In our words; whose word it is stands behind it on the pages by itself, from the claim's speakers and channels."""


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
    over_by: Date | None = None
    """By when it was over, where the source says no more than that."""


class Casualties(Part):
    """The dead of an event."""

    event: Id
    killed: Quantity


class Threat(Part):
    """Who or what is named as a threat, and what is said to be threatened."""

    actors: list[Id] = []
    described: Text | None = None
    """The threat in our own words, with the claim's hedge, where the source names nobody from whom it comes."""
    against: list[Id] = []
    whom: Text | None = None
    """Who is threatened in our own words, where the source names others than subjects."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Threat":
        if bool(self.actors) == bool(self.described):
            raise ValueError("expected 'actors' or 'described', and not both")
        return self


class TypedParts(Part):
    """The typed parts that a claim may carry: the one place that lists them."""

    transfer: Transfer | None = None
    strength: Strength | None = None
    membership: Membership | None = None
    meeting: Meeting | None = None
    office: Office | None = None
    exercise: Exercise | None = None
    casualties: Casualties | None = None
    threat: Threat | None = None
