"""The one citation formatter: newspaper articles, web pages, a site and its data in APA, Chicago and MLA, as citeproc-js writes them.

Sources: the styles' own CSL files (APA 7, Chicago 18 notes and author-date, MLA 9). Titles have headline capitals where a style asks for them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dossier.language.dates import MONTHS, Edtf, spoken
from dossier.language.escape import Safe, escape, within_quotation_marks

Kind = Literal["article-newspaper", "webpage", "dataset"]
_OPENING, _CLOSING = '‘“"', ("’", "”", '"')
_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
# Words that headline capitals leave small, but at the title's ends and after a colon; source: citeproc-js, SKIP_WORDS.
_SMALL = frozenset(
    """about above across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside
    astride at athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during et
    except for forenenst from given in inside into lest like modulo near next notwithstanding of off on onto out over per plus pro
    qua sans since than through throughout thruout till to toward towards under underneath until unto up upon versus via with within
    without or yet so and nor a an the de von van c ca""".split()
)


@dataclass(frozen=True)
class Reference:
    """What is cited: its kind, title, authors as (given, family), the paper or site, when it was issued, and its address.

    An author without a given name is a body; a data set, and a site as a whole, stands in no paper or site.
    """

    kind: Kind
    title: str
    authors: tuple[tuple[str, str], ...]
    container: str
    issued: Edtf | None
    url: str
    accessed: Edtf | None = None
    quote: str = ""
    """Words of it, for styles that give them."""
    key: str = ""
    """What a reference file calls it."""
    publisher: str = ""
    version: str = ""
    language: str = "en"
    archive: str = ""
    """Address of an archived copy."""
    via: str = ""
    """Whose copy the address leads to, where it is not the paper's or site's own."""

    @property
    def parts(self) -> list[int]:
        """The year, month and day of issue, as far as they are known."""
        return [int(part) for part in self.issued.text.split("-")] if self.issued else []


@lru_cache(maxsize=4096)
def headline(title: str) -> str:
    """Return a title in headline capitals; a word that has a capital already stays as it is."""
    words = re.split(r"([\s\-–—]+)", title)
    made, first = [], True
    for place, word in enumerate(words):
        bare = word.strip(" “”‘’\"'(),.:;?!-–—")
        joined = "-" in words[max(place - 1, 0) : place + 2]  # a part of a word of several, such as "so-called"
        if bare and bare == bare.lower() and (first or joined or place == len(words) - 1 or bare not in _SMALL):
            word = word.replace(bare, bare[:1].upper() + bare[1:], 1)
        made.append(word)
        if bare:
            first = word.endswith(":")
    return "".join(made)


def apa(one: Reference) -> Safe:
    """Return the reference in APA style, 7th edition."""
    names = [f"{family}, {' '.join(f'{part[0]}.' for part in given.split())}" if given else family for given, family in one.authors]
    by = ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
    told = _ended(one.title) if one.title.endswith(_CLOSING) else one.title
    title = escape(told) if one.kind == "article-newspaper" else _italic(told)
    stop = "" if _ended(told) == told else "."
    container = Safe("{}. ").format(_container(one)) if one.container else Safe("")
    day = "".join(f" {part}" for part in one.parts[2:])
    when = ", ".join([str(one.parts[0]), *(MONTHS[month - 1] + day for month in one.parts[1:2])]) if one.parts else "n.d."
    seen = Safe("Retrieved {}, from ").format(escape(_american(one.accessed))) if one.accessed and not one.issued else Safe("")
    address = escape(one.url)
    if by:
        by += "" if by.endswith(".") else "."
        if one.kind == "dataset":
            year = escape(one.parts[0]) if one.parts else escape("n.d.")
            return Safe("{} ({}). {} (Version {}) [Dataset]. {}{}").format(escape(by), year, title, escape(one.version), seen, address)
        return Safe("{} ({}). {}{} {}{}{}").format(escape(by), escape(when), title, stop, container, seen, address)
    return Safe("{}{} ({}). {}{}{}").format(title, stop, escape(when), container, seen, address)


def chicago_notes(one: Reference) -> Safe:
    """Return the reference as a note in Chicago style, 18th edition."""
    names = [f"{given} {family}".lstrip() for given, family in one.authors]
    by = Safe("{}, ").format(escape(_listed(names))) if names else Safe("")
    when = f"{_american(one.issued)}, " if one.issued else f"accessed {_american(one.accessed)}, " if one.accessed else "n.d., "
    title = _marked(within_quotation_marks(headline(one.title)), ",")
    place = escape(f"version {one.version}") if one.kind == "dataset" else _container(one)
    return Safe("{}“{}” {}{}{}.").format(by, escape(title), Safe("{}, ").format(place) if place else "", escape(when), escape(one.url))


def chicago_author_date(one: Reference) -> Safe:
    """Return the reference as an entry of the list in Chicago's author-date style, 18th edition."""
    title = escape(_ended(within_quotation_marks(headline(one.title))))
    by = escape(_ended(_turned(one))) if one.authors else Safe("{}.").format(_container(one))
    day = " ".join([MONTHS[month - 1] for month in one.parts[1:2]] + [str(part) for part in one.parts[2:]])
    rest = Safe(", ").join([*([_container(one)] if one.authors and one.container else []), *([escape(day)] if day else [])])
    if one.kind == "dataset":
        rest = Safe(". ").join([escape(f"Version {one.version}"), *([rest] if rest else [])])
    seen = Safe("Accessed {}. ").format(escape(_american(one.accessed))) if one.accessed and not one.issued else Safe("")
    year = escape(one.parts[0] if one.parts else "n.d")
    return Safe("{} {}. “{}” {}{}{}.").format(by, year, title, rest, Safe(". ") if rest else "", seen + escape(one.url))


