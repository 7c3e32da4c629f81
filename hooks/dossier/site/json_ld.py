"""What pages tell search engines, as schema.org JSON-LD: the data set, claims with their articles, meetings, breadcrumbs.

Sources: schema.org 29, and Google's lists of required and recommended properties for Dataset, Event and BreadcrumbList.
ClaimReview is not given, since the site rates nothing as true or false.
"""

from typing import Any

from dossier.exports import api
from dossier.exports.flat_tables import tables
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.source import Source
from dossier.records.subject import Event
from dossier.views import addresses, listings, wording

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
    made |= {addresses.of_source(source): [article(source)] for source in library.sources.values()}
    made |= {addresses.of_subject(library, row.event): [_event(library, row.event)] for row in listings.meetings(library)}
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


def article(source: Source) -> Node:
    """Return an article, as the place at which claims appear."""
    authors = [{"@type": "Person", "name": f"{author.given} {author.family}"} for author in source.authors]
    return {
        "@type": "NewsArticle",
        "@id": source.url,
        "headline": source.title,
        "url": source.url,
        "datePublished": str(source.published),
        "publisher": {"@type": "Organization", "name": source.publisher},
        "inLanguage": source.language,
        "archivedAt": source.archive,
        **({"author": authors} if authors else {}),
    }


def _claim(library: Library, claim: Claim) -> Node:
    source = library.sources[claim.source]
    authors = [key for key in claim.speakers if library.kinds[key] not in _NO_AUTHOR]
    said_by = [_named(library, key) for key in authors] or [{"@type": "Organization", "name": source.publisher}]
    return {
        "@type": "Claim",
        "@id": library.publication.at(addresses.folder(addresses.of_claim(claim))),
        "text": claim.says,
        "author": said_by,
        "appearance": article(source),
        "about": [_named(library, key) for key in claim.about],
        "inLanguage": library.dossier.language,
        "license": library.dossier.licence.url,
        "datePublished": str(source.published),  # the article's, in which the claim stands
        **({"temporalCoverage": claim.when.text} if claim.when and _plain(claim.when) else {}),
    }


def _named(library: Library, key: str) -> Node:
    kind = "person" if library.subjects[key].people_of else library.kinds[key]  # unnamed people are no organisation
    page = addresses.of_subject(library, library.subjects[key])
    path, mark, anchor = page.partition("#")
    address = f"{library.publication.at(addresses.folder(path))}{mark}{anchor}"
    same = library.subjects[key].same_as
    return {
        "@type": _TYPES.get(kind, "Thing"),
        "@id": address if mark else f"{address}#subject",
        "name": library.subjects[key].name,
        **({"sameAs": same} if same else {}),
    }


def _plain(date: Edtf) -> bool:
    """Tell whether an EDTF date is an ISO 8601 date too."""
    return date.text.replace("-", "").isdecimal()


def _event(library: Library, event: Event) -> Node:
    start, end = event.date.points[0], event.date.points[-1]
    place = {"location": {"@type": "Place", **_place(library, event.place)}} if event.place else {}
    sources = dict.fromkeys(claim.source for claim in listings.of_event(library, event))
    return {
        "@type": "Event",
        "name": event.name,
        "description": event.description,
        "startDate": start,
        "endDate": end,
        "subjectOf": [article(library.sources[key]) for key in sources],
        **place,
    }


def _place(library: Library, key: str) -> Node:
    place = library.subjects[key]
    return {"name": place.name, "address": place.name, **({"sameAs": place.same_as} if place.same_as else {})}


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
        "spatialCoverage": {"@type": "Place", "name": library.dossier.region},
        "variableMeasured": list(wording.STANDINGS),
        "measurementTechnique": "Close reading by editors; every passage verified by program at each build",
        "citation": [wording.bibliography(source) for source in library.sources_by_date],
        "distribution": [{"@type": "DataDownload", "contentUrl": f"{site.address}{path}", "encodingFormat": kind} for path, kind in files],
        **({"dateModified": str(site.date)} if site.date else {}),
    }
