"""The printed edition: the chapters as one page, with contents and the notes.

A browser prints it. Contents need page numbers that only the printed file knows, so that it is printed twice: `pages_of` reads
them from the first printing, by the destinations that links to the chapters leave there.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree, html

from dossier.delivery import browsers, chapters, tagged_pdf
from dossier.delivery.chapters import NOTES, Note
from dossier.library.publication import Publication

_STYLE = """
@page { size: A4; margin: 22mm 20mm 24mm; @bottom-center { content: counter(page); font: 9pt system-ui, sans-serif; } }
@page :first { @bottom-center { content: none; } }
html, body { font-size: 125%; background: #fff; }
body { display: block; height: auto; }
.chapter { break-before: page; }
.title-page { padding-top: 60mm; }
.contents li { display: flex; justify-content: space-between; border-bottom: 1px dotted #999; margin: 0.3em 0; }
.contents a { color: inherit; }
.md-typeset ol.contents { list-style: none; padding: 0; margin: 0; }
.md-typeset ol.notes { font-size: 8.5pt; list-style: decimal; margin: 0; padding: 0 0 0 2.5em; }
.md-typeset ol.notes li { break-inside: avoid; display: list-item; margin: 0 0 0.4em; }
.address { overflow-wrap: anywhere; color: #444; }
details.period { border: 0 !important; }
"""


def made(site: Path, publication: Publication, terms: str, folders: Sequence[str], pages: dict[str, int] | None = None) -> str:
    """Return the edition as HTML that loads its styles from the built site; with page numbers where they are known."""
    book = chapters.read(site, publication, folders, lambda chapter, anchor: f"#{anchor or chapter}")
    for figure in (figure for chapter in book.chapters.values() for figure in chapter.section.iter("figure")):
        figure.tag = "div"  # a tagged figure must have one text in its stead; these have many, each with its own
    contents = "".join(
        f'<li><a href="#{key}">{escape(title)}</a> <span>{(pages or {}).get(key, "")}</span></li>'
        for key, title in [*((chapter.key, chapter.title) for chapter in book.chapters.values()), (NOTES, "Notes")]
    )
    body = "".join(etree.tostring(chapter.section, encoding="unicode", method="html") for chapter in book.chapters.values())
    notes = "".join(f'<li id="note-{key}">{_note(note)}</li>' for key, note in book.notes.items())
    version = f"Data version {escape(publication.version)}" + (f", {publication.date}" if publication.date else "")
    return f"""<!doctype html>
<html lang="{_root(site).get("lang", "en")}" data-md-color-scheme="default" data-md-color-primary="custom"><head><meta charset="utf-8"><title>{escape(publication.name)}</title>
<base href="{site.as_uri()}/">
{"".join(f'<link rel="stylesheet" href="{path}">' for path in _styles(site))}<style>{_STYLE}</style></head>
<body data-md-color-scheme="default" data-md-color-primary="custom"><main class="md-typeset">
<section class="title-page"><h1>{escape(publication.name)}</h1><p>{version}. {publication.address}</p>
<p>{escape(terms)}.</p></section>
<section class="chapter"><h1>Contents</h1><ol class="contents">{contents}</ol></section>
{body}
<section class="chapter" id="{NOTES}"><h1>Notes</h1><ol class="notes">{notes}</ol></section>
</main></body></html>"""


def _root(site: Path) -> html.HtmlElement:
    return html.parse(str(site / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()


def _styles(site: Path) -> list[str]:
    return [link for link in _root(site).xpath("//link[@rel='stylesheet']/@href") if "://" not in link]


def _note(note: Note) -> str:
    """Return a note with its addresses spelled out, for readers who hold paper."""
    addresses = [f'<span class="address">{name}: {escape(re.sub(r"#.*", "", address))}</span>' for name, address in note.addresses.items()]
    return " · ".join([*(f"<span>{escape(part)}</span>" for part in note.parts), *addresses])


def as_pdf(site: Path, publication: Publication, terms: str, folders: Sequence[str], browser: str | None = None) -> bytes:
    """Return the edition as a PDF: tagged, with an outline, and with the page numbers in its contents.

    Raises RefusedError where there is no browser to print it.
    """
    first = browsers.printed(made(site, publication, terms, folders), browser)
    last = browsers.printed(made(site, publication, terms, folders, tagged_pdf.pages_of(first)), browser)
    return tagged_pdf.completed(last, publication.name, _root(site).get("lang", "en"), publication.date)
