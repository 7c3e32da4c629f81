"""The description of a release for archives and programs: an RO-Crate 1.2, made by the library `rocrate` (the extra `release`).

Source: RO-Crate 1.2 (w3id.org/ro/crate/1.2), section on the root data entity. It stands beside the files that it describes.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from dossier.records.problems import RefusedError

METADATA = "ro-crate-metadata.json"
_KINDS = {
    "-site.tar.gz": ("application/gzip", "the site as it is published, to be put on a server"),
    "-tables.tar.gz": ("application/gzip", "the tables as CSV, with their Data Package, and the same as one SQLite database"),
    "-notes.zip": ("application/zip", "every record as a Markdown note, linked to each other"),
    ".epub": ("application/epub+zip", "the main pages as an EPUB"),
    ".zip": ("application/zip", "the site for a disk, without a network: unpack it and open index.html"),
    ".pdf": ("application/pdf", "the main pages as one PDF"),
    ".sqlite": ("application/vnd.sqlite3", "all tables in one SQLite database, with full-text search"),
    ".ndjson": ("application/x-ndjson", "all claims, one a line, as JSON"),
    "CITATION.cff": ("application/yaml", "how to cite it, in the Citation File Format"),
    "LICENSE": ("text/plain", "the licences of text, data and code"),
}


class Told(NamedTuple):
    """What is said of the release as a whole; the date is that of its commit, None where there is none."""

    name: str
    description: str
    address: str
    version: str
    date: str | None
    licence: str
    licence_address: str
    creators: list[str]
    keywords: list[str]


def describe(folder: Path, told: Told) -> list[str]:
    """Write the description of a release into its folder and return the names of the files that it tells of.

    Raises RefusedError where a file is of no kind that a release has, or the library is not there.
    """
    try:
        from rocrate.model import ContextEntity
        from rocrate.rocrate import ROCrate
    except ImportError:
        raise RefusedError("to describe a release, install the extra 'release'.") from None
    crate = ROCrate(version="1.2")
    licence = crate.add(
        ContextEntity(crate, told.licence_address, {"@type": "CreativeWork", "name": told.licence, "url": told.licence_address})
    )
    creators = [
        crate.add(ContextEntity(crate, f"#creator-{number}", {"@type": "Organization", "name": name, "url": told.address}))
        for number, name in enumerate(told.creators, 1)
    ]
    root = crate.root_dataset
    root["name"], root["description"], root["url"], root["version"] = told.name, told.description, told.address, told.version
    root["license"], root["creator"], root["keywords"] = licence, creators, told.keywords
    if told.date:
        root["datePublished"] = told.date
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.name != METADATA)
    for path in paths:
        media_type, what = _kind(path.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        about = {"name": path.name, "description": what, "encodingFormat": media_type, "sha256": digest}
        crate.add_file(path, path.name, properties={**about, "contentSize": str(path.stat().st_size)})
    crate.metadata.write(folder)
    return [path.name for path in paths]


def _kind(name: str) -> tuple[str, str]:
    for ending, kind in _KINDS.items():
        if name.endswith(ending):
            return kind
    raise RefusedError(f"{name} is of no kind that a release has.")
