"""Where each thing has its page: Markdown paths below docs/, which the site's permanent addresses follow."""

import posixpath

from .library import Library
from .models import Claim
from .records import Event, Source, Subject
from .views import states_with_page

TOPIC_PAGES = {
    "members": "members/index.md",
    "summits": "summits/index.md",
    "afghanistan": "afghanistan.md",
    "tajik-border": "tajik-border.md",
    "forces": "forces.md",
    "organisation": "members/index.md",
}
_HOMES = {"person": "people.md", "force": "forces.md"}


def of_claim(claim: Claim) -> str:
    """Return the path of a claim's page."""
    return f"claims/{claim.key}.md"


def of_source(source: Source) -> str:
    """Return the path of a source's page."""
    return f"sources/{source.id}.md"


def of_subject(library: Library, subject: Subject) -> str:
    """Return the path, with anchor, at which a subject is described."""
    if isinstance(subject, Event) and subject.kind in {"meeting", "visit"}:
        return f"summits/{subject.id}.md"
    if subject in states_with_page(library):
        return f"members/{subject.id}.md"
    return f"{_HOMES.get(library.kinds[subject.id], 'glossary.md')}#{subject.id}"


def relative(target: str, page: str) -> str:
    """Return a path, with or without an anchor, as seen from another page."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor
