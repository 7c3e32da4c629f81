"""Where each thing has its page: Markdown paths below docs/, which the site's permanent addresses follow."""

import posixpath
from collections.abc import Collection
from functools import lru_cache
from pathlib import PurePosixPath

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.history import Gone
from dossier.records.source import Source
from dossier.records.subject import Event, Subject
from dossier.views.meetings import is_meeting
from dossier.views.membership import states
from dossier.views.wording import KINDS

GLOSSARY = "glossary.md"
DATA = "data.md"
DESCRIBED = 100
"""Subjects that one page describes in a list; the rest stand on pages that continue it."""
REGISTER = "register"
"""The folder of the pages that continue one which describes subjects."""
CLAIMS = "claims"
"""The folder of the claims' pages."""


def above(path: str, pages: Collection[str]) -> str:
    """Return the path of the page below which another lies: that of its folder, or else of the nearest folder above; itself where there is none."""
    folders = [folder.as_posix() for folder in PurePosixPath(path).parents][:-1]
    return next((name for folder in folders for name in (f"{folder}/index.md", f"{folder}.md") if name in pages), path)


def of_claim(claim: Claim) -> str:
    """Return the path of a claim's page."""
    return f"{CLAIMS}/{claim.key}.md"


def of_gone(library: Library, gone: Gone) -> str:
    """Return the path of the page that says what became of a claim, or of a subject that had a page of its own."""
    homes = library.dossier.homes
    home = {"meeting": homes.meeting, "person": homes.person, "state": homes.state}.get(gone.kind)
    if home:
        return posixpath.join(posixpath.dirname(home), f"{gone.name}.md")
    return f"claims/{gone.id}.md"


def of_source(source: Source) -> str:
    """Return the path of a source's page."""
    return f"sources/{source.id}.md"


def of_subject(library: Library, subject: Subject) -> str:
    """Return the path, with anchor, at which a subject is described: its own page, or one that describes several."""
    return _of_subjects(library)[subject.id]


@lru_cache(maxsize=4)
def described(library: Library) -> dict[str, list[list[Subject]]]:
    """Return the pages that describe several subjects, each with these, kind by kind: those on itself, then those on each page that continues it."""
    found: dict[str, list[Subject]] = {}
    for kind in KINDS:
        for subject in library.of_kind(kind):
            if not _own(library, subject):
                found.setdefault((library.dossier.homes.force if kind == "force" else None) or GLOSSARY, []).append(subject)
    return {home: [several[at : at + DESCRIBED] for at in range(0, len(several), DESCRIBED)] for home, several in found.items()}


@lru_cache(maxsize=4)
def _of_subjects(library: Library) -> dict[str, str]:
    own = {subject.id: path for subject in library.subjects.values() if (path := _own(library, subject))}
    return own | {
        subject.id: f"{continued(home, number, REGISTER)}#{subject.id}"
        for home, pages in described(library).items()
        for number, several in enumerate(pages, 1)
        for subject in several
    }


def _own(library: Library, subject: Subject) -> str | None:
    homes = library.dossier.homes
    if isinstance(subject, Event) and homes.meeting and is_meeting(library, subject):
        return beside(homes.meeting, subject)
    if homes.state and subject in states(library):
        return beside(homes.state, subject)
    if homes.person and library.kinds[subject.id] == "person":
        return beside(homes.person, subject)
    return None


def in_glossary(library: Library) -> dict[str, str]:
    """Return the kinds of which the glossary's own page describes a subject, each with its plural."""
    return kinds(library, GLOSSARY, 1)


def kinds(library: Library, home: str, number: int) -> dict[str, str]:
    """Return the kinds of subject that a page describes, or one, counted from 1, that continues it, each with its plural."""
    found = {library.kinds[one.id] for one in described(library).get(home, [[]])[number - 1]}
    return {kind: plural for kind, plural in KINDS.items() if kind in found}


def beside(home: str, subject: Subject) -> str:
    """Return the path of a subject's own page in the folder of the page that lists its kind."""
    return posixpath.join(posixpath.dirname(home), f"{subject.id}.md")


def continued(path: str, number: int, part: str = "") -> str:
    """Return the path of the page, counted from 1, that continues a long list, or a part of a page; the first is the page itself."""
    stem = posixpath.dirname(path) if posixpath.basename(path) == "index.md" else path.removesuffix(".md")
    return path if number == 1 else posixpath.join(stem, part.replace("_", "-"), f"page-{number}.md")


def of_chapters(library: Library) -> list[str]:
    """Return the folders at which the topics' pages and those that describe subjects of a kind are served, each once, in their order."""
    homes = library.dossier.homes
    found = [*(topic.page for topic in library.dossier.topics), homes.state, homes.meeting, homes.force, homes.person]
    return list(dict.fromkeys(folder(page) for page in found if page and page in library.pages))


def of_card(library: Library, path: str) -> str:
    """Return the social card of a page: its own where it is hand-written, else that of its section."""
    section = f"{path.partition('/')[0]}/index.md"
    page = path if path in library.pages else section if section in library.pages else "index.md"
    return f"assets/cards/{folder(page).replace('/', '-').replace('.', 'home')}.png"


@lru_cache(maxsize=65_536)
def relative(target: str, page: str) -> str:
    """Return a path, with or without an anchor, as seen from another page."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    return posixpath.join(_between(posixpath.dirname(path), posixpath.dirname(page)), posixpath.basename(path)) + mark + anchor


@lru_cache(maxsize=4096)  # pages are many, their folders few
def _between(folder: str, start: str) -> str:
    """Return the way from one folder to another; nothing where they are the same."""
    return "" if folder == start else posixpath.relpath(folder or ".", start or ".")


@lru_cache(maxsize=65_536)
def served(target: str, page: str) -> str:
    """Return the address of a path below docs/, with or without an anchor, relative to the served page: "../claims/x/#y".

    Raw HTML and SVG need this, since MkDocs rewrites only links that Markdown made. Every page is a folder's index.
    """
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    relative_path = posixpath.relpath(folder(path), folder(page))
    return f"{relative_path}/{mark}{anchor}"


def folder(path: str) -> str:
    """Return the folder of the site as whose index a Markdown path is served: "." for index.md."""
    stem = path.removesuffix("index.md") if posixpath.basename(path) == "index.md" else path.removesuffix(".md")
    return stem.rstrip("/") or "."


def page_name(path: str) -> str:
    """Return the site's address of a Markdown path: "/ferry/"."""
    return f"/{folder(path)}/".replace("/./", "/")
