"""The shape of what a dossier is about: its names, its topics, and the words in which its matter is put."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from dossier.records.map_data import MapData
from dossier.records.parts import ClaimId, Id, Part, Text, Url
from dossier.records.record import Record
from dossier.records.synonym import Synonym

Role = Literal["enters", "leaves", "lists", "observes", "unlisted", "between-entering-and-leaving", "between-leaving-and-entering"]
Family = Literal["in", "out", "unlisted", "beside"]
_FAMILIES: dict[Role, Family] = {
    "enters": "in", "lists": "in", "between-entering-and-leaving": "in",
    "leaves": "out", "between-leaving-and-entering": "out",
    "unlisted": "unlisted", "observes": "beside",
}  # fmt: skip
PagePath = Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md$")]
COMPUTED: frozenset[Role] = frozenset({"unlisted", "between-entering-and-leaving", "between-leaving-and-entering"})
"""What no claim says by itself, but what follows from two claims or from a list."""


class Topic(Part):
    """A topic: its id, its title, the page below docs/ that tells of it, and what it takes in."""

    id: Id
    title: Text
    page: PagePath
    description: Text


class Licence(Part):
    """A licence: its name as running text has it, its identifier in the SPDX list, and its address."""

    name: Text
    spdx: Text
    url: Url


class Change(Part):
    """A state's place in the organisation, as claims say it or as it follows from them, and how we put it."""

    id: Id
    role: Role
    """What it does to the place; of those that follow from claims there is one each at most."""
    words: Text
    """As a table has it."""
    label: Annotated[Text | None, Field(max_length=14)] = None
    """As a mark in a picture has it, where it has one."""
    sentence: Annotated[Text, Field(pattern=r"^[^{}]*\{\}[^{}]*$")]
    """As a sentence has it, with {} for the states."""
    shown_by: list[Text] = []
    """Beginnings of words, one of which what a claim says must have."""

    @property
    def family(self) -> Family:
        """What pictures show of it."""
        return _FAMILIES[self.role]


class Verdict(Part):
    """How a source answers a question: its label, and how it is marked."""

    id: Id
    label: Text
    mark: Literal["full", "part", "against", "none"]
    """"none" is silence, which rests on no claim."""
    note: Text
    """What it means, after the label and a colon."""


class Headline(Part):
    """What a picture shows, said by hand; checked like any sentence that cites these claims."""

    picture: Id
    """The id of the picture on its page."""
    says: Text
    cites: Annotated[list[ClaimId], Field(min_length=1)]


class Homes(Part):
    """The pages below docs/ that describe subjects of a kind; what has none stands in the glossary."""

    person: PagePath | None = "people/index.md"
    force: PagePath | None = None
    state: PagePath | None = None
    """States with a place in the organisation have pages of their own in its folder."""
    meeting: PagePath | None = None
    """Meetings and visits have pages of their own in its folder."""


YEARS = "{years}"


class Dossier(Record):
    """What the whole is about. What the builder of the site needs stands in its own configuration."""

    id: Id
    """Names the data package."""
    title: Text
    """The name of the site; "{years}" in it stands for those of the first and the last article."""
    description: Text
    """What search engines show of it; "{years}" as in the title."""
    short: Annotated[Text, Field(max_length=16)]
    """What browsers call its search; OpenSearch 1.1 allows sixteen characters."""
    file_name: Id
    """How files begin that readers take away."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    """Of our own words. The rules read English."""
    subject: Text
    """What the articles are about, as it stands in a sentence."""
    organisation: Text = "the organisation"
    """What running text calls the body in which states have a place."""
    region: Text
    """Where it plays."""
    licence: Licence
    """Of the text and the data."""
    creators: Annotated[list[Text], Field(min_length=1)]
    """Who made it; "{years}" as in the title."""
    keywords: list[Text]
    topics: Annotated[list[Topic], Field(min_length=1)]
    """In the order in which they are shown, in the printed edition too."""
    homes: Homes = Homes()
    changes: list[Change] = []
    """Places that states can have in the organisation, in the order in which keys list them."""
    verdicts: list[Verdict] = []
    """How sources answer questions."""
    headlines: list[Headline] = []
    """Of pictures whose finding a program cannot put well."""
    map: MapData | None = None
    synonyms: list[Synonym] = []

    def told(self, years: str) -> "Dossier":
        """Return the dossier with the years of its articles in the texts that leave a place for them."""
        texts = {"title": self.title, "description": self.description}
        filled: dict[str, object] = {key: text.replace(YEARS, years) for key, text in texts.items()}
        return self.model_copy(update={**filled, "creators": [one.replace(YEARS, years) for one in self.creators]})

    @cached_property
    def topic_titles(self) -> dict[str, str]:
        """The title of each topic, by its id."""
        return {topic.id: topic.title for topic in self.topics}

    @cached_property
    def topic_pages(self) -> dict[str, str]:
        """The page of each topic, by its id."""
        return {topic.id: topic.page for topic in self.topics}

    @cached_property
    def change(self) -> dict[str, Change]:
        """The places that states can have, by id."""
        return {change.id: change for change in self.changes}

    @cached_property
    def computed(self) -> dict[Role, Change]:
        """Those that follow from claims, by their role."""
        return {change.role: change for change in self.changes if change.role in COMPUTED}

    @cached_property
    def headline(self) -> dict[str, str]:
        """The headlines written by hand, by picture."""
        return {one.picture: one.says for one in self.headlines}

    @cached_property
    def verdict(self) -> dict[str, Verdict]:
        """The verdicts, by id."""
        return {verdict.id: verdict for verdict in self.verdicts}


# What stands in for the file where it is missing or cannot be read; that is a problem, and nothing is made of it.
NO_DOSSIER = Dossier(
    id="dossier", title="dossier", description="dossier", short="dossier", file_name="dossier", language="en", subject="dossier", region="dossier",
    licence=Licence(name="none", spdx="NONE", url="https://example.org/"), creators=["nobody"], keywords=[],
    topics=[Topic(id="none", title="none", page="index.md", description="none")],
)  # fmt: skip
