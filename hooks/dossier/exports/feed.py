"""The feed of claims added, changed, moved and withdrawn (Atom, RFC 4287), from the journal, newest first."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from dossier.library.library import Library
from dossier.records.history import Entry
from dossier.views import addresses, wording

PATH = "feed.xml"
_SAID = {"added": "Added", "changed": "Changed", "moved": "Moved", "withdrawn": "Withdrawn"}


def atom(library: Library) -> bytes:
    """Return the feed. Dates are whole days, since the journal knows no hours."""
    site = library.publication
    entries = [line for entry in reversed(library.journal) for line in _entries(library, entry)]
    updated = _moment(library.journal[-1]) if library.journal else f"{site.date or '1970-01-01'}T00:00:00Z"
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<title>{escape(site.name)}: claims</title>",
        f"<id>{escape(site.address)}{PATH}</id>",
        f'<link rel="self" href={quoteattr(site.address + PATH)}/>',
        f"<link href={quoteattr(site.address)}/>",
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(wording.series(library.dossier.creators))}</name></author>",
        f"<rights>{escape(library.dossier.licence.name)}</rights>",
    ]
    return "\n".join([*head, *entries, "</feed>", ""]).encode()


def _moment(entry: Entry) -> str:
    return f"{entry.date}T00:00:00Z"


def _entries(library: Library, entry: Entry) -> Iterator[str]:
    for key in entry.claims:
        page = library.publication.at(addresses.folder(f"claims/{key}.md"))
        claim, gone = library.claims.get(key), library.gone.get(key)
        what = claim.says if claim else gone.withdrawn or f"It is now {gone.moved_to}." if gone else key
        note = f" {entry.note}" if entry.note else ""
        yield "\n".join(
            [
                "<entry>",
                f"<title>{_SAID[entry.change]}: {escape(key)}</title>",
                f"<id>{escape(page)}#{entry.change}-{entry.date}</id>",
                f"<link href={quoteattr(page)}/>",
                f"<updated>{_moment(entry)}</updated>",
                f"<category term={quoteattr(entry.change)}/>",
                f"<summary>{escape(what + note)}</summary>",
                "</entry>",
            ]
        )
