"""What the picture of membership shows, in sentences computed from the same statements."""

from dossier.language import dates
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.dossier import Change
from dossier.records.parts import Membership
from dossier.views import listings, wording
from dossier.views.membership import Period, statements, states


def sentence(library: Library, period: Period) -> str:
    """Return what is established in a period, as what follows "On 15 March 2001" in a sentence."""
    told: dict[tuple[str, str], list[str]] = {}
    for cell in period.cells:
        for one in cell.found:
            told.setdefault((one.change.id, wording.reference(library.sources[one.claims[0].source])), []).append(cell.state.label)
    listed, others = [], []
    for (key, source), names in told.items():
        change = library.dossier.change[key]
        if change.role == "lists":
            many = f"{wording.in_words(len(names))} {'member' if len(names) == 1 else 'members'}: "
            listed.append(f"{change.sentence.format(many + wording.series(names))} ({source})")
        else:
            others.append(change.sentence.format(wording.series(names)) + (f" ({source})" if change.role != "unlisted" else ""))
    return "; ".join([*(listed or [_unlisted(library, period)]), *others]) + "."


def _lists(library: Library) -> list[tuple[Claim, Membership]]:
    parts = listings.with_part(library, Membership)
    return [(claim, part) for claim, part in parts if library.dossier.change[part.change].role == "lists"]


def _unlisted(library: Library, period: Period) -> str:
    lists = [(wording.date_of(library, claim), claim, part) for claim, part in _lists(library)]
    before = [row for row in lists if row[0].latest and row[0].latest < period.first][-1:]
    after = [row for row in lists if row[0].earliest and row[0].earliest > period.last][:1]
    nearest = [
        f"{library.sources[claim.source].short}, {dates.spoken(date)} ({wording.in_words(len(part.states))} states)"
        for date, claim, part in before + after
    ]
    nowhere, noun = "the members are in no article’s list", "that of" if len(nearest) == 1 else "those of"
    return (
        f"{nowhere}; the nearest {'list is' if len(nearest) == 1 else 'lists are'} {noun} {' and '.join(nearest)}" if nearest else nowhere
    )


def phrase(period: Period) -> str:
    """Return the period as a sentence begins with it: "On 15 March 2001", "In April 2001", "From 1993 to 1998"."""
    words = dates.spoken(period.date)
    if period.first == period.last:
        return f"On {words}"
    return f"From {words}" if "/" in period.date.text else f"In {words}"


def shown(library: Library, labelled: bool = True) -> dict[str, str]:
    """Return the families of places that occur, each with the words for all that are in it, in the order of dossier.yml.

    Without the `labelled`, those are left out all of whose places have a label of their own in the picture.
    """
    found = {one.change.id for one in statements(library)}
    families: dict[str, list[Change]] = {}
    for change in library.dossier.changes:
        if change.id in found:
            families.setdefault(change.family, []).append(change)
    return {
        family: wording.series([change.words for change in changes], "or")
        for family, changes in families.items()
        if labelled or not all(change.label for change in changes)
    }


def headline(library: Library) -> str:
    """Return what the picture shows: who is in every list of members, and who in some."""
    lists = [set(part.states) for _, part in _lists(library)]
    always = [state for state in states(library) if all(state.id in listed for listed in lists)]
    counts = [(state, sum(state.id in listed for listed in lists)) for state in states(library) if state not in always]
    sometimes = [(state, number) for state, number in counts if number]
    words = f"{wording.in_words(len(always)).capitalize()} states are in every list of members"
    total = wording.in_words(len(lists))
    return "; ".join([words, *(f"{state.label} is in {wording.in_words(number)} of {total}" for state, number in sometimes)])
