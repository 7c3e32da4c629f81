"""The dated events as a calendar (iCalendar, RFC 5545), each on the days that it may mean; what has no year stands in none."""

import datetime

from dossier.language.dates import spoken
from dossier.library.library import Library
from dossier.records.subject import Event
from dossier.views import addresses, listings

PATH = "data/events.ics"
_LONGEST = 74  # bytes of a line; what is longer goes on in the next, after a space
_DAY = datetime.timedelta(days=1)


def ics(library: Library) -> bytes:
    """Return the calendar. Lines end as the format wants it."""
    site = library.publication
    made = f"{str(site.date or '1970-01-01').replace('-', '')}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(site.name)}//{_text(site.version)}//EN", f"NAME:{_text(site.name)}"]
    for event in listings.events(library):
        lines += _event(library, event, made)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)).encode()


def _event(library: Library, event: Event, made: str) -> list[str]:
    first, last = event.date.earliest, event.date.latest
    if first is None or last is None or last == datetime.date.max:
        return []
    path, mark, anchor = addresses.of_subject(library, event).partition("#")
    address = f"{library.publication.at(addresses.folder(path))}{mark}{anchor}"
    where = [f"LOCATION:{_text(library.subjects[event.place].name)}"] if event.place else []
    status = ["STATUS:TENTATIVE"] if event.announced else []
    return [
        "BEGIN:VEVENT", f"UID:{event.id}@{library.dossier.id}", f"DTSTAMP:{made}", f"DTSTART;VALUE=DATE:{_basic(first)}", f"DTEND;VALUE=DATE:{_basic(last + _DAY)}",
        f"SUMMARY:{_text(event.name)}", f"DESCRIPTION:{_text(f'{spoken(event.date)}. {event.description}')}", *where, *status, f"URL:{address}", "END:VEVENT",
    ]  # fmt: skip


def _basic(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text


def _folded(line: str) -> list[str]:
    parts, rest = [], line
    while len(rest.encode()) > _LONGEST:
        cut = _LONGEST
        while len(rest[:cut].encode()) > _LONGEST:
            cut -= 1
        parts.append(rest[:cut])
        rest = f" {rest[cut:]}"
    return [*parts, rest]
