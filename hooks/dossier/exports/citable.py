"""What a reader of each page would cite: a claim with the article behind it, an article, the data set, the site on its home, or else the page."""

from dataclasses import replace
from functools import lru_cache

from dossier.library import publication
from dossier.library.citing import Reference
from dossier.library.library import Library
from dossier.views import addresses, meetings, membership

Cited = tuple[str, Reference]
"""What it is called, as in "Cite this claim", and what is cited."""


@lru_cache(maxsize=4)
def by_page(library: Library) -> dict[str, list[Cited]]:
    """Return what can be cited on each page, by its path below docs/."""
    made = {path: [_page(library, path, library.title_of(path))] for path in library.pages}
    if "index.md" in made:
        made["index.md"] = [("site", _kept(library, library.publication.site(library.dossier.creators), "."))]
    if addresses.DATA in made:
        made[addresses.DATA] = [_data_set(library)]
    if library.dossier.homes.state:
        made |= {
            path: [_page(library, path, one.name)] for one in membership.states(library) for path in [addresses.of_subject(library, one)]
        }
    if library.dossier.homes.person:
        made |= {
            path: [_page(library, path, one.name)] for one in library.of_kind("person") for path in [addresses.of_subject(library, one)]
        }
    if library.dossier.homes.meeting:
        events = [row.event for row in meetings.every(library)]
        made |= {path: [_page(library, path, one.name)] for one in events for path in [addresses.of_subject(library, one)]}
    made |= {addresses.of_source(source): [("article", publication.article(source))] for source in library.sources.values()}
    for claim in library.claims.values():
        path = addresses.of_claim(claim)
        article = publication.article(library.sources[claim.source], claim.fragments[0])
        made[path] = [("claim", _page(library, path, claim.says.rstrip("."))[1]), ("article behind it", article)]
    return made


def file_stem(path: str) -> str:
    """Return the path, without its ending, of the reference files of what stands on a page: its address without the last slash."""
    folder = addresses.folder(path)
    return "index" if folder == "." else folder


def part(library: Library, path: str, title: str, anchor: str) -> Reference:
    """Return a picture or a table that stands on a page at an anchor, as something to cite."""
    folder = addresses.folder(path)
    one = _kept(library, library.publication.page(title, folder), folder)
    return replace(one, key=f"{one.key}-{anchor}", url=f"{one.url}#{anchor}")


def _page(library: Library, path: str, title: str) -> Cited:
    folder = addresses.folder(path)
    return "page", _kept(library, library.publication.page(title, folder), folder)


def _data_set(library: Library) -> Cited:
    folder = addresses.folder(addresses.DATA)
    return "data set", _kept(library, library.publication.data_set(library.dossier.creators, folder), folder)


def _kept(library: Library, one: Reference, folder: str) -> Reference:
    key = library.dossier.id if folder == "." else f"{library.dossier.id}-{folder.replace('/', '-')}"
    return replace(one, key=key, language=library.dossier.language)
