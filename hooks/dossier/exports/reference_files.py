"""References for reference managers: BibTeX, RIS and CSL-JSON.

Sources: BibLaTeX manual 3.20 for the entry types and fields, the RIS specification of 2011 (type NEWS), and the schema
of CSL-JSON 1.0.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic_core import to_json

from dossier.exports import citable
from dossier.language.dates import MONTHS
from dossier.language.escape import within_quotation_marks
from dossier.library import publication
from dossier.library.citing import Reference
from dossier.library.library import Library

_NAMED = {
    "\\": "backslash",
    "~": "asciitilde",
    "^": "asciicircum",
    "{": "braceleft",
    "}": "braceright",
}  # a brace would have to have its other
_BIBTEX = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_"} | {mark: f"\\text{name}{{}}" for mark, name in _NAMED.items()})
_BEGINNING, _IN_A_WORD = re.compile(r"(?<!\w)(?=\S)"), re.compile(r"\w")
_CAPITALS = re.compile(r"\w*[a-z]*[A-Z]\w*[A-Z]\w*(?!\w)")
_TYPES = {"article-newspaper": ("article", "NEWS"), "webpage": ("online", "ELEC"), "dataset": ("dataset", "DATA")}


BIBLIOGRAPHY = "sources/bibliography"
"""Path, without its ending, of the files that hold all articles."""


class Month(str):
    """A month as BibTeX's own word for it, which stands without braces."""


def bibtex(one: Reference, names: Iterable[str] = ()) -> str:
    """Return a reference as a BibTeX entry, which BibLaTeX reads too; no style changes the capitals of these names."""
    year, month, day = [*one.parts, None, None, None][:3]
    news = one.kind == "article-newspaper"
    fields: dict[str, Any] = {
        "author": " and ".join(f"{_tex(family)}, {_tex(given)}" if given else f"{{{_tex(family)}}}" for given, family in one.authors),
        "title": _kept(_tex(one.title), names),
        "journal" if news else "organization": _tex(one.container),
        "version": one.version,
        "date": one.issued,
        "year": year,
        "month": Month(MONTHS[month - 1][:3].lower()) if month else None,
        "day": day,
        "url": one.url,
        "language": "english" if one.language == "en" else one.language,
        "note": " ".join(_notes(replace(one, via=_tex(one.via), archive=one.archive and f"\\url{{{one.archive}}}"))),
        "annote": _tex(_quoted(one)),
        "entrysubtype": "newspaper" if news else "",
    }
    rows = [f"  {name} = {value}" if isinstance(value, Month) else f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{_TYPES[one.kind][0]}{{{one.key},\n" + ",\n".join(rows) + "\n}\n"


def _notes(one: Reference) -> list[str]:
    """Return what no field of a format has room for: whose copy the address leads to, and where an archived one is."""
    return [
        *([f"The address is that of a copy at {one.via}."] if one.via else []),
        *([f"Archived copy nearest to {one.parts[0]}: {one.archive}"] if one.archive else []),
    ]


def _quoted(one: Reference) -> str:
    return f"Quoted: “{within_quotation_marks(one.quote)}”" if one.quote else ""


def _kept(title: str, names: Iterable[str]) -> str:
    """Return a title in which names, and words with a capital inside, keep their capitals in braces."""
    longest, kept, done = sorted(map(_tex, names), key=len, reverse=True), [], 0
    for match in _BEGINNING.finditer(title):  # one pattern of all names would be compiled anew for each title
        at = match.start()
        if at < done:
            continue
        ends = [at + len(name) for name in longest if title.startswith(name, at) and not _IN_A_WORD.match(title, at + len(name))]
        if end := ends[0] if ends else (found.end() if (found := _CAPITALS.match(title, at)) else 0):
            kept += [title[done:at], "{", title[at:end], "}"]
            done = end
    return "".join([*kept, title[done:]])


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)


def ris(one: Reference) -> str:
    """Return a reference as a RIS record; lines end as the format wants it."""
    year, month, day = [*(f"{part:02}" for part in one.parts), "", "", ""][:3]
    notes = [*_notes(one), _quoted(one)]
    rows = [("TY", _TYPES[one.kind][1]), ("ID", one.key), ("TI", one.title)]
    rows += [("AU", f"{family}, {given}" if given else family) for given, family in one.authors]
    rows += [("T2", one.container), ("PY", year), ("DA", f"{year}/{month}/{day}/" if year else ""), ("UR", one.url), ("LA", one.language)]
    rows += [("PB", one.publisher), ("ET", one.version), *(("N1", note) for note in notes)]
    told = "".join(f"{tag}  - {value}\r\n" for tag, value in rows if value)
    return f"{told}ER  - \r\n"


def csl(one: Reference) -> dict[str, Any]:
    """Return a reference as a CSL-JSON item."""
    made: dict[str, Any] = {"id": one.key, "type": one.kind, "title": one.title}
    if one.authors:
        made["author"] = [{"family": family, "given": given} if given else {"literal": family} for given, family in one.authors]
    if one.parts:
        made["issued"] = {"date-parts": [one.parts]}
    # An archived copy is a note, since styles would print the field for archives in every reference.
    others = {
        "container-title": one.container,
        "version": one.version,
        "publisher": one.publisher,
        "language": one.language,
        "note": " ".join(_notes(one)),
    }
    return made | {"URL": one.url} | {key: value for key, value in {**others, "annote": _quoted(one)}.items() if value}


def files(library: Library) -> dict[str, str]:
    """Return every reference file by its path in the site: one of each format beside each page, and for all articles together."""
    made: dict[str, str] = {}
    for path, cited in citable.by_page(library).items():
        made |= of(library, citable.file_stem(path), [one for _, one in cited])
    return made | of(library, BIBLIOGRAPHY, [publication.article(source) for source in library.sources_by_date])


def of(library: Library, stem: str, chosen: list[Reference]) -> dict[str, str]:
    """Return the references as a file of each format, by its path: the stem and the format's ending."""
    return {
        f"{stem}.bib": "\n".join(bibtex(one, _names(library, one.title)) for one in chosen),
        f"{stem}.ris": "".join(ris(one) for one in chosen),
        f"{stem}.csl.json": to_json([csl(one) for one in chosen], indent=2).decode() + "\n",
    }


def _names(library: Library, title: str) -> list[str]:
    return [title[start:end] for spans in library.register.named_in(title).values() for start, end in spans]
