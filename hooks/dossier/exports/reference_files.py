"""References for reference managers: BibTeX, RIS and CSL-JSON.

Sources: BibLaTeX manual 3.20 for the entry types and fields, the RIS specification of 2011 (type NEWS), and the schema
of CSL-JSON 1.0.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from dossier.language.dates import MONTHS
from dossier.library import publication
from dossier.library.library import Library
from dossier.records.source import Source

_NAMED = {
    "\\": "backslash",
    "~": "asciitilde",
    "^": "asciicircum",
    "{": "braceleft",
    "}": "braceright",
}  # a brace would have to have its other
_BIBTEX = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_"} | {mark: f"\\text{name}{{}}" for mark, name in _NAMED.items()})
_TYPES = {"article-newspaper": ("article", "NEWS"), "webpage": ("online", "ELEC")}


class Month(str):
    """A month as BibTeX's own word for it, which stands without braces."""


def bibtex(source: Source, names: Iterable[str] = ()) -> str:
    """Return the article as a BibTeX entry, which BibLaTeX reads too; no style changes the capitals of these names."""
    one = publication.article(source)
    year, month, day = [*one.parts, None, None][:3]
    fields: dict[str, Any] = {
        "author": " and ".join(f"{_tex(family)}, {_tex(given)}" for given, family in one.authors),
        "title": _kept(_tex(one.title), names),
        "journal" if one.kind == "article-newspaper" else "organization": _tex(one.container),
        "date": one.issued,
        "year": year,
        "month": Month(MONTHS[month - 1][:3].lower()) if month else None,
        "day": day,
        "url": one.url,
        "language": "english" if source.language == "en" else source.language,
        "note": f"Archived copy: \\url{{{source.archive}}}",
        "entrysubtype": "newspaper" if one.kind == "article-newspaper" else "",
    }
    rows = [f"  {name} = {value}" if isinstance(value, Month) else f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{_TYPES[one.kind][0]}{{{source.id},\n" + ",\n".join(rows) + "\n}\n"


def _kept(title: str, names: Iterable[str]) -> str:
    """Return a title in which names, and words with a capital inside, keep their capitals in braces."""
    longest = sorted(map(_tex, names), key=len, reverse=True)
    words = [*map(re.escape, longest), r"\w*[a-z]*[A-Z]\w*[A-Z]\w*"]
    return re.sub(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", lambda match: f"{{{match.group()}}}", title)


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)


def ris(source: Source) -> str:
    """Return the article as a RIS record; lines end as the format wants it."""
    one = publication.article(source)
    year, month, day = [*(f"{part:02}" for part in one.parts), "", ""][:3]
    rows = [("TY", _TYPES[one.kind][1]), ("ID", source.id), ("TI", one.title)]
    rows += [("AU", f"{family}, {given}") for given, family in one.authors]
    rows += [("T2", one.container), ("PY", year), ("DA", f"{year}/{month}/{day}/"), ("UR", one.url), ("LA", source.language)]
    rows += [("PB", source.publisher), ("N1", f"Archived copy: {source.archive}"), ("ER", "")]
    return "".join(f"{tag}  - {value}".rstrip(" ") + (" " if tag == "ER" else "") + "\r\n" for tag, value in rows)


def csl(source: Source) -> dict[str, Any]:
    """Return the article as a CSL-JSON item."""
    one = publication.article(source)
    made: dict[str, Any] = {"id": source.id, "type": one.kind, "title": one.title, "container-title": one.container}
    if one.authors:
        made["author"] = [{"family": family, "given": given} for given, family in one.authors]
    made |= {"issued": {"date-parts": [one.parts]}, "URL": one.url, "publisher": source.publisher, "language": source.language}
    return made | {"note": f"Archived copy: {source.archive}"}  # styles would print the field for archives in every reference


def files(library: Library) -> dict[str, str]:
    """Return every reference file by its path in the site: one of each format for each article, and for all together."""
    sources = library.sources_by_date
    names = {
        source.id: [source.title[start:end] for spans in library.register.named_in(source.title).values() for start, end in spans]
        for source in sources
    }
    made: dict[str, str] = {}
    for stem, chosen in [*((source.id, [source]) for source in sources), ("bibliography", sources)]:
        items = [csl(source) for source in chosen]
        made[f"sources/{stem}.bib"] = "\n".join(bibtex(source, names[source.id]) for source in chosen)
        made[f"sources/{stem}.ris"] = "".join(ris(source) for source in chosen)
        made[f"sources/{stem}.csl.json"] = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return made
