"""The printed edition: the chapters of the built site as one page, with contents and one list of numbered notes.

A browser prints it. Contents need page numbers that only the printed file knows, so that it is printed twice: they are read
from the first printing, by the destinations that links to the chapters leave there.
"""

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import etree, html

from dossier.delivery import browsers, tagged_pdf
from dossier.library.publication import Publication

# Chapters after those that the dossier names, as folders of the site.
_AFTER = ("people", "timeline", "map", "who-says-what", "differences", "sources", "glossary", "method")
_UNWANTED = (
    ".//a[contains(@class, 'headerlink')] | .//div[contains(@class, 'footnote')] | .//form | .//script | .//details[contains(@class, 'cite')]"
    " | .//details[contains(@class, 'period')][not(@open)] | .//details[contains(@class, 'as-table')] | .//div[contains(@class, 'coins')]"
    " | .//ul[contains(@class, 'doors')]"
)
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


@dataclass
class Edition:
    """The page while it is made: chapters as (id, title, element), and the notes in the order of their first citation."""

    site: Path
    publication: Publication
    terms: str
    chapters: list[tuple[str, str, html.HtmlElement]] = field(default_factory=list)
    notes: dict[str, html.HtmlElement] = field(default_factory=dict)


def made(site: Path, publication: Publication, terms: str, chapters: Sequence[str], pages: dict[str, int] | None = None) -> str:
    """Return the edition as HTML that loads its styles from the built site; with page numbers where they are known."""
    edition = Edition(site, publication, terms)
    for folder in dict.fromkeys(("", *chapters, *(name for name in _AFTER if (site / name).is_dir()))):
        _add(edition, folder)
    contents = "".join(
        f'<li><a href="#{key}">{_text(title)}</a> <span>{(pages or {}).get(key, "")}</span></li>'
        for key, title in [*((key, title) for key, title, _ in edition.chapters), ("notes", "Notes")]
    )
    body = "".join(etree.tostring(chapter, encoding="unicode", method="html") for _, _, chapter in edition.chapters)
    notes = "".join(f'<li id="note-{key}">{_note(note, publication)}</li>' for key, note in edition.notes.items())
    version = f"Data version {_text(publication.version)}" + (f", {publication.date}" if publication.date else "")
    return f"""<!doctype html>
<html lang="{_root(site).get("lang", "en")}" data-md-color-scheme="default" data-md-color-primary="custom"><head><meta charset="utf-8"><title>{_text(publication.name)}</title>
<base href="{site.as_uri()}/">
{"".join(f'<link rel="stylesheet" href="{path}">' for path in _styles(site))}<style>{_STYLE}</style></head>
<body data-md-color-scheme="default" data-md-color-primary="custom"><main class="md-typeset">
<section class="title-page"><h1>{_text(publication.name)}</h1><p>{version}. {publication.address}</p>
<p>{_text(edition.terms)}.</p></section>
<section class="chapter"><h1>Contents</h1><ol class="contents">{contents}</ol></section>
{body}
<section class="chapter" id="notes"><h1>Notes</h1><ol class="notes">{notes}</ol></section>
</main></body></html>"""


def _root(site: Path) -> html.HtmlElement:
    return html.parse(str(site / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()


def _styles(site: Path) -> list[str]:
    return [link for link in _root(site).xpath("//link[@rel='stylesheet']/@href") if "://" not in link]


def _add(edition: Edition, folder: str) -> None:
    key = folder or "home"
    path = edition.site / folder / "index.html"
    article = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot().xpath("//article")[0]
    notes = {item.get("id").removeprefix("fn:"): item for item in article.xpath(".//div[@class='footnote']//li")}
    article = copy.deepcopy(article)
    for element in article.xpath(_UNWANTED):
        element.drop_tree()
    for mark in article.xpath(".//sup[./a[@class='footnote-ref']]"):
        link = mark[0]
        keys = [key.removeprefix("fn:") for key in (link.get("data-notes") or unquote(link.get("href"))[1:]).split()]
        for key_of_note in keys:
            edition.notes.setdefault(key_of_note, notes[key_of_note])
        mark.clear(keep_tail=True)
        for number, note in sorted((list(edition.notes).index(note) + 1, note) for note in keys):
            if len(mark):
                mark[-1].tail = ", "
            numbered = html.Element("a", {"class": "footnote-ref", "href": f"#note-{note}", "data-done": ""})
            numbered.text = str(number)
            mark.append(numbered)
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        if element.get("id") and element.tag != "pattern" and "Gradient" not in element.tag:
            element.set("id", f"{key}--{element.get('id')}")
        if element.tag == "figure":  # a tagged figure must have one text in its stead; this one has many, each with its own
            element.tag = "div"
        if (link_to := element.get("href")) and element.attrib.pop("data-done", None) is None and element.tag == "a":
            base = edition.publication.at(folder or ".")
            element.set("href", f"#{key}--{link_to[1:]}" if link_to.startswith("#") else urljoin(base, link_to))
    section = html.Element("section", {"class": "chapter md-content__inner", "id": key})
    section.extend(list(article))
    title = " ".join(section.xpath("string(.//h1)").split())
    edition.chapters.append((key, title, section))


def _note(item: html.HtmlElement, publication: Publication) -> str:
    """Return a note with its addresses spelled out, for readers who hold paper."""
    parts = [
        f"<span>{_text(' '.join(span.text_content().split()))}</span>"
        for name in ("source", "words", "standing", "chain")
        for span in item.find_class(f"note-{name}")
    ]
    for name, link in zip(("Original", "Archived"), item.xpath(".//span[@class='note-links']/a/@href")[1:], strict=False):
        parts.append(f'<span class="address">{name}: {_text(re.sub(r"#.*", "", link))}</span>')
    (claim,) = item.xpath(".//span[@class='note-claim']/a/@href")
    key = re.sub(r"^.*claims/", "claims/", claim)
    return " · ".join([*parts, f'<span class="address">Claim: {publication.address}{_text(key)}</span>'])


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_pdf(site: Path, publication: Publication, terms: str, chapters: Sequence[str], browser: str | None = None) -> bytes:
    """Return the edition as a PDF: tagged, with an outline, and with the page numbers in its contents.

    Raises RefusedError where there is no browser to print it.
    """
    first = browsers.printed(made(site, publication, terms, chapters), browser)
    last = browsers.printed(made(site, publication, terms, chapters, tagged_pdf.pages_of(first)), browser)
    return tagged_pdf.completed(last, publication.name, _root(site).get("lang", "en"), publication.date)
