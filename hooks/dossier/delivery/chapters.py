"""The chapters of the built site for editions that are read from front to back, with one list of numbered notes.

What only a site needs is left out: controls, folds that are closed, notes at the foot of each page. A link leads to its place in
the edition where there is one, else to the public address.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import html

from dossier.library.publication import Publication

# Chapters after those that the dossier names, as folders of the site.
AFTER = ("people", "timeline", "map", "who-says-what", "differences", "sources", "glossary", "method")
NOTES = "notes"
_UNWANTED = (
    ".//a[contains(@class, 'headerlink')] | .//div[contains(@class, 'footnote')] | .//form | .//script | .//button | .//*[@hidden]"
    " | .//details[contains(@class, 'cite')] | .//details[contains(@class, 'period')][not(@open)] | .//details[contains(@class, 'as-table')]"
    " | .//ul[contains(@class, 'doors')] | .//nav[contains(@class, 'neighbours')] | .//*[@class = 'again']"
)
_MARK = "footnote-ref"


@dataclass(frozen=True)
class Note:
    """What a note says, part by part, and the addresses it gives: "Original" (at the words that are quoted), "Archived" and "Claim"."""

    parts: list[str]
    addresses: dict[str, str]


@dataclass(frozen=True)
class Chapter:
    """A chapter: its name in the edition, its title, and its content, whose ids all begin with the name and two hyphens."""

    key: str
    title: str
    section: html.HtmlElement

    @property
    def marks(self) -> list[html.HtmlElement]:
        """The links that lead to notes, each to one."""
        return list(self.section.find_class(_MARK))

    @property
    def headings(self) -> list[tuple[str, str]]:
        """The id and the words of each heading below the title."""
        return [(heading.get("id"), _words(heading)) for heading in self.section.iter("h2") if heading.get("id")]


@dataclass(frozen=True)
class Book:
    """The chapters by their names, and the notes by their names in the order of their first citation."""

    chapters: dict[str, Chapter] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)

    def number(self, note: str) -> int:
        """Return the number of a note."""
        return list(self.notes).index(note) + 1


def read(site: Path, publication: Publication, folders: Sequence[str], place: Callable[[str, str], str]) -> Book:
    """Return the home page, those in these folders of the built site, and those that every dossier has, as chapters.

    `place` tells the link to an id in a chapter, or to the chapter itself where the id is empty; NOTES is one, too, with an
    id for each note.
    """
    book = Book()
    found = list(dict.fromkeys(("", *folders, *(folder for folder in AFTER if (site / folder).is_dir()))))
    for folder in found:
        _add(book, site, publication, folder)
    keys = {publication.at(folder or "."): _key(folder) for folder in found}
    for chapter in book.chapters.values():
        marks = set(chapter.marks)
        for link in chapter.section.iter("a"):
            address, _, anchor = link.get("href", "").partition("#")
            if link in marks:
                link.set("href", place(NOTES, anchor))
            elif (key := keys.get(address)) and (
                not anchor or book.chapters[key].section.get_element_by_id(f"{key}--{anchor}", None) is not None
            ):
                link.set("href", place(key, anchor and f"{key}--{anchor}"))
    return book


def _key(folder: str) -> str:
    return folder.replace("/", "-") or "home"


def _add(book: Book, site: Path, publication: Publication, folder: str) -> None:
    key, base = _key(folder), publication.at(folder or ".")
    article = html.parse(str(site / folder / "index.html"), html.HTMLParser(encoding="utf-8")).getroot().xpath("//article")[0]
    notes = {item.get("id").removeprefix("fn:"): item for item in article.xpath(".//div[@class='footnote']//li")}
    article = copy.deepcopy(article)
    for element in article.xpath(_UNWANTED):
        element.drop_tree()
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        if element.get("id") and element.tag != "pattern" and "gradient" not in element.tag:
            element.set("id", f"{key}--{element.get('id')}")
        if element.tag == "a" and _MARK not in element.classes:
            element.set("href", urljoin(base, element.get("href", "")))
    for mark in article.xpath(f".//sup[./a[@class='{_MARK}']]"):
        link = mark[0]
        names = [name.removeprefix("fn:") for name in (link.get("data-notes") or unquote(link.get("href"))[1:]).split()]
        for name in names:
            if name not in book.notes:
                book.notes[name] = _note(notes[name], base)
        mark.clear(keep_tail=True)
        for number, name in sorted((book.number(name), name) for name in names):
            if len(mark):
                mark[-1].tail = ", "
            numbered = html.Element("a", {"class": _MARK, "href": f"#note-{name}"})
            numbered.text = str(number)
            mark.append(numbered)
    section = html.Element("section", {"class": "chapter md-content__inner", "id": key})
    section.extend(list(article))
    book.chapters[key] = Chapter(key, _words(section.xpath(".//h1")[0]), section)


def _note(item: html.HtmlElement, base: str) -> Note:
    spans = [span for name in ("source", "words", "standing", "chain") for span in item.find_class(f"note-{name}")]
    (claim,) = item.xpath(".//span[@class='note-claim']/a/@href")
    links = item.xpath(".//span[@class='note-links']/a/@href")[1:3]
    return Note(
        [_words(span) for span in spans], {**dict(zip(("Original", "Archived"), links, strict=False)), "Claim": urljoin(base, claim)}
    )


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
