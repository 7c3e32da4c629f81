"""What `make release` has put into release/, opened by those who would: sums, RO-Crate, zip, PDF, tables, database and the site as it is published."""

import io
import json
import sqlite3
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import frictionless
import pdfua
import pikepdf
from dossier.delivery.crate import METADATA
from dossier.desk.checking import check
from dossier.exports import all_files, api
from dossier.library.library import Library
from lxml import html
from rocrate.rocrate import ROCrate

from .tools import ROOT

FOLDER = ROOT / "release"
_SUMS = "SHA256SUMS"
_MOST = 35_000
"""Bytes that the PDF may take for each of its pages."""


def faults(folder: Path) -> tuple[str, list[str]]:
    """Return what was opened, and a line for each fault; `folder` is for what is unpacked."""
    if not (FOLDER / _SUMS).is_file():
        return "nothing", [f"there is no {FOLDER.name}/{_SUMS}. Run 'make release' first."]
    library = check(ROOT).library
    looks: list[Callable[[Library, Path], list[str]]] = [_sums, _crate, _zip, _pdf, _tables, _database, _lines, _site]
    lines = [line for number, look in enumerate(looks) for line in look(library, folder / str(number))]
    paths = [path for path in FOLDER.iterdir() if path.is_file()]
    return f"{len(paths)} files of {sum(path.stat().st_size for path in paths):,} bytes", lines


def _file(ending: str, library: Library) -> Path:
    """Return the one file of the release with this ending; the notes are a zip too, and told by their name."""
    (path,) = (one for one in FOLDER.iterdir() if one.name.endswith(ending) and (one.name != f"{library.dossier.file_name}-notes.zip"))
    return path


def _checked(folder: Path) -> list[str]:
    """Return what `sha256sum` says of the sums in a folder where they are not all right, and each file that has none, but themselves."""
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", _SUMS], cwd=folder, capture_output=True, text=True, check=False)
    return [f"{folder.name}/{_SUMS}: {line}" for line in (done.stdout + done.stderr).splitlines()]


def _sums(_: Library, __: Path) -> list[str]:
    listed = {line.partition("  ")[2] for line in (FOLDER / _SUMS).read_text(encoding="utf-8").splitlines()}
    there = {path.name for path in FOLDER.iterdir()} - {_SUMS}
    return [*_checked(FOLDER), *(f"{name}: only in the folder or only in {_SUMS}" for name in sorted(listed ^ there))]


def _crate(library: Library, _: Path) -> list[str]:
    crate = ROCrate(FOLDER)
    root, listed = crate.root_dataset, {one.id: one for one in crate.data_entities}
    wanted = (library.publication.name, library.publication.version, library.publication.address, library.dossier.licence.url)
    told = (root["name"], root["version"], root["url"], root["license"].id)
    lines = [f"{METADATA}: it tells of {told}, not {wanted}"] if told != wanted else []
    there = {path.name for path in FOLDER.iterdir()} - {_SUMS, METADATA}
    lines += [f"{METADATA}: {name} is only in it or only in the folder" for name in sorted(there ^ set(listed))]
    sums = dict(reversed(line.split("  ")) for line in (FOLDER / _SUMS).read_text(encoding="utf-8").splitlines())
    for name in sorted(there & set(listed)):
        told_of = (listed[name]["sha256"], listed[name]["contentSize"])
        if told_of != (sums.get(name), str((FOLDER / name).stat().st_size)):
            lines.append(f"{METADATA}: the sum or size of {name} is not that of the file")
    return lines


def _zip(library: Library, folder: Path) -> list[str]:
    path = _file(".zip", library)
    with zipfile.ZipFile(path) as packed:
        if damaged := packed.testzip():
            return [f"{path.name}: {damaged} is damaged"]
        packed.extractall(folder)  # noqa: S202 - our own zip
    (top,) = folder.iterdir()
    lines = [f"{path.name}: there is no {name}" for name in ("index.html", "LICENSE", _SUMS) if not (top / name).is_file()]
    return lines or _checked(top)


def _pdf(library: Library, _: Path) -> list[str]:
    path = _file(".pdf", library)
    lines = [f"{path.name}: {finding.rule_id}: {finding}" for finding in pdfua.validate(path).findings]
    with pikepdf.open(path) as opened:
        lines += [f"{path.name}: {fault}" for fault in opened.check_pdf_syntax()]
        if opened.docinfo["/Title"] != library.publication.name:
            lines.append(f"{path.name}: its title is '{opened.docinfo['/Title']}'")
        if (size := path.stat().st_size) > _MOST * len(opened.pages):
            lines.append(f"{path.name}: {size:,} bytes for {len(opened.pages)} pages; at most {_MOST:,} a page")
    return lines


def _tables(library: Library, folder: Path) -> list[str]:
    path = _file("-tables.tar.gz", library)
    with tarfile.open(path) as packed:
        packed.extractall(folder, filter="data")
    report = frictionless.validate(str(folder / "datapackage.json"))
    version = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"]
    lines = [] if version == library.publication.version else [f"{path.name}: its version is {version}"]
    return [*lines, *(f"{path.name}: {kind}: {message}" for kind, message in report.flatten(["type", "message"]))]


def _database(library: Library, _: Path) -> list[str]:
    path = _file(".sqlite", library)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        told = dict(database.execute("SELECT key, value FROM about"))
        rows = database.execute("PRAGMA integrity_check").fetchall() + database.execute("SELECT count(*) FROM claims").fetchall()
    wanted = [("ok",), (len(library.claims),)]
    return [] if (rows, told["version"]) == (wanted, library.publication.version) else [f"{path.name}: {rows}, version {told['version']}"]


def _lines(library: Library, _: Path) -> list[str]:
    path = _file(".ndjson", library)
    claims = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {claim["id"] for claim in claims if claim["data_version"] == library.publication.version}
    return [] if found == set(library.claims) else [f"{path.name}: it has not every claim, in this version"]


def _site(library: Library, _: Path) -> list[str]:
    """See that the site in the release gives its readers the editions of the release, with their sizes, on the pages that list them."""
    path = _file("-site.tar.gz", library)
    with tarfile.open(path) as packed:
        content = {
            name: packed.extractfile(f"./{name}").read() for name in ("data/index.html", "sources/index.html", f"{api.FOLDER}/index.json")
        }  # type: ignore[union-attr]
        editions = {
            Path(one.name).name: packed.extractfile(one).read()  # type: ignore[union-attr]
            for one in packed.getmembers()
            if one.isfile() and one.name.startswith(f"./{all_files.EDITIONS}/")
        }
    kinds = {Path(name).suffix for name in editions}
    lines = [f"{path.name}: it has no {kind} for its readers" for kind in sorted({".zip", ".pdf", ".epub"} - kinds)]
    lines += [
        f"{path.name}: {name} is another than that beside it" for name, one in editions.items() if one != (FOLDER / name).read_bytes()
    ]
    for page in ("data/index.html", "sources/index.html"):
        root = html.parse(io.BytesIO(content[page])).getroot()
        for name, one in editions.items():
            rows = root.xpath(f"//a[@href = '../{all_files.EDITIONS}/{name}']/ancestor::*[self::tr or self::p][1]")
            if not any(f"{len(one) / 1000:,.0f} kB" in " ".join(row.text_content().split()) for row in rows):
                lines.append(f"{path.name}: {page} does not list {name} with its size")
    return lines
