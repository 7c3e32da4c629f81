"""An article as an editor has it: a text file, or a page saved as HTML, from which its text and what it says of itself are taken."""

import calendar
import re
from dataclasses import dataclass
from pathlib import Path

from dossier.language import words
from dossier.language.dates import MONTH, month_number
from dossier.records.parts import URL_PATTERN
from dossier.records.problems import RefusedError

_DATE = re.compile(rf"(?:(\d{{1,2}}) )?({MONTH}),? (?:(\d{{1,2}}),? )?(\d{{4}})")
_DATE_LINE = 12  # words; a date in a longer block may be that of anything
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_A_PAGE = re.compile(r"\s*(?:<\?xml|<!doctype|<html|From: <Saved by|MIME-Version:)", re.IGNORECASE)  # or one packed with its pictures


@dataclass(frozen=True)
class FoundArticle:
    """The text that was read, and what is known of it; what is not known is empty."""

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""
    published_from: str = ""
    language: str = "en"
    url: str = ""


def read(path: Path) -> FoundArticle:
    """Return the article in a file.

    Raises RefusedError where it is no text, where a page has no article in it, or where what reads pages is not installed.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{path} is not UTF-8 (byte {error.start}).") from None
    if path.suffix.casefold() in _PAGES:
        return _of_page(path, text)
    if _A_PAGE.match(text.removeprefix("\ufeff")):
        raise RefusedError(f"{path} holds a page, not its text. Save the page as HTML alone, in a file that ends with .html.")
    return _of_text(text)


def _of_text(text: str) -> FoundArticle:
    blocks = words.blocks(text)
    for number, block in enumerate(blocks[:6], 1):
        match = _DATE.search(block) if len(block.split()) <= _DATE_LINE else None
        if match and _is_day(match):
            day, month = match[1] or match[3], month_number(match[2])
            published = f"{match[4]}-{month:02d}" + (f"-{int(day):02d}" if day else "")
            return FoundArticle(text, blocks[0], published=published, published_from=f"The date in block {number}.")
    return FoundArticle(text, blocks[0] if blocks else "")


def _is_day(match: re.Match[str]) -> bool:
    """Tell whether there is such a day."""
    day = int(match[1] or match[3] or 1)
    return 1 <= day <= calendar.monthrange(int(match[4]), month_number(match[2]))[1]


def _of_page(path: Path, page: str) -> FoundArticle:
    """Return the article of a page saved as HTML, with what its meta tags and JSON-LD say, as trafilatura finds them."""
    try:
        import trafilatura
        from trafilatura.settings import Document
    except ImportError:
        raise RefusedError(f"{path} is a page; to read one, install the extra 'drafting', or save the article's text alone.") from None
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(found, Document) or not found.text:
        raise RefusedError(f"no article was found in {path}; save its text alone.")
    text = "\n\n".join(line for line in found.text.splitlines() if line.strip()) + "\n"
    title = _line(found.title)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return FoundArticle(
        text, title, tuple(_line(name) for name in (found.author or "").split(";") if name.strip()), _line(found.sitename), found.date or "",
        "The date that the page gives in its head." if found.date else "", (found.language or "en")[:2].casefold(),
        found.url if found.url and re.fullmatch(URL_PATTERN, found.url) else "",
    )  # fmt: skip


def _line(text: str | None) -> str:
    """Return what a page says of itself in one line, as records have it."""
    return " ".join((text or "").split())
