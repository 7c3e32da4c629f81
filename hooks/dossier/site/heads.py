"""What the head of each page tells programs: reference managers first.

Zotero's reader of embedded metadata takes Highwire, Dublin Core and Open Graph names; `z:itemType` decides the type. A
source's page stands for the article itself, and therefore gives the article's own address.
"""

import json
from urllib.parse import urlencode

from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.source import Source
from dossier.site import json_ld
from dossier.views import addresses

Tag = dict[str, str]


def tags(library: Library, path: str, title: str) -> list[Tag]:
    """Return the meta elements of a page, each as its attributes."""
    source = next((source for source in library.sources.values() if addresses.of_source(source) == path), None)
    picture = f"{library.publication.address}{addresses.of_card(library, path)}"
    card = [{"property": "og:image", "content": picture}, {"property": "og:image:alt", "content": f"Card of {library.publication.name}"}]
    return [*(_article(source) if source else _page(library, path, title)), *card, *_named("twitter:card", "summary_large_image")]


def _article(source: Source) -> list[Tag]:
    names = [f"{author.family}, {author.given}" for author in source.authors]
    return [
        *_named("z:itemType", "newspaperArticle" if source.kind == "article-newspaper" else "webpage"),
        *_named("citation_title", source.title),
        *(tag for name in names for tag in _named("citation_author", name)),
        *_named("citation_publication_date", _slashed(source.published)),
        *_named("citation_language", source.language),
        *_named("citation_public_url", source.url),
        *_dublin_core(source.title, names, str(source.published), source.language, source.url),
        *_open_graph("article", source.title, source.outlet, source.url),
        {"property": "article:published_time", "content": str(source.published)},
    ]


def _page(library: Library, path: str, title: str) -> list[Tag]:
    site = library.publication
    address = site.at(addresses.folder(path))
    dated = _named("citation_publication_date", _slashed(site.date)) if site.date else []
    return [
        *_named("z:itemType", "webpage"),
        *_named("citation_title", title),
        *dated,
        *_named("citation_language", library.dossier.language),
        *_named("citation_public_url", address),
        *_dublin_core(title, [], str(site.date or ""), library.dossier.language, address, library.dossier.licence.url),
        *_open_graph("website" if path == "index.md" else "article", title, site.name, address),
    ]


def _named(name: str, content: str) -> list[Tag]:
    return [{"name": name, "content": content}]


def _dublin_core(title: str, creators: list[str], issued: str, language: str, identifier: str, rights: str = "") -> list[Tag]:
    rows = [("title", title), *(("creator", name) for name in creators), ("date.issued", issued), ("language", language)]
    rows += [("identifier", identifier), ("rights", rights)]
    return [{"name": f"DC.{name}", "content": content} for name, content in rows if content]


def _open_graph(kind: str, title: str, site: str, address: str) -> list[Tag]:
    rows = [("type", kind), ("title", title), ("site_name", site), ("url", address), ("locale", "en_GB")]
    return [{"property": f"og:{name}", "content": content} for name, content in rows]


def _slashed(date: Edtf) -> str:
    return str(date).replace("-", "/")


def completed(library: Library, found: dict[str, str], titles: dict[str, str]) -> dict[str, str]:
    """Return pages' Markdown, by path, with what their heads tell in the front matter, where the theme's override finds it."""
    graphs = json_ld.graphs(library)
    made = {}
    for path, text in found.items():
        title = titles.get(path) or title_of(text)
        start, mark, rest = text.partition("\n---\n")
        told = {"head": tags(library, path, title), "jsonld": json_ld.document(library, path, title, graphs.get(path, []))}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
        made[path] = "\n".join([start, *lines]) + mark + rest
    return made


def title_of(text: str) -> str:
    """Return the title in the front matter of a page that a template made."""
    line = next(line for line in text.splitlines() if line.startswith("title: "))
    return str(json.loads(line.removeprefix("title: ")))


def coins(source: Source) -> str:
    """Return the article as an OpenURL ContextObject, for the title of a COinS span.

    Zotero takes these before all else on a page, so they stand on the overview of sources alone.
    """
    rows = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]
    rows += [("rft.type", "newspaperArticle" if source.kind == "article-newspaper" else "webpage"), ("rft.title", source.title)]
    rows += [("rft.source", source.outlet), ("rft.date", str(source.published))]
    for author in source.authors:
        rows += [("rft.aufirst", author.given), ("rft.aulast", author.family)]
    return urlencode([*rows, ("rft.identifier", source.url), ("rft.language", source.language)])
