"""The pages of the EPUB: chapters, notes and the page of the title as XHTML, whose pictures the book's own style sheet colours."""

import re
from xml.sax.saxutils import escape, quoteattr

from lxml import etree, html

from dossier.delivery.chapters import Book, Chapter, Note

STYLE = "style.css"
_SVG = "http://www.w3.org/2000/svg"
# Parsers of HTML make all names small; those of SVG are told apart by capitals (HTML standard, "adjust SVG attributes").
_CAPITALS = {
    name.lower(): name
    for name in (
        "clipPath", "clipPathUnits", "gradientTransform", "gradientUnits", "linearGradient", "markerHeight", "markerUnits", "markerWidth",
        "patternContentUnits", "patternTransform", "patternUnits", "preserveAspectRatio", "radialGradient", "spreadMethod", "textLength", "viewBox",
    )
}  # fmt: skip
_FOR_SCRIPTS = frozenset({"tabindex", "download", "rel", "aria-live", "aria-current"})


def page_name(chapter: str) -> str:
    """Return the file of a chapter in the book."""
    return f"{chapter}.xhtml"


def place(chapter: str, anchor: str) -> str:
    """Return the link to an id in a chapter; to the chapter where the id is empty."""
    return page_name(chapter) + (f"#{anchor}" if anchor else "")


def of_chapter(chapter: Chapter, language: str) -> str:
    """Return a chapter as XHTML. Its marks say that they refer to notes, and the first of each note can be led back to."""
    seen: set[str] = set()
    for mark in chapter.marks:
        mark.set("epub:type", "noteref")
        mark.set("role", "doc-noteref")
        note = mark.get("href").partition("#")[2]
        if note not in seen:
            mark.set("id", _cited(note))
            seen.add(note)
    for element in chapter.section.iter():
        if isinstance(element.tag, str):
            _for_books(element)
    for drawing in chapter.section.iter("svg"):
        if drawing.getparent().tag != "svg":
            drawing.set("xmlns", _SVG)
        for part in drawing.iter():
            _with_capitals(part)
    chapter.section.set("epub:type", "chapter")
    chapter.section.set("class", "chapter")
    return page(chapter.title, etree.tostring(chapter.section, encoding="unicode", with_tail=False), language, "bodymatter")


def _for_books(element: html.HtmlElement) -> None:
    """Take away what scripts and keyboards need, and what makes a place of a table that can be scrolled."""
    for name in list(element.attrib):
        if name.startswith("data-") or name in _FOR_SCRIPTS:
            del element.attrib[name]
    if element.get("role") == "region":
        del element.attrib["role"]
        element.attrib.pop("aria-label", None)


def _with_capitals(part: html.HtmlElement) -> None:
    part.tag = _CAPITALS.get(part.tag, part.tag)
    for name, value in part.items():
        if name in _CAPITALS:
            del part.attrib[name]
            part.set(_CAPITALS[name], value)


def of_notes(book: Book, language: str) -> str:
    """Return the notes as one numbered list; each leads back to its first place in every chapter that cites it."""
    citing = {key: {mark.get("href").partition("#")[2] for mark in chapter.marks} for key, chapter in book.chapters.items()}
    rows = []
    for key, note in book.notes.items():
        name = f"note-{key}"
        back = [
            f'<a href="{place(chapter, _cited(name))}" role="doc-backlink">{escape(book.chapters[chapter].title)}</a>'
            for chapter, cited in citing.items()
            if name in cited
        ]
        leads = [f"<a href={quoteattr(address)}>{title}</a>" for title, address in note.addresses.items()]
        rows.append(f'\n<li id="{name}" epub:type="footnote">{_told(note)} · {" · ".join(leads)} · ↩ {", ".join(back)}</li>')
    body = f'<section epub:type="footnotes" role="doc-endnotes"><h1>Notes</h1><ol class="notes">{"".join(rows)}</ol></section>'
    return page("Notes", body, language, "backmatter")


def _told(note: Note) -> str:
    """Return what a note says; the words that are left unquoted are an ellipsis, which can be read out."""
    first, *rest = (escape(re.sub("▁(?:[▁ ]*▁)?", "…", part)) for part in note.parts)
    return f"{first} {' · '.join(rest)}"


def _cited(note: str) -> str:
    return f"cited--{note}"


def page(title: str, body: str, language: str, part: str) -> str:
    """Return a page of the book: `part` is the part of a book to which it belongs, in EPUB's vocabulary."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><title>{escape(title)}</title><link rel="stylesheet" href="{STYLE}"/></head>
<body epub:type="{part}">
{body}
</body>
</html>
"""
