"""What readers can take of each picture: the drawing, the data behind it, what it is, and a page of its own to show in another site."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from dossier.exports import citable, reference_files
from dossier.exports.api import as_json, origin
from dossier.exports.data_files import as_csv
from dossier.exports.picture_tables import FOLDER
from dossier.exports.table import Table
from dossier.library.citing import STYLES, Reference
from dossier.library.library import Library
from dossier.views import addresses, wording

_FIGURE = re.compile(r'<figure class="picture" id="([\w-]+)">.*?(?=<details class="cite take")', re.DOTALL)
_FOR_SEARCH = " data-search-exclude"
_LINK = re.compile(r'(?<= href=")[^"]*')


@dataclass(frozen=True)
class Picture:
    """A picture on a page: the page's path below docs/, its anchor there, headline, a line for who cannot see it, and its data."""

    page: str
    anchor: str
    headline: str
    label: str
    data: Table
    height: int
    """Pixels that it needs in a window of a laptop, with its key and source."""

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.data.name


def reference(library: Library, picture: Picture) -> Reference:
    """Return the picture as something to cite."""
    return citable.part(library, picture.page, picture.headline, picture.anchor)


def iframe(library: Library, picture: Picture) -> str:
    """Return the element by which another site shows the picture."""
    address = f"{library.publication.address}{FOLDER}/{picture.name}.html"
    title = html.escape(picture.headline)
    return f'<iframe src="{address}" title="{title}" width="100%" height="{picture.height}" loading="lazy"></iframe>'


def files(library: Library, pages: dict[str, str], found: Iterable[Picture]) -> dict[str, bytes]:
    """Return the files of the pictures by their paths in the site; `pages` holds the Markdown in which they stand."""
    made: dict[str, bytes] = {}
    for picture in found:
        figure = _absolute(_figure(pages[picture.page], picture), library.publication.at(addresses.folder(picture.page)))
        stem = f"{FOLDER}/{picture.name}"
        made[f"{stem}.csv"] = as_csv(picture.data)
        made[f"{stem}.json"] = as_json(_description(library, picture))
        made[f"{stem}.html"] = _embedded(library, picture, figure).encode()
        made[f"{stem}.svg"] = _drawn(figure, _about(library))
        made |= {path: text.encode() for path, text in reference_files.of(library, stem, [reference(library, picture)]).items()}
    return made


@lru_cache(maxsize=64)  # while pages are served, only what changed is drawn again
def _drawn(figure: str, about: str) -> bytes:
    from dossier.site import drawings  # reading pictures and style sheets needs libraries that a check should not wait for

    return drawings.standalone(figure, about)


def _about(library: Library) -> str:
    site = library.publication
    return f"{wording.attribution(library)}. Data version {site.version}{f' of {site.date}' if site.date else ''}. {site.address}"


def _figure(page: str, picture: Picture) -> str:
    """Return the picture's figure on its page, without what leads to its files, and what is said to the search alone."""
    figure = next(found[0] for found in _FIGURE.finditer(page) if found[1] == picture.anchor)
    return f"{figure.replace(_FOR_SEARCH, '')}</figure>"


def _absolute(figure: str, base: str) -> str:
    return _LINK.sub(lambda link: urljoin(base, link[0]), figure)


def _description(library: Library, picture: Picture) -> dict[str, object]:
    site, one = library.publication, reference(library, picture)
    column = [name for name, _, _ in picture.data.fields].index("claims")
    claims = dict.fromkeys(key for row in picture.data.rows for key in str(row[column]).split())
    return {
        "title": picture.headline,
        "alternative_text": picture.label,
        "page": one.url,
        "files": {kind: f"{site.address}{FOLDER}/{picture.name}.{kind}" for kind in ("svg", "csv", "html")},
        "fields": [{"name": name, "type": kind, "description": about} for name, kind, about in picture.data.fields],
        "claims": list(claims),
        "sources": [
            wording.bibliography(source) for source in library.sources_by_date if any(key.startswith(f"{source.id}/") for key in claims)
        ],
        **origin(library),
        "citations": {style: html.unescape(re.sub(r"</?i>", "", format_(one))) for style, format_ in STYLES.items()},
    }


def _embedded(library: Library, picture: Picture, figure: str) -> str:
    """Return a page that shows the picture alone; its links open in the window around it."""
    title = html.escape(picture.headline)
    return f"""<!doctype html>
<html lang="{library.dossier.language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><base target="_top">
<link rel="canonical" href="{reference(library, picture).url}">
<link rel="stylesheet" href="../assets/site.css">
<link rel="stylesheet" href="../assets/pictures.css">
<link rel="stylesheet" href="../assets/embedded.css">
</head><body data-md-color-scheme="default" data-md-color-primary="custom"><main class="md-typeset">
<h1 class="visually-hidden">{html.escape(library.publication.name)}</h1>
{figure}
</main></body></html>
"""
