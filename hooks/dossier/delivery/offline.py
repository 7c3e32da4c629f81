"""The site in one file that needs neither network nor server: unpacked, it works from the disk, search included.

Browsers do not look for a folder's index on a disk, and allow no workers there. So every link to a folder names its page,
the search index is a script, and the theme's search worker runs in a frame (iframe-worker, MIT, vendored), as the theme's own
offline mode does it, without fetching anything.
"""

import json
import posixpath
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from dossier.delivery.finishing import HEADERS, NGINX, without_policy
from dossier.exports.all_files import CHECKSUMS, EDITIONS
from dossier.exports.zip_file import zipped

SHIM = Path(__file__).parent / "vendor" / "iframe-worker.js"
_NOT_WANTED = frozenset(
    {"404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "opensearch.xml", "search/search_index.json", HEADERS, NGINX}
)
_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_BUNDLE = re.compile(r'<script type="text/plain" data-src="([^"]*)assets/javascripts/bundle\.')


def pack(site: Path, name: str, seconds: int, others: Mapping[str, bytes] | None = None) -> bytes:
    """Return the built site as a zip file with one folder of that name; every entry has the same date, so that it can be repeated.

    `others` are files that it holds beside the site's own, by their paths, such as its licence.
    """
    return zipped({f"{name}/{path}": content for path, content in sorted({**contents(site), **(others or {})}.items())}, seconds)


def contents(site: Path) -> dict[str, bytes]:
    """Return the files of the offline edition by their paths."""
    made: dict[str, bytes] = {}
    files = sorted(site.rglob("*"))
    folders = frozenset({".", *(file.relative_to(site).as_posix() for file in files if file.is_dir())})
    for file in files:
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in _NOT_WANTED or file.suffix in {".gz", ".br"} or path.startswith(f"{EDITIONS}/"):
            continue
        made[path] = _page(folders, posixpath.dirname(path), file) if file.suffix == ".html" else file.read_bytes()
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["location"] = with_index(entry["location"])
    # Pages are not as they were, and no sum is kept of them; of the rest each sum can be checked here too.
    sums = [line for line in made.get(CHECKSUMS, b"").decode().splitlines(keepends=True) if line.split("  ")[-1].strip() in made]
    made[CHECKSUMS] = "".join(sums).encode()
    made["search/search_index.js"] = f"var __index = {json.dumps(index, ensure_ascii=False)}".encode()
    made["assets/javascripts/iframe-worker.js"] = SHIM.read_bytes()
    return made


def _page(folders: Collection[str], here: str, file: Path) -> bytes:
    text = without_policy(file.read_text(encoding="utf-8"))
    own = address[1] if (address := _CANONICAL.search(text)) else ""
    text = _LINK.sub(lambda match: f'{match[1]}="{_local(folders, here, match[2], own)}"', text)
    return _BUNDLE.sub(r'<script src="\1assets/javascripts/iframe-worker.js"></script>\g<0>', text).encode()


def _local(folders: Collection[str], here: str, link: str, own: str) -> str:
    """Return a link of the page in a folder of the site's, whose own address on the network is named, as it works from a disk."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    target = posixpath.normpath(posixpath.join(here, parts.path))
    if target.startswith(f"{EDITIONS}/"):
        return urljoin(own, link)  # an edition holds no edition
    return with_index(link) if target in folders else link


def with_index(link: str) -> str:
    """Return a link to a folder, with or without an anchor, as one to the page in it."""
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{path}{'' if not path or path.endswith('/') else '/'}index.html{mark}{rest}"
