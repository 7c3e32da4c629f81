"""A hand-written page: its front matter, its paragraphs and the claims that each cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dossier.records.problems import Place

CITE = re.compile(r"\{\{\s*cite\(([^)]*)\)\s*\}\}")
_STRING = re.compile(r"""["']([^"']*)["']""")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<!--#.*?#-->", re.DOTALL)


NEEDS = ("", "claims", "questions", "people", "map")
"""What a page may have no sense without."""


class Paragraph(NamedTuple):
    """A paragraph of a page: its Markdown and the line on which it begins."""

    text: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page as written: its path below the root, its text with the front matter, and the fields of that."""

    path: str
    text: str
    front: dict[str, str]

    def intruders(self) -> Iterator[tuple[int, str]]:
        """Yield (line, text) of tables, code, pictures and HTML: what could hold facts that `paragraphs` does not see."""
        for number, line in enumerate(self.body.splitlines(), 1):
            if line.lstrip().startswith(("|", "<", "```", "![", "{% if", "{% set")) and not line.lstrip().startswith("<!--#"):
                yield number, line.strip()

    @property
    def is_about_the_site(self) -> bool:
        """Whether the page states no facts of the sources, by its own front matter."""
        return self.front.get("prose") == "about-this-site"

    @property
    def needs(self) -> str:
        """What a page that all dossiers share has no sense without; nothing where it always has."""
        return self.front.get("needs", "")

    @property
    def body(self) -> str:
        """The text without the front matter, with as many lines, so that line numbers hold."""
        match = _FRONT.match(self.text)
        return "\n" * match.group(0).count("\n") + self.text[match.end() :] if match else self.text

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs and list items of running prose: no headings, tables, code, calls or HTML by themselves."""
        return _paragraphs(self.body)

    def headings(self) -> Iterator[tuple[int, str]]:
        """Yield (line, text) of the headings."""
        for number, line in enumerate(self.body.splitlines(), 1):
            if line.startswith("#"):
                yield number, line.lstrip("# ")

    def place(self, paragraph: Paragraph, offset: int = 0) -> Place:
        """Return the place of a character of a paragraph."""
        before = paragraph.text[:offset]
        return Place(self.path, paragraph.line + before.count("\n"), len(before) - before.rfind("\n"))


@lru_cache(maxsize=256)  # several rules read them one after the other
def _paragraphs(body: str) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    fenced = False
    line_number = 1
    for chunk in re.split(r"(\n(?:[ \t]*\n)+)", body):
        start, line_number = line_number, line_number + chunk.count("\n")
        start += len(chunk) - len(chunk.lstrip("\n"))
        text = chunk.strip("\n")
        while text.startswith("#"):  # prose may follow a heading without a blank line
            _, _, text = text.partition("\n")
            start += 1
        fences = text.count("```")
        inside, fenced = fenced, fenced ^ (fences % 2 == 1)
        if not text.strip() or inside or fences or text.lstrip().startswith(("#", "|", "<", "![", "{%")):
            continue
        if re.sub(r"\{[^}]*\}", "", _CALL.sub("", text)).strip(" -*\n"):
            found.append(Paragraph(text, start))
    return tuple(found)


def cited(text: str) -> list[tuple[str, int]]:
    """Return (claim id, offset of the call) of every citation in a piece of Markdown."""
    return [(key, match.start()) for match in CITE.finditer(text) for key in _STRING.findall(match[1])]


def plain(text: str) -> str:
    """Return a piece of Markdown with calls, list marks, link targets, attributes and code taken out: what a reader reads as prose."""
    text = re.sub(r"(?m)^[ \t]*[-+*][ \t]+", "", _CALL.sub("", text))
    text = re.sub(r"\]\([^)]*\)|\]\[[^\]]*\]", "]", text)
    text = re.sub(r"`[^`]*`|<[^>]*>|\{:?\s*[.#][^}]*\}", " ", text)
    return re.sub(r"[*_\[\]>]+", "", text)


def page(path: str, text: str) -> Page:
    """Return a page from its text; the front matter is one "key: value" a line."""
    match = _FRONT.match(text)
    rows = (line.partition(":") for line in match[1].splitlines()) if match else ()
    return Page(path, text, {key.strip(): value.strip().strip("\"'") for key, mark, value in rows if mark})