def mla(one: Reference) -> Safe:
    """Return the reference as an entry of the list of works cited in MLA style, 9th edition."""
    by = Safe("{} ").format(escape(_ended(_turned(one, most=2)))) if one.authors else Safe("")
    when = escape(f"{_short(one.issued)}, ") if one.issued else Safe("")
    seen = Safe(" Accessed {}.").format(escape(_short(one.accessed))) if one.accessed and not one.issued else Safe("")
    if one.kind == "webpage" and not one.container:
        return Safe("{}{}. {}{}.{}").format(by, _italic(headline(one.title)), when, escape(one.url), seen)
    title = escape(_ended(within_quotation_marks(headline(one.title))))
    place = escape(f"Version {one.version}") if one.kind == "dataset" else _italic(headline(one.container))
    return Safe("{}“{}” {}, {}{}.{}").format(by, title, place, when, escape(one.url), seen)


def wikipedia(one: Reference) -> Safe:
    """Return the reference as Wikipedia's template of the kind, `cite news` or `cite web`.

    A field for the archived copy is left out: its template demands the day of the capture, which is not known. Source: Help:Citation Style 1.
    """
    name, container = ("news", "work") if one.kind == "article-newspaper" else ("web", "website")
    fields = [("title", one.title)]
    for number, (given, family) in enumerate(one.authors, 1):
        fields += [(f"last{number}", family), (f"first{number}", given)] if given else [(f"author{number}", family)]
    fields += [
        ("version", one.version),
        (container, one.container),
        ("date", spoken(one.issued) if one.issued else ""),
        ("access-date", spoken(one.accessed) if one.accessed else ""),
        ("url", one.url),
        ("via", one.via),
        ("quote", within_quotation_marks(one.quote)),
    ]
    told = " ".join(f"|{key}={value.replace('|', '{{!}}')}" for key, value in fields if value)
    return escape(f"{{{{cite {name} {told}}}}}")


STYLES: dict[str, Callable[[Reference], Safe]] = {
    "APA": apa,
    "Chicago, notes": chicago_notes,
    "Chicago, author-date": chicago_author_date,
    "MLA": mla,
    "Wikipedia": wikipedia,
}


def _container(one: Reference) -> Safe:
    name = headline(one.container)
    return _italic(name) if one.kind == "article-newspaper" else escape(name)


def _italic(text: str) -> Safe:
    return Safe("<i>{}</i>").format(escape(text))


def _ended(text: str) -> str:
    return text if text.rstrip("".join(_CLOSING)).endswith((".", "?", "!")) else _marked(text, ".")


def _marked(text: str, mark: str) -> str:
    """Return a text with a mark at its end: before the quotation mark that closes it, as in America."""
    quoted = text.endswith(_CLOSING) and any(opening in text[:-1] for opening in _OPENING)
    return f"{text[:-1]}{mark}{text[-1]}" if quoted else f"{text}{mark}"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 2 else " and ".join(names)


def _turned(one: Reference, most: int = 9) -> str:
    """Return the authors with the first one's family name in front; where there are more than `most`, the first and "et al"."""
    (given, family), *others = one.authors
    first = f"{family}, {given}" if given else family
    if not others or len(one.authors) > most:
        return f"{first}, et al" if others else first
    *before, last = [first, *(f"{given} {family}".lstrip() for given, family in others)]
    return f"{', '.join(before)}, and {last}"


def _american(date: Edtf | None) -> str:
    parts = [int(part) for part in date.text.split("-")] if date else []
    if len(parts) == 3:
        return f"{MONTHS[parts[1] - 1]} {parts[2]}, {parts[0]}"
    return " ".join([*(MONTHS[month - 1] for month in parts[1:2]), *(str(year) for year in parts[:1])])


def _short(date: Edtf | None) -> str:
    parts = [int(part) for part in date.text.split("-")] if date else []
    return " ".join([*map(str, parts[2:]), *(_MLA_MONTHS[month - 1] for month in parts[1:2]), *map(str, parts[:1])])
