"""What pages tell search engines, as schema.org JSON-LD: the data set, claims with their articles, meetings, breadcrumbs.

Sources: schema.org 29, and Google's lists of required and recommended properties for Dataset, Event and BreadcrumbList.
ClaimReview is not given, since the site rates nothing as true or false.
"""

from functools import lru_cache
from typing import Any

from dossier.exports import api
from dossier.exports.flat_tables import tables
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.source import Author, Source
from dossier.records.subject import Event
from dossier.views import addresses, listings, meetings, wording

Node = dict[str, Any]
_TYPES = {
    "person": "Person",
    "body": "Organization",
    "force": "Organization",
    "group": "Organization",
    "state": "Country",
    "place": "Place",
}
_NO_AUTHOR = frozenset({"state", "place", "event"})  # schema.org takes a person or an organisation


def graphs(library: Library) -> dict[str, list[Node]]:
    """Return, by path, what the pages of claims, articles, meetings and the data tell beside their breadcrumbs."""
    made: dict[str, list[Node]] = {addresses.of_claim(claim): [_claim(library, claim)] for claim in library.claims.values()}
    made |= {addresses.of_source(source): [article(library, source)] for source in library.sources.values()}
    made |= {addresses.of_subject(library, row.event): [_event(library, row.event)] for row in meetings.every(library)}
    return made | {addresses.DATA: [_dataset(library)]}


def document(library: Library, path: str, title: str, nodes: list[Node]) -> Node:
    """Return a page's JSON-LD: its breadcrumbs, and the nodes that are its own."""
    return {"@context": "https://schema.org", "@graph": [*nodes, *_breadcrumbs(library, path, title)]}


def _breadcrumbs(library: Library, path: str, title: str) -> list[Node]:
    site = library.publication
    trail = [(site.name, site.at("."))]
    section = path.partition("/")[0]
    overview = library.pages.get(f"{section}/index.md")
    if overview and path != f"{section}/index.md":
        trail.append((overview.front["title"], site.at(section)))
    if path != "index.md":
        trail.append((title, site.at(addresses.folder(path))))
    if len(trail) < 2:
        return []
    items = [{"@type": "ListItem", "position": place, "name": name, "item": item} for place, (name, item) in enumerate(trail, 1)]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def article(library: Library, source: Source) -> Node:
    """Return an article, as the place at which claims appear.

    Who wrote or published several articles has one place, in the record of the first; a publisher that is a subject has that of the subject.
    """
    authors = [_author(library, author) for author in source.authors]
    return {
        "@type": "NewsArticle",
        "@id": source.url,
        "headline": source.title,
        "url": source.url,
        "datePublished": str(source.published),
        "publisher": _publisher(library, source.publisher),
        "inLanguage": source.language,
        "archivedAt": source.archive,
        **({"author": authors} if authors else {}),
    }


def _author(library: Library, author: Author) -> Node:
    first = next(one for one in library.sources_by_date if author in one.authors)
    address = f"{_at(library, addresses.of_source(first))}#author-{first.authors.index(author) + 1}"
    return {"@type": "Person", "@id": address, "name": f"{author.given} {author.family}"}


@lru_cache(maxsize=4096)  # each claim asks for that of its article
def _publisher(library: Library, name: str) -> Node:
    if known := _of_name(library, name):
        return {**known, "@type": "Organization"}
    first = next(one for one in library.sources_by_date if one.publisher == name)
    return {"@type": "Organization", "@id": f"{_at(library, addresses.of_source(first))}#publisher", "name": name}


def _at(library: Library, path: str) -> str:
    return library.publication.at(addresses.folder(path))


def _claim(library: Library, claim: Claim) -> Node:
    source = library.sources[claim.source]
    authors = [key for key in claim.speakers if library.kinds[key] not in _NO_AUTHOR]
    said_by = [_named(library, key) for key in authors] or [_publisher(library, source.publisher)]
    return {
        "@type": "Claim",
        "@id": _at(library, addresses.of_claim(claim)),
        "text": claim.says,
        "author": said_by,
        "appearance": article(library, source),
        "about": [_named(library, key) for key in claim.about],
        "inLanguage": library.dossier.language,
        "license": library.dossier.licence.url,
        "datePublished": str(source.published),  # the article's, in which the claim stands
        **({"temporalCoverage": claim.when.text} if claim.when and _plain(claim.when) else {}),
    }


def _named(library: Library, key: str) -> Node:
    kind = "person" if library.subjects[key].people_of else library.kinds[key]  # unnamed people are no organisation
    subject = library.subjects[key]
    path, _, anchor = addresses.of_subject(library, subject).partition("#")
    return {
        "@type": _TYPES.get(kind, "Thing"),
        "@id": f"{_at(library, path)}#{anchor or 'subject'}",
        "name": subject.name,
        **({"sameAs": subject.same_as} if subject.same_as else {}),
    }


def _of_name(library: Library, name: str) -> Node | None:
    """Return the node of the subject that has this name, if there is one."""
    return next((_named(library, key) for key, one in library.subjects.items() if one.name == name), None)


def _plain(date: Edtf) -> bool:
    """Tell whether an EDTF date is an ISO 8601 date too."""
    return date.text.replace("-", "").isdecimal()


def _event(library: Library, event: Event) -> Node:
    start, end = event.date.points[0], event.date.points[-1]
    place = {"location": _place(library, event.place)} if event.place else {}
    sources = dict.fromkeys(claim.source for claim in listings.of_event(library, event))
    return {
        **_named(library, event.id),
        "@type": "Event",
        "description": event.description,
        "startDate": start,
        "endDate": end,
        "subjectOf": [article(library, library.sources[key]) for key in sources],
        **place,
    }


def _place(library: Library, key: str) -> Node:
    return {**_named(library, key), "@type": "Place", "address": library.subjects[key].name}


def _dataset(library: Library) -> Node:
    site = library.publication
    files = [(f"{api.FOLDER}/{name}.json", "application/json") for name in api.RECORDS]
    files += [(f"data/{table.name}.csv", "text/csv") for table in tables(library)]
    files += [(f"data/{library.dossier.file_name}.sqlite", "application/vnd.sqlite3"), ("data/annotations.jsonld", "application/ld+json")]
    years = [source.published.text[:4] for source in library.sources_by_date]
    return {
        "@type": "Dataset",
        "@id": site.at("data"),
        "name": site.name,
        "description": f"{len(library.claims)} claims that {wording.articles(library)} {wording.they(library, 'make')} about {library.dossier.subject}, "
        "each in the editors’ own words with its passage, standing, hedge, speakers and date.",
        "url": site.at("data"),
        "identifier": site.at("data"),
        "license": library.dossier.licence.url,
        "version": site.version,
        "isAccessibleForFree": True,
        "creator": [{"@type": "Organization", "name": name, "url": site.address} for name in library.dossier.creators],
        "keywords": library.dossier.keywords,
        **({"temporalCoverage": f"{years[0]}/{years[-1]}"} if years else {}),
        "spatialCoverage": {**(_of_name(library, library.dossier.region) or {"name": library.dossier.region}), "@type": "Place"},
        "variableMeasured": list(wording.STANDINGS),
        "measurementTechnique": "Close reading by editors; every passage verified by program at each build",
        "citation": [wording.bibliography(source) for source in library.sources_by_date],
        "distribution": [{"@type": "DataDownload", "contentUrl": f"{site.address}{path}", "encodingFormat": kind} for path, kind in files],
        **({"dateModified": str(site.date)} if site.date else {}),
    }
