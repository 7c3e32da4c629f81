"""Every file of the site that is no page: what readers and programs take away. All of it is made from the library alone."""

from functools import lru_cache
from html import escape as xml
from pathlib import PurePath

from dossier.exports import api, api_description, calendar, data_files, explorer_rows, feed, markdown_notes, record_files, reference_files
from dossier.exports.flat_tables import tables
from dossier.library.library import Library

CHECKSUMS = "SHA256SUMS"
EDITIONS = "editions"
"""A folder at the root, not kept in git, for what is made of a built site: its next build gives it to readers too."""
EXAMPLES = "examples"
"""A folder at the root for notebooks that ask something of the published files."""
_EDITIONS = {
    ".zip": "the whole site for a disk, without a network: unpack it and open index.html",
    ".pdf": "the main pages to print, as one PDF with contents and numbered notes",
    ".epub": "the main pages for e-readers, as one EPUB with contents and numbered notes",
}

_NOTES = "claims, sources, subjects, topics and questions as linked Markdown notes: unpack it and open the folder as a vault in Obsidian"


def described(library: Library) -> list[tuple[str, str]]:
    """Return (path, what it holds) of the files that the Data page lists; each claim's own file is not among them."""
    rows = [(f"{api.FOLDER}/index.json", "what the API has"), (api_description.PATH, "the API described for programs, as OpenAPI 3.1")]
    rows += [(f"{api.FOLDER}/claims.ndjson", "all claims, one a line")]
    rows += [(f"{api.FOLDER}/{name}.json", f"all {name}, as JSON") for name in api.RECORDS]
    rows += [(f"{api.FOLDER}/schema/{name}.json", f"JSON Schema of {name}.json") for name in api.RECORDS]
    rows += [
        (f"{data_files.FOLDER}/{table.name}.csv", f"{table.name} as CSV; in each row {table.about[0].lower()}{table.about[1:-1]}")
        for table in tables(library)
    ]
    rows += [
        row
        for source in library.sources_by_date
        for row in (
            (f"{record_files.FOLDER}/{source.id}.words", f"word record of {source.short}, {source.published.text}"),
            (f"{record_files.FOLDER}/{source.id}.openings", "the salts of the words of it that we quote"),
        )
    ]
    rows += [(path, _EDITIONS[PurePath(path).suffix]) for path in _editions(library)]
    rows += [(path, "questions asked of these files, as a notebook for Jupyter") for path in examples(library)]
    rows += [
        (f"{data_files.FOLDER}/datapackage.json", "the Data Package: fields, keys and sums of the CSV files"),
        (f"{data_files.FOLDER}/{library.dossier.file_name}.sqlite", "all tables in one SQLite database, with full-text search"),
        (markdown_notes.path(library), _NOTES),
        (calendar.PATH, "the dated events, as a calendar"),
        (f"{data_files.FOLDER}/metadata.yaml", "questions for Datasette to ask of the database"),
        (f"{data_files.FOLDER}/annotations.jsonld", "every fragment as a Web Annotation"),
        (feed.PATH, f"the newest {feed.MOST} additions and changes, as a feed"),
        *((f"{feed.FOLDER}/{key}.xml", f"feed of {title}") for key, title in library.dossier.topic_titles.items()),
        *((f"{feed.FOLDER}/{source.id}.xml", f"feed of {source.short}, {source.published.text}") for source in library.sources_by_date),
        ("sources/bibliography.bib", "the articles, for BibTeX"),
        ("sources/bibliography.ris", "the articles, for reference managers"),
        ("sources/bibliography.csl.json", "the articles, as CSL-JSON"),
        (CHECKSUMS, "SHA-256 of every file listed here, and of each claim's own"),
    ]
    first = [f"{data_files.FOLDER}/claims.csv", f"{data_files.FOLDER}/{library.dossier.file_name}.sqlite", f"{api.FOLDER}/claims.json"]
    return sorted(rows, key=lambda row: first.index(row[0]) if row[0] in first else len(first))  # what most come for stands first


@lru_cache(maxsize=4)
def files(library: Library) -> dict[str, bytes]:
    """Return the content of each file by its path in the site."""
    from dossier.exports import social_cards  # drawing needs a library that a check should not wait for

    made = {path: text.encode() for path, text in reference_files.files(library).items()}
    made |= (
        record_files.files(library)
        | {explorer_rows.PATH: explorer_rows.script(library)}
        | api.files(library)
        | data_files.files(library)
        | _for_robots(library)
        | feed.files(library)
        | {api_description.PATH: api.as_json(api_description.openapi(library)), calendar.PATH: calendar.ics(library)}
        | {markdown_notes.path(library): markdown_notes.pack(library)}
        | social_cards.files(library)
        | _editions(library)
        | examples(library)
    )
    return made


def _editions(library: Library) -> dict[str, bytes]:
    """Return the editions that were made of the last build, where there are any."""
    found = sorted(path for path in (library.root / EDITIONS).glob("*") if path.is_file() and path.suffix in _EDITIONS)
    return {f"{EDITIONS}/{path.name}": path.read_bytes() for path in found}


def examples(library: Library) -> dict[str, bytes]:
    """Return the dossier's notebooks by their path in the site, where it has any."""
    return {f"{EXAMPLES}/{path.name}": path.read_bytes() for path in sorted((library.root / EXAMPLES).glob("*.ipynb"))}


def editions(library: Library) -> list[tuple[str, str, int]]:
    """Return (path, what it is, its size in bytes) of each edition that readers can take away."""
    made = [(path, _EDITIONS[PurePath(path).suffix], len(content)) for path, content in _editions(library).items()]
    notes = markdown_notes.path(library)
    return [*made, (notes, _NOTES, len(files(library)[notes]))]


def _for_robots(library: Library) -> dict[str, bytes]:
    """Return robots.txt, and the OpenSearch 1.1 description by which browsers can search the site."""
    site = library.publication
    search = f"{site.address}?q={{searchTerms}}"
    opensearch = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{xml(library.dossier.short)}</ShortName>
  <Description>{xml(f"Search {site.name}")}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>{library.dossier.language}</Language>
  <Url type="text/html" template="{xml(search)}"/>
</OpenSearchDescription>
"""
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n"
    return {"robots.txt": robots.encode(), "opensearch.xml": opensearch.encode()}
