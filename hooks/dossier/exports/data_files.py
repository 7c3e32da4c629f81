"""The tables as files: CSV with a Data Package, SQLite with full-text search, Web Annotations, and the sums to check them by."""

import csv
import hashlib
import io
import sqlite3
from typing import Any

import yaml

from dossier.exports.api import as_json
from dossier.exports.flat_tables import tables
from dossier.exports.table import Table
from dossier.library.library import Library
from dossier.views import addresses, wording

FOLDER = "data"
SEARCH = "claims_fts"
_SQL = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def files(library: Library) -> dict[str, bytes]:
    """Return every file of the data folder by its path in the site."""
    made = tables(library)
    found = {f"{FOLDER}/{table.name}.csv": as_csv(table) for table in made}
    found[f"{FOLDER}/datapackage.json"] = as_json(_package(library, made, found))
    found[f"{FOLDER}/{library.dossier.file_name}.sqlite"] = as_sqlite(made, _about(library))
    found[f"{FOLDER}/metadata.yaml"] = _for_datasette(library)
    found[f"{FOLDER}/annotations.jsonld"] = as_json(annotations(library))
    return found


def checksums(found: dict[str, bytes]) -> bytes:
    """Return the SHA-256 of each file, as sha256sum writes and checks them; the paths are relative to the site's root."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(found.items())).encode()


def as_csv(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8, header row, empty where there is no value)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([name for name, _, _ in table.fields])
    writer.writerows([["true" if cell is True else "false" if cell is False else cell for cell in row] for row in table.rows])
    return out.getvalue().encode()


def _package(library: Library, made: list[Table], found: dict[str, bytes]) -> dict[str, Any]:
    site = library.publication
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": library.dossier.id,
        "id": f"{site.address}{FOLDER}/datapackage.json",
        "title": site.name,
        "description": f"What {wording.articles(library)} {wording.they(library, 'say')} about {library.dossier.subject}, claim by claim.",
        "homepage": site.address,
        "version": site.version,
        "licenses": [{"name": library.dossier.licence.spdx, "path": library.dossier.licence.url, "title": library.dossier.licence.name}],
        "keywords": library.dossier.keywords,
        "sources": [{"title": wording.bibliography(source), "path": source.url} for source in library.sources_by_date],
        "resources": [_resource(table, found[f"{FOLDER}/{table.name}.csv"]) for table in made],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        {"name": name, "type": kind, **({"description": about} if about else {})} for name, kind, about in table.fields
    ]
    for field in fields:
        if field["name"] in table.key:
            field["constraints"] = {"required": True}
    foreign = [
        {"fields": [name], "reference": {"resource": target, "fields": ["id" if target != "events" else "subject"]}}
        for name, target in table.foreign
    ]
    return {
        "name": table.name,
        "description": table.about,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": fields, "primaryKey": list(table.key), **({"foreignKeys": foreign} if foreign else {})},
    }


def _about(library: Library) -> dict[str, str]:
    """Return what the database says of itself."""
    site = library.publication
    told = {"title": site.name, "version": site.version, "date": str(site.date or ""), "licence": library.dossier.licence.url}
    return {**told, "attribution": wording.attribution(library), "address": site.address}


def _for_datasette(library: Library) -> bytes:
    """Return what Datasette is told of the database: whose it is, how to search it, and questions that are often asked."""
    about, licence = _about(library), library.dossier.licence
    queries = {
        "claims_of_a_speaker": ("Claims of a speaker", "SELECT claims.* FROM claims JOIN attributions ON claim = claims.id WHERE role = 'speaker' AND subject = :speaker ORDER BY earliest"),
        "standings_by_source": ("How firmly each article puts its claims", "SELECT source, standing, count(*) AS claims FROM claims GROUP BY source, standing ORDER BY source, claims DESC"),
        "sums_by_stage": ("Sums promised and given", "SELECT stage, giver, receiver, value, currency, says FROM transfers JOIN claims ON claims.id = claim WHERE value IS NOT NULL ORDER BY value DESC"),
        "differences": ("Where claims differ", "SELECT title, one.says AS one, two.says AS other, how FROM differences JOIN claims AS one ON one.id = claim JOIN claims AS two ON two.id = other"),
    }  # fmt: skip
    told = {
        "title": about["title"], "description": f"Data version {about['version']}{f' of {library.publication.date}' if about['date'] else ''}.", "license": licence.name, "license_url": licence.url, "source": about["title"], "source_url": about["address"],
        "databases": {library.dossier.file_name: {
            "queries": {key: {"title": title, "sql": query} for key, (title, query) in queries.items()},
            "tables": {"claims": {"fts_table": SEARCH, "fts_pk": "rowid", "sort": "earliest"}},
        }},
    }  # fmt: skip
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=160).encode()


def as_sqlite(made: list[Table], about: dict[str, str]) -> bytes:
    """Return the tables as an SQLite database, with what it says of itself.

    `claims_fts` finds claims by their own words and those of their fragments; it is the index that Datasette and sqlite-utils look for.
    """
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA foreign_keys = ON")
    for table in made:
        columns = [f'"{name}" {_SQL[kind]}' for name, kind, _ in table.fields]
        keys = ", ".join(f'"{name}"' for name in table.key)
        links = [f'FOREIGN KEY ("{name}") REFERENCES "{target}" ("id")' for name, target in table.foreign]
        database.execute(f'CREATE TABLE "{table.name}" ({", ".join([*columns, f"PRIMARY KEY ({keys})", *links])})')
        marks = ", ".join("?" * len(table.fields))
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - names of our own
    database.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    if any(table.name == "claims" for table in made):
        database.execute(
            f"CREATE VIRTUAL TABLE {SEARCH} USING fts5(says, words, content=\"claims\", tokenize='porter unicode61')"
        )  # as readers' programs look for it
        database.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('rebuild')")  # noqa: S608 - a name of our own
    database.commit()
    database.execute("VACUUM")
    content = bytes(database.serialize())
    database.close()
    return content


def annotations(library: Library) -> dict[str, Any]:
    """Return every fragment as a Web Annotation on the original article (W3C Recommendation of 2017), in one collection.

    Each names its words and no position: positions in the page would be guesses, and those in the text that was read would lay out
    the article's silhouette.
    """
    site = library.publication
    items = []
    for claim in library.by_date:
        source = library.sources[claim.source]
        page = site.at(addresses.folder(addresses.of_claim(claim)))
        target = {"type": "SpecificResource", "source": source.url, "state": {"type": "TimeState", "cached": source.archive}}
        for number, words in enumerate(claim.fragments, 1):
            items.append(
                {
                    "id": f"{page}#passage-{number}",
                    "type": "Annotation",
                    "motivation": "identifying",
                    "body": page,
                    "target": {**target, "selector": {"type": "TextQuoteSelector", "exact": words}},
                }
            )
    address = f"{site.address}{FOLDER}/annotations.jsonld"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": f"Passages of {site.name}",
        "rights": library.dossier.licence.url,
        "schema:version": site.version,  # the standard's context knows schema.org's terms, and has none of its own for this
        "total": len(items),
        "first": {"id": f"{address}#page", "type": "AnnotationPage", "partOf": address, "startIndex": 0, "items": items},
    }
