"""What of a page its builder's readers need not go through: what its head tells, which is JSON, and the HTML at its end.

That is four fifths of all pages. Markdown would read it letter by letter, twice, to leave it as it is; the search would, to leave it out.
"""

import json
import re
from typing import Any, NamedTuple

from dossier.site import notes as endnotes

_FRONT, _HEAD = "\n---\n", re.compile(r"\n(head|jsonld): (.*)")
_NOTES, _NOTES_UNSEARCHED = f"\n{endnotes.LIST}", ' data-search-exclude="data-search-exclude"'
_FOLD = re.compile(r"\n<details [^>\n]*data-search-exclude[^>\n]*>")


class Page(NamedTuple):
    """A page's Markdown as far as somebody has to read it; what its head tells, by name; and the HTML that is to follow its own."""

    text: str
    head: dict[str, Any]
    end: str


def taken(text: str) -> Page:
    """Return a whole page taken apart: its notes, and the folds of HTML above them that the search leaves out, are its end."""
    front, mark, body = text.partition(_FRONT) if _FRONT in text else ("", "", text)
    head = {key: json.loads(value) for key, value in _HEAD.findall(front)}
    body, notes, rest = body.partition(_NOTES)
    body, end = body.rstrip(), [f"{notes}{rest.replace(_NOTES_UNSEARCHED, '', 1)}".strip()]
    while body.endswith("\n</details>"):
        start = body.rfind("\n<details ")
        if not _FOLD.match(body, start) or body.count("</details>", start) > 1 or " markdown=" in body[start:]:
            break
        end.insert(0, body[start:].strip())
        body = body[:start].rstrip()
    return Page(f"{_HEAD.sub('', front)}{mark}{body}\n", head, "\n".join(["", *filter(None, end)]))
