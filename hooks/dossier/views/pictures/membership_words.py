"""What the picture of membership shows, in sentences computed from the same statements."""

from dossier.language import dates
from dossier.library.library import Library
from dossier.records.parts import Membership
from dossier.views import listings, wording
from dossier.views.membership import STATUSES, Period, statements, states

_SENTENCES = {
    "absent": "not in the list: {}",
    "signed": "{} signed the treaty",
    "joined": "{} joined",
    "party": "{} had signed the treaty and not yet left it",
    "withdrew": "{} withdrew from the treaty",
    "outside": "{} had left the treaty and not yet rejoined it",
    "rejoined": "{} rejoined the treaty",
    "suspended": "an article says that {} had suspended its activities, and gives no date",
    "observer": "named as observers: {}",
}


def sentence(library: Library, period: Period) -> str:
    """Return what is established in a period, as what follows "On 15 March 2007" in a sentence."""
    told: dict[tuple[str, str], list[str]] = {}
    for cell in period.cells:
        for one in cell.found:
            told.setdefault((one.status, wording.reference(library.sources[one.claims[0].source])), []).append(cell.state.label)
    listed = [
        f"the sources list {wording.in_words(len(names))} members: {wording.series(names)} ({source})"
        for (status, source), names in told.items()
        if status == "listed"
    ]
    others = [
        _SENTENCES[status].format(wording.series(names)) + (f" ({source})" if status != "absent" else "")
        for (status, source), names in told.items()
        if status in _SENTENCES
    ]
    return "; ".join([*(listed or [_unlisted(library, period)]), *others]) + "."


def _unlisted(library: Library, period: Period) -> str:
    lists = [
        (wording.date_of(library, claim), claim, part) for claim, part in listings.with_part(library, Membership) if part.change == "listed"
    ]
    before = [row for row in lists if row[0].latest and row[0].latest < period.first][-1:]
    after = [row for row in lists if row[0].earliest and row[0].earliest > period.last][:1]
    nearest = [
        f"{library.sources[claim.source].short}’s of {dates.spoken(date)} ({wording.in_words(len(part.states))} states)"
        for date, claim, part in before + after
    ]
    noun = "the nearest list is" if len(nearest) == 1 else "the nearest lists are"
    return f"no article lists the members; {noun} {' and '.join(nearest)}" if nearest else "no article lists the members"


def phrase(period: Period) -> str:
    """Return the period as a sentence begins with it: "On 15 March 2007", "In April 2015", "From 1993 to 1998"."""
    words = dates.spoken(period.date)
    if period.first == period.last:
        return f"On {words}"
    return f"From {words}" if "/" in period.date.text else f"In {words}"


def shown(library: Library) -> list[str]:
    """Return the statuses that occur, in the order of STATUSES."""
    found = {one.status for one in statements(library)}
    return [status for status in STATUSES if status in found]


def headline(library: Library) -> str:
    """Return what the picture shows: who is in every list of members, and who in some."""
    lists = [set(part.states) for _, part in listings.with_part(library, Membership) if part.change == "listed"]
    always = [state for state in states(library) if all(state.id in listed for listed in lists)]
    counts = [(state, sum(state.id in listed for listed in lists)) for state in states(library) if state not in always]
    sometimes = [(state, number) for state, number in counts if number]
    words = f"{wording.in_words(len(always)).capitalize()} states are in every list of members"
    total = wording.in_words(len(lists))
    return "; ".join([words, *(f"{state.label} is in {wording.in_words(number)} of {total}" for state, number in sometimes)])
