"""The book for e-readers: the chapters and the notes as an EPUB (W3C, EPUB 3.3).

Written here with zipfile: EbookLib 0.20 makes SVG's names small, dates the files of the zip by the clock, and is under the AGPL.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from dossier.delivery import chapters, epub_pages
from dossier.delivery.chapters import NOTES, Book
from dossier.exports.zip_file import zipped
from dossier.library.publication import Publication
from dossier.records.dossier import Dossier

_FOLDER = "book"
_PACKAGE = f"{_FOLDER}/package.opf"
_TITLE = "title"
_CONTENTS = "contents"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="{_PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# Schema.org's words for what readers with a disability look for; every picture has a list or table beside it that says the same.
_ACCESS = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents"),
    "accessibilityHazard": ("none",),
}


def pack(site: Path, publication: Publication, dossier: Dossier, terms: str, folders: Sequence[str], seconds: int) -> bytes:
    """Return the chapters of the built site as an EPUB; `seconds` (since 1970, UTC) is when it was last changed."""
    book = chapters.read(site, publication, folders, epub_pages.place)
    language = dossier.language
    pages = {
        _TITLE: _title_page(publication, dossier, terms),
        _CONTENTS: _contents(book, language),
        **{key: epub_pages.of_chapter(chapter, language) for key, chapter in book.chapters.items()},
        NOTES: epub_pages.of_notes(book, language),
    }
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER}
    files[_PACKAGE] = _package(publication, dossier, terms, pages, seconds)
    files[f"{_FOLDER}/{epub_pages.STYLE}"] = Path(__file__).with_name("epub.css").read_text(encoding="utf-8")
    files |= {f"{_FOLDER}/{epub_pages.page_name(key)}": page for key, page in pages.items()}
    return zipped({path: text.encode() for path, text in files.items()}, seconds, stored=["mimetype"])


def identifier(publication: Publication) -> str:
    """Return what names the book: the same for a version of the site at an address, and for no other."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{publication.address}#{publication.version}").urn


def _package(publication: Publication, dossier: Dossier, terms: str, pages: dict[str, str], seconds: int) -> str:
    """Return the package document: what the book is, which files it has, and in which order they are read."""
    rights = f"{terms}. {dossier.licence.url}"
    told = [("title", publication.name), ("language", dossier.language), *(("creator", name) for name in dossier.creators)]
    told += [("description", dossier.description), *(("subject", word) for word in dossier.keywords), ("source", publication.address)]
    told += [("rights", rights), *([("date", str(publication.date))] if publication.date else [])]
    more = [("dcterms:modified", datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))]
    more += [("dcterms:license", dossier.licence.url), ("schema:version", publication.version)]
    more += [(f"schema:{name}", value) for name, values in _ACCESS.items() for value in values]
    properties = {_CONTENTS: ' properties="nav"'} | {key: ' properties="svg"' for key, page in pages.items() if "<svg" in page}
    items = [
        f'<item id="{key}" href="{epub_pages.page_name(key)}" media-type="application/xhtml+xml"{properties.get(key, "")}/>'
        for key in pages
    ]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{dossier.language}">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="identifier">{identifier(publication)}</dc:identifier>',
        *(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in told),
        *(f'<meta property="{name}">{escape(value)}</meta>' for name, value in more),
        "</metadata>",
        f'<manifest><item id="style" href="{epub_pages.STYLE}" media-type="text/css"/>',
        *items,
        "</manifest>",
        "<spine>",
        *(f'<itemref idref="{key}"/>' for key in pages),
        "</spine>",
        "</package>",
    ]
    return "\n".join(lines) + "\n"


def _title_page(publication: Publication, dossier: Dossier, terms: str) -> str:
    version = f"Data version {escape(publication.version)}" + (f", {publication.date}" if publication.date else "")
    body = f"""<section epub:type="titlepage" class="title-page"><h1>{escape(publication.name)}</h1>
<p>{"; ".join(escape(name) for name in dossier.creators)}</p>
<p>{version}. <a href="{escape(publication.address)}">{escape(publication.address)}</a></p>
<p>{escape(terms)}. <a href="{escape(dossier.licence.url)}">{escape(dossier.licence.name)}</a></p></section>"""
    return epub_pages.page(publication.name, body, dossier.language, "frontmatter")


def _contents(book: Book, language: str) -> str:
    """Return the contents, with the headings of each chapter, and the landmarks by which e-readers find parts of the book."""
    rows = []
    for key, chapter in book.chapters.items():
        below = "".join(f'<li><a href="{epub_pages.place(key, anchor)}">{escape(words)}</a></li>' for anchor, words in chapter.headings)
        rows.append(f'<li><a href="{epub_pages.page_name(key)}">{escape(chapter.title)}</a>{f"<ol>{below}</ol>" if below else ""}</li>')
    rows.append(f'<li><a href="{epub_pages.page_name(NOTES)}">Notes</a></li>')
    first = next(iter(book.chapters))
    landmarks = [
        ("titlepage", _TITLE, "Title"),
        ("toc", _CONTENTS, "Contents"),
        ("bodymatter", first, "Text"),
        ("footnotes", NOTES, "Notes"),
    ]
    marks = "".join(f'<li><a epub:type="{kind}" href="{epub_pages.page_name(key)}">{words}</a></li>' for kind, key, words in landmarks)
    listed = "\n".join(rows)
    body = f"""<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1><ol>
{listed}
</ol></nav>
<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>{marks}</ol></nav>"""
    return epub_pages.page("Contents", body, language, "frontmatter")
