"""The one escaper: what stands in data is shown as text, in Markdown, in HTML and in table cells alike.

Every mark that Markdown, HTML or a template could act on becomes a character reference, which all three leave alone.
"""

import html
import json
import re
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

_ACTIVE = {mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]#|~^!=$:@"}
_ACTIVE |= {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TABLE = str.maketrans(_ACTIVE)
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")
# The marks that a text fragment may hold as they are; source: WICG, "URL Fragment Text Directives".
_FRAGMENT_SAFE = "!$'()*+./:;=?@_~"


# Markdown of our own making, which is not escaped again. The templates' own output is of this type too.
Safe = Markup


def escape(value: object) -> Safe:
    """Return a value as inert text for Markdown, HTML and table cells; what is Safe stays as it is."""
    if isinstance(value, Safe):
        return value
    if value is None:
        raise ValueError("expected a value to show, found none")
    if isinstance(value, float):
        return Safe(f"{value:g}")  # a measure of a drawing
    return _escaped(str(value))


@lru_cache(maxsize=65_536)  # names, labels and claims stand on many pages
def _escaped(text: str) -> Safe:
    text = curled(text).translate(_TABLE)
    return Safe(_LIST_MARK.sub(lambda match: match[1] + "".join(f"&#{ord(mark)};" for mark in match[2]), text))


def curled(text: str) -> str:
    """Return a text with printers' quotation marks, which are also inert in attributes."""
    text = re.sub(r"""(?<![\w.,;:!?)\]"'”’])"(?=\S)""", "“", text).replace('"', "”")
    return re.sub(r"(?<![\w.,;:!?)\]\"'”’])'(?=\S)", "‘", text).replace("'", "’")


def inert(text: str) -> str:
    """Return a text for a file of Markdown that people read as it is, too: a backslash before each mark that Markdown or Obsidian acts on."""
    text = re.sub(r"[\\`*_\[\]<>#|~^=$%&]", r"\\\g<0>", " ".join(text.split()))
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", text)


def within_quotation_marks(text: str) -> str:
    """Return a text for a place between double quotation marks: its own are single, and one that opens or closes outside of it is made whole."""
    text, opened, missing = curled(text), 0, 0
    for mark in re.findall("[“”]", text):
        opened, missing = (opened + 1, missing) if mark == "“" else (max(opened - 1, 0), missing + (not opened))
    return ("“" * missing + text + "”" * opened).replace("“", "‘").replace("”", "’")


def quoted(fragment: str) -> Safe:
    """Return verbatim words in quotation marks."""
    return Safe(f"“{escape(within_quotation_marks(fragment))}”")


def front_matter(text: str) -> Safe:
    """Return a text as a YAML scalar for a page's front matter; the theme puts it into attributes as it is."""
    return Safe(json.dumps(curled(text), ensure_ascii=False))


def as_code(value: object) -> Safe:
    """Return code as it is, and any other value as JSON, one key a line, for raw HTML: a box that programs read too."""
    return Safe(html.escape(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)))


def https(url: str) -> Safe:
    """Return an https address for use as a link's target, in Markdown or HTML.

    Raises ValueError for any other scheme.
    """
    if not url.startswith("https://"):
        raise ValueError(f"expected an address that begins with https://, found '{url}'")
    return Safe(quote(url, safe="/:?#[]@!$&'()*+,;=%~-._").replace("(", "%28").replace(")", "%29").replace("&", "&amp;"))


def text_fragment(fragment: str) -> Safe:
    """Return the fragment directive that leads a browser to these words: "#:~:text=...".

    A long fragment is given by its first and last words. Hyphens, commas and ampersands are always encoded, since they
    have a meaning in the directive.
    """
    found = fragment.split()
    if len(fragment) <= 120:
        return Safe(f"#:~:text={_directive(fragment)}")
    return Safe(f"#:~:text={_directive(' '.join(found[:5]))},{_directive(' '.join(found[-5:]))}")


def _directive(text: str) -> str:
    return quote(text, safe=_FRAGMENT_SAFE).replace("-", "%2D").replace("(", "%28").replace(")", "%29")
