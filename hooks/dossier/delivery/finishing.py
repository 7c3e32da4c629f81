"""The last touch on a built site, whoever built it: a strict content policy, safe links out, headers, and precompressed files.

Sources: Content Security Policy Level 3 (W3C), section 2.3 for hashes and 3.3 for the meta element, which knows no
`frame-ancestors`; the `_headers` file as Netlify and Cloudflare Pages read it; nginx's gzip_static and brotli_static.
"""

import base64
import functools
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from dossier.delivery.packing import MANY, pack
from dossier.exports.picture_tables import FOLDER as PICTURES
from dossier.library.cores import shared_out

HEADERS, NGINX = "_headers", "_nginx.conf"
# Of the theme, and never asked for: stemmers of other languages, and maps for those who change its scripts.
_UNUSED = ("assets/javascripts/lunr", "assets/**/*.map")
# What others write that is no valid HTML, or that the policy forbids, and what it is put right as.
_MENDED = [
    (re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'), r"\1"),  # of the theme: no check box completes words
    (re.compile(r' tabindex=""'), ""),  # of the theme: an empty value is none
    # Of Python-Markdown: a heading would be heard with its mark, and each be one more stop for the keyboard; lists of contents link the same.
    (re.compile(r'<a class="headerlink"(?! aria-hidden)'), '<a class="headerlink" aria-hidden="true" tabindex="-1"'),
    (re.compile(r'<link rel="(?:prev|next)"[^>]*>\s*'), ""),  # of the theme: Firefox would fetch the next page ahead
    (re.compile(r"<p>(<caption>.*?</caption>)</p>", re.DOTALL), r"\1"),  # of Python-Markdown, which takes a caption for words in a text
]
# Own scripts, or own style sheets, that follow each other in a page: one request brings them all. Each pattern begins with a text, not with a
# group: Python then looks for that text, ten times as quickly as it tries a pattern at each place.
_SCRIPT_TAG = r'<script type="text/plain" data-src="[^"]*assets/[\w-]+\.js"></script>\s*'
_STYLE_TAG = r'<link rel="stylesheet" href="[^"]*assets/[\w-]+\.css">\s*'
_ROWS = [
    (re.compile(f"{_SCRIPT_TAG}(?:{_SCRIPT_TAG})+"), '<script type="text/plain" data-src="{}"></script>\n', ".js"),
    (re.compile(f"{_STYLE_TAG}(?:{_STYLE_TAG})+"), '<link rel="stylesheet" href="{}">\n', ".css"),
]
_FILE = re.compile(r'(?:src|href)="([^"]*assets/)([\w-]+\.\w+)"')
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA_BLOCK = re.compile(r"""\btype=["']?application/""")
_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>')
_POLICY = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>\n<meta name="referrer"[^>]*>')
_LINK_OUT = re.compile(r'<a\b(?=[^>]*\bhref="https?://)(?P<attributes>[^>]*)>')
_REL = re.compile(r'\s+rel="([^"]*)"')
_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons are masks of data in its style sheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_UNPICTURES = "frame-ancestors 'none'"
_KEPT = ("javascripts/", "stylesheets/", "joined.")  # among the assets, what has a digest in its name
_OPEN = ("api", "data", "records", PICTURES)  # what scripts of other sites may read
_SAFE = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def finish(site: Path, base: str = "/", packed: bool = True) -> None:
    """Give every page its policy, every link out its `rel`, and the site its headers and precompressed files.

    `base` is the path under which the site is served, "/" or "/repository/"; a site that nobody is to be served need not be
    `packed`. A site may be finished again: nothing stands twice.
    """
    for pattern in _UNUSED:
        for file in site.glob(pattern):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    pages = sorted(site.rglob("*.html"))
    hashes: set[str] = set()
    rows: dict[str, tuple[str, ...]] = {}
    content_of = functools.cache(functools.partial(_content, site))
    for found, joined in shared_out(functools.partial(_finish, content_of), pages, len(pages) >= MANY):
        hashes |= found
        rows |= joined
    for name, parts in rows.items():
        (site / "assets" / name).write_bytes(content_of(parts))
    (site / HEADERS).write_text(_as_headers_file(site, policy(hashes), base), encoding="utf-8")
    (site / NGINX).write_text(_as_nginx(policy(hashes), base), encoding="utf-8")
    if packed:
        pack(site)


def _content(site: Path, parts: tuple[str, ...]) -> bytes:
    return b"\n".join((site / "assets" / name).read_bytes() for name in parts)


def _finish(content_of: Callable[[tuple[str, ...]], bytes], page: Path) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    """Finish a page; return the hashes of its inline scripts, and the names of the files that hold a row of others, with those of their parts."""
    text = without_policy(page.read_text(encoding="utf-8"))
    joined: dict[str, tuple[str, ...]] = {}
    for wrong, right in _MENDED:
        text = wrong.sub(right, text)
    for row, tag, suffix in _ROWS:
        text = row.sub(functools.partial(_one_tag, content_of, tag, suffix, joined), text)
    found = inline_hashes(text)
    page.write_text(_with_policy(_LINK_OUT.sub(_safe_link, text), policy(found)), encoding="utf-8")
    return found, joined


def _one_tag(
    content_of: Callable[[tuple[str, ...]], bytes], tag: str, suffix: str, joined: dict[str, tuple[str, ...]], row: re.Match[str]
) -> str:
    """Return the tag of one file that holds all that a row of tags names, and tell in `joined` of which parts.

    The name holds a digest of the file, so that it may be kept for ever.
    """
    names = _FILE.findall(row[0])
    parts = tuple(name for _, name in names)
    name = f"joined.{hashlib.sha256(content_of(parts)).hexdigest()[:8]}{suffix}"
    joined[name] = parts
    return tag.format(f"{names[0][0]}{name}")


def inline_hashes(text: str) -> set[str]:
    """Return the policy's source expressions for the scripts that stand in a page and are run."""
    return {
        f"'sha256-{base64.b64encode(hashlib.sha256(found['code'].encode()).digest()).decode()}'"
        for found in _SCRIPT.finditer(text)
        if "src=" not in found["attributes"] and not _DATA_BLOCK.search(found["attributes"])
    }


def policy(hashes: set[str]) -> str:
    """Return a policy that lets these inline scripts run and no others."""
    rules = {**_RULES, "script-src": " ".join([_RULES["script-src"], *sorted(hashes)])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def without_policy(text: str) -> str:
    """Return a page without its policy: on a disk, where no page has an origin, `'self'` would forbid its own scripts."""
    return _POLICY.sub("", text)


def _with_policy(text: str, content: str) -> str:
    # Early, since a policy in a page binds only what comes after it.
    return _CHARSET.sub(
        lambda found: (
            f'{found[0]}\n<meta http-equiv="Content-Security-Policy" content="{content}">\n<meta name="referrer" content="no-referrer">'
        ),
        text,
        count=1,
    )


def _safe_link(found: re.Match[str]) -> str:
    attributes = found["attributes"]
    known = _REL.search(attributes)
    words = dict.fromkeys([*(known[1].split() if known else []), "noopener", "noreferrer"])
    return f'<a{_REL.sub("", attributes)} rel="{" ".join(words)}">'


def _as_headers_file(site: Path, bound: str, base: str) -> str:
    blocks: dict[str, dict[str, str]] = {f"{base}*": {"Content-Security-Policy": bound, **_SAFE}}
    # Where two blocks name one header both hold: what may be framed is what no second block forbids.
    folders = [f"{path.name}/*" for path in sorted(site.iterdir()) if path.is_dir() and path.name not in (PICTURES, "assets")]
    for path in ("", "index.html", "404.html", *folders):
        blocks[base + path] = {"Content-Security-Policy": _UNPICTURES}
    for name in _OPEN:
        blocks.setdefault(f"{base}{name}/*", {})["Access-Control-Allow-Origin"] = "*"
    for path in _KEPT:
        blocks[f"{base}assets/{path}*"] = {"Cache-Control": "public, max-age=31536000, immutable"}
    return "\n".join("\n".join([path, *(f"  {name}: {value}" for name, value in rows.items())]) for path, rows in blocks.items()) + "\n"


def _as_nginx(bound: str, base: str) -> str:
    # A policy binds documents and workers; with every file it would only cost time.
    rows = [
        f'set $policy "{bound}; {_UNPICTURES}";',
        f'if ($uri ~ ^{base}{PICTURES}/) {{ set $policy "{bound}"; }}',
        rf'if ($uri ~ ^{base}assets/.*\.(css|png|min\.js|[0-9a-f]+\.js)$) {{ set $policy ""; }}',
    ]
    rows += [f'add_header {name} "{value}" always;' for name, value in {"Content-Security-Policy": "$policy", **_SAFE}.items()]
    always = "\n".join(rows)
    return f"""# For nginx: include this in a server block whose root holds the site (for an address under a path: in a folder of that name). Made at each build, since the policy has its hashes.
index index.html index.json;
error_page 404 {base}404.html;
absolute_redirect off;
server_tokens off;
gzip_static on;
brotli_static on;  # needs ngx_brotli (Debian: libnginx-mod-http-brotli-static); without it, leave this line out
{always}
set $open "";
if ($uri ~ ^{base}({"|".join(_OPEN)})/) {{ set $open "*"; }}
add_header Access-Control-Allow-Origin $open always;
location {base} {{ try_files $uri $uri/ =404; }}
location ~ ^{base}assets/(javascripts/|stylesheets/|joined\\.) {{ expires 1y; }}
location ~ \\.jsonld$ {{ default_type application/ld+json; }}
location ~ \\.csv$ {{ types {{ }} default_type "text/csv; charset=utf-8"; }}
location ~ \\.bib$ {{ types {{ }} default_type "application/x-bibtex; charset=utf-8"; }}
location ~ \\.ris$ {{ types {{ }} default_type "application/x-research-info-systems; charset=utf-8"; }}
location ~ \\.(words|openings)$ {{ types {{ }} default_type "text/plain; charset=utf-8"; }}
location ~ ^{base}(_headers|_nginx\\.conf)$ {{ return 404; }}
"""
