"""The shape of what a dossier is about: its names, and the topics by which claims are sorted."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from dossier.records.parts import Id, Part, Text
from dossier.records.record import Record


class Topic(Part):
    """A topic: its id, its title, and the page below docs/ that lists its claims."""

    id: Id
    title: Text
    page: Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md$")]


class Dossier(Record):
    """What the whole is about. What the builder of the site needs stands in its own configuration."""

    id: Id
    """Names the data package."""
    short: Annotated[Text, Field(max_length=16)]
    """What browsers call its search; OpenSearch 1.1 allows sixteen characters."""
    file_name: Id
    """How files begin that readers take away."""
    subject: Text
    """What the articles are about, as it stands in a sentence."""
    region: Text
    """Where it plays."""
    keywords: list[Text]
    topics: Annotated[list[Topic], Field(min_length=1)]
    """In the order in which they are shown."""

    @cached_property
    def topic_titles(self) -> dict[str, str]:
        """The title of each topic, by its id."""
        return {topic.id: topic.title for topic in self.topics}

    @cached_property
    def topic_pages(self) -> dict[str, str]:
        """The page of each topic, by its id."""
        return {topic.id: topic.page for topic in self.topics}


# What stands in for the file where it is missing or cannot be read; that is a problem, and nothing is made of it.
NO_DOSSIER = Dossier(
    id="dossier", short="dossier", file_name="dossier", subject="dossier", region="dossier", keywords=[],
    topics=[Topic(id="none", title="none", page="index.md")],
)  # fmt: skip
