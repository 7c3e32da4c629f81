"""The feeds of claims added, changed, moved and withdrawn (Atom, RFC 4287), from the journal, newest first: of all, of a topic, of a source."""

from collections.abc import Iterator
from html import escape

from dossier.library.library import Library
from dossier.records.history import Entry
from dossier.views import addresses, wording

PATH = "feed.xml"
FOLDER = "feeds"
MOST = 50
"""Entries of a feed; readers ask for it again and again."""
_SAID = {"added": "", "changed": "Changed: ", "moved": "Moved: ", "withdrawn": "Withdrawn: "}
_Row = tuple[str, Entry, str]  # when, as the feed gives it; the entry; the claim's id


def files(library: Library) -> dict[str, bytes]:
    """Return every feed by its path in the site."""
    titles = library.dossier.topic_titles | {source.id: wording.reference(source) for source in library.sources_by_date}
    rows = list(_rows(library))
    of: dict[str, list[_Row]] = {key: [] for key in titles}  # claims that are no more stand in the feed of all alone
    for row in rows:
        claim = library.claims.get(row[2])
        for key in dict.fromkeys([*claim.topics, claim.source]) if claim else ():
            if len(of[key]) < MOST:
                of[key].append(row)
    made = {f"{FOLDER}/{key}.xml": _atom(library, f"{FOLDER}/{key}.xml", title, of[key]) for key, title in titles.items()}
    return {PATH: _atom(library, PATH, "claims", rows[:MOST]), **made}


def _atom(library: Library, path: str, title: str, rows: list[_Row]) -> bytes:
    """Return a feed of these rows."""
    site = library.publication
    updated = rows[0][0] if rows else f"{site.date or '1970-01-01'}T00:00:00Z"
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{library.dossier.language}">',
        f"<title>{escape(site.name)}: {escape(title)}</title>",
        f"<id>{escape(site.address)}{path}</id>",
        f'<link rel="self" href="{escape(site.address + path)}"/>',
        f'<link href="{escape(site.address)}"/>',
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(wording.series(library.dossier.creators))}</name></author>",
        f'<generator version="{escape(site.version)}">{escape(site.name)}</generator>',
        f"<rights>{escape(library.dossier.licence.name)}</rights>",
    ]
    return "\n".join([*head, *(_entry(library, *row) for row in rows), "</feed>", ""]).encode()


def _rows(library: Library) -> Iterator[_Row]:
    """Yield what the journal tells, newest first. It knows days and no hours: those of one day stand a second apart, in its order."""
    told = [(entry, key) for entry in library.journal for key in entry.claims]
    seconds: dict[str, int] = {}
    rows = []
    for entry, key in told:
        day = str(entry.date)
        seconds[day] = number = seconds.get(day, -1) + 1
        rows.append((f"{day}T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z", entry, key))
    return reversed(rows)


def _entry(library: Library, moment: str, entry: Entry, key: str) -> str:
    page = library.publication.at(addresses.folder(f"claims/{key}.md"))
    claim, gone = library.claims.get(key), library.gone.get(key)
    what = claim.says if claim else f"{key}: {gone.withdrawn or f'it is now {gone.moved_to}.'}" if gone else key
    note = f" {entry.note}" if entry.note else ""
    more = f"{wording.reference(library.sources[claim.source])}; {wording.standing(claim)}." if claim else key
    return "\n".join(
        [
            "<entry>",
            f"<title>{_SAID[entry.change]}{escape(what)}</title>",
            f"<id>{escape(page)}#{entry.change}-{entry.date}</id>",
            f'<link href="{escape(page)}"/>',
            f"<updated>{moment}</updated>",
            f'<category term="{escape(entry.change)}"/>',
            f"<summary>{escape(more + note)}</summary>",
            "</entry>",
        ]
    )
