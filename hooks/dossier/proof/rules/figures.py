"""The rule `figures`."""

import re
from collections.abc import Iterator

from dossier.language import dates
from dossier.language.dates import parse
from dossier.language.numbers import currencies, date_figures, spoken, sums
from dossier.language.numbers import figures as figures_in
from dossier.library.library import Library
from dossier.library.naming import spans
from dossier.records.claim import SUBJECT_FIELDS, Claim
from dossier.records.parts import Amount, Part, Quantity
from dossier.records.problems import Place, Problem
from dossier.records.subject import Event

RULE = "figures"
_SINCE = re.compile(r"\b(?:[Ss]ince|[Ff]rom|onwards?|has been|have been)\b")


def figures(library: Library) -> Iterator[Problem]:
    """Every figure in `says`, `when` and the typed parts is in the passage's words, a name or a resolution; those of the parts are in `says` too."""
    for claim in library.claims.values():
        known = figures_in(" / ".join(claim.fragments)) | resolved(library, claim) | _in_names(library, claim)
        for figure in sorted(figures_in(claim.says) - known):
            yield _missing(claim, claim.at("says"), figure)
        yield from _days(claim)
        for currency in sorted(currencies(claim.says) - currencies(" / ".join(claim.fragments))):
            yield Problem(
                claim.at("says"),
                RULE,
                f"the passage's words do not name the currency {currency}.",
                "correct it, or take in the word that names it.",
            )
        for figure in sorted(date_figures(claim.when) - known) if claim.when else ():
            yield _missing(claim, claim.at("when"), figure)
        for name, part in claim.parts.items():
            yield from _part(library, claim, name, part, known)
    for event in library.of_kind("event"):
        if isinstance(event, Event) and not any(library.is_unread(key) for key in event.by):
            yield from _date(library, event)


def _missing(claim: Claim, place: Place, figure: str) -> Problem:
    return Problem(
        place, RULE, f"expected '{spoken(figure)}' in the passage's words, found it in none of them.",
        f"correct it, take in the words that have it, or name a resolution of {claim.source} that explains it.",
    )  # fmt: skip


def _days(claim: Claim) -> Iterator[Problem]:
    """Yield the days of `when` that `says` leaves out, where it names their month and another of them."""
    said = figures_in(claim.says)
    if claim.when is None and any(figure.startswith("month") for figure in said):
        yield Problem(claim.at("id"), RULE, "expected 'when', since 'says' gives a month.", "write the date, as precise as the passage is.")
    if claim.when and claim.when.text.endswith("..") and not _SINCE.search(claim.says):
        yield Problem(
            claim.at("when"),
            RULE,
            "expected a date with two ends, or words in 'says' for the open one (since, from).",
            "close the date, or say since when.",
        )
    if claim.when and set("?~%") & set(claim.when.text):
        yield Problem(
            claim.at("when"),
            RULE,
            f"no article gives a date as uncertain as '{claim.when}'.",
            "give what the passage or a resolution gives.",
        )
    for point in claim.when.points if claim.when else ():
        found = date_figures(parse(point))
        days = {figure for figure in found if figure.isdecimal() and len(figure) < 3}
        others = {figure for figure in date_figures(claim.when) if figure.isdecimal() and len(figure) < 3} if claim.when else set()
        if {figure for figure in found if figure.startswith("month")} <= said and others & said and days - said and days:
            yield Problem(
                claim.at("says"), RULE, f"expected the day {min(days - said)} of 'when', which is {claim.when}.", "make the two agree."
            )


def _date(library: Library, event: Event) -> Iterator[Problem]:
    """Yield the parts of an event's date that no claim which establishes it has; an article's own year may stand for its date."""
    known = figures_in(event.name)
    for claim in (library.claims[key] for key in event.by if key in library.claims):
        known |= figures_in(claim.says) | resolved(library, claim) | (date_figures(claim.when) if claim.when else frozenset())
        known |= {library.sources[claim.source].published.points[0][:4]}
    for figure in sorted(date_figures(event.date) - known):
        yield Problem(
            event.at("date"),
            RULE,
            f"expected '{spoken(figure)}' in a claim of 'by', found it in none.",
            "correct the date, or add the claim that establishes it.",
        )


def resolved(library: Library, claim: Claim) -> frozenset[str]:
    """Return the figures that the claim's resolutions stand for."""
    found: frozenset[str] = frozenset()
    for resolution in library.sources[claim.source].resolutions:
        if resolution.id in claim.resolved and resolution.value not in library.subjects:
            try:
                found |= date_figures(dates.parse(resolution.value))
            except ValueError:
                found |= figures_in(resolution.value)
    return found


def _in_names(library: Library, claim: Claim) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for key in claim.named & set(library.subjects):
        for start, end in spans(claim.says, library.subjects[key]):
            found |= figures_in(claim.says[start:end])
    return found


def _part(library: Library, claim: Claim, name: str, part: Part, known: frozenset[str]) -> Iterator[Problem]:
    said = figures_in(claim.says)
    money = currencies(" / ".join(claim.fragments))
    for field, info in type(part).model_fields.items():
        key, value = info.alias or field, getattr(part, field)
        place = claim.at(name, key)
        if isinstance(value, Quantity) and str(value.value) not in said:
            yield Problem(place, RULE, f"expected a figure that 'says' has, found {value.value:,}.", "make the two agree.")
        if isinstance(value, Amount) and value.currency not in currencies(claim.says):
            yield Problem(place, RULE, f"expected a currency that 'says' names, found {value.currency}.", "make the two agree.")
        if isinstance(value, Amount) and (str(value.value), value.currency) not in sums(" / ".join(claim.fragments)):
            yield Problem(
                place,
                RULE,
                f"expected a sum of the passage's words, found {value.value:,} {value.currency}.",
                "make figure and currency those of one sum.",
            )
        if isinstance(value, Amount) and value.currency not in money:
            found = ", ".join(sorted(money)) or "none"
            yield Problem(
                place,
                RULE,
                f"expected a currency that the passage's words name ({found}), found {value.currency}.",
                "correct it, or take in the word that names it.",
            )
        if isinstance(value, dates.Edtf):
            allowed = known | (date_figures(library.sources[claim.source].published) if key == "as_of" else frozenset())
            for figure in sorted(date_figures(value) - allowed):
                yield _missing(claim, place, figure)
        for text in _texts(value) if key not in SUBJECT_FIELDS else ():
            for figure in sorted(figures_in(text) - said):
                yield Problem(place, RULE, f"expected only figures that 'says' has, found '{spoken(figure)}'.", "make the two agree.")


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
