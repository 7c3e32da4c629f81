"""Bars for sums and for the sizes of forces, each as one claim puts it, with its bound. Nothing is ever added up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.parts import Bound, Exercise, Quantity, Strength, Transfer
from dossier.views import listings, wording

DRAWN = 40
"""Bars of one picture, the first by date; its data and the tables beside it have all."""
GROUPS = {"size": "Forces", "exercise": "Troops at exercises", "scenario": "Imagined: opponents in the scenario of an exercise"}
"""What the kinds of sizes are called, in the order in which they are drawn."""
MOST = 97.0
"""The length of the longest bar, in percent of the width; an arrow has room behind it."""


@dataclass(frozen=True)
class Bar:
    """One quantity as one claim puts it; `kind` says how a sum stands (possible, promised, given), or whether a size is that of a
    force, of troops at an exercise, or imagined in its scenario; `share` is the bar's length in percent of the width."""

    name: str
    label: str
    note: str
    quantity: Quantity
    words: str
    kind: str
    claim: Claim
    share: float = 0

    @property
    def bound(self) -> Bound:
        """How the source bounds the quantity."""
        return self.quantity.bound


def sums(library: Library, receivers: Iterable[str]) -> list[Bar]:
    """Return a bar for each claim that gives a sum for one of the receivers, by date; all are in one currency.

    Raises ValueError where two claims give sums in different currencies, since one scale cannot hold both.
    """
    wanted = set(receivers)
    found = [(claim, part) for claim, part in listings.with_part(library, Transfer) if part.amount and part.receiver in wanted]
    if len(currencies := {part.amount.currency for _, part in found if part.amount}) > 1:
        raise ValueError(f"expected sums in one currency, found {' and '.join(sorted(currencies))}; draw them apart")
    names = {key: subject.label for key, subject in library.subjects.items()}
    return _placed(
        Bar(
            f"{names.get(part.giver or '', 'giver not stated')}, {wording.when(library, claim)}: {part.stage}",
            f"{wording.when(library, claim)}: {names.get(part.giver or '', 'giver not stated')} to {names[part.receiver]}, {part.stage}",
            _note(library, claim),
            part.amount,
            wording.amount(part),
            wording.stage_group(part.stage),
            claim,
        )
        for claim, part in found
        if part.amount
    )


def sizes(library: Library) -> list[Bar]:
    """Return a bar for each claim that gives the size of a force, of an exercise's troops or of its imagined opponents: each kind by date, forces first."""
    rows = []
    for claim in library.by_date:
        strength, exercise = claim.part(Strength), claim.part(Exercise)
        if strength:
            rows.append((claim, library.subjects[strength.force].name, strength.personnel, "size"))
        if exercise and exercise.troops:
            rows.append((claim, f"{library.subjects[exercise.event].name}: troops", exercise.troops, "exercise"))
        if exercise and exercise.opponents:
            rows.append((claim, f"{library.subjects[exercise.event].name}: opponents in its scenario", exercise.opponents, "scenario"))
    rows.sort(key=lambda row: (list(GROUPS).index(row[3]), wording.date_of(library, row[0]).sort_key))
    return _placed(
        Bar(name, _dated(name, wording.as_of(library, claim)), _note(library, claim), number, wording.quantity(number), kind, claim)
        for claim, name, number, kind in rows
    )


def _dated(name: str, date: str) -> str:
    """Return a name with its date, where the name itself does not end with the month and year."""
    return name if " ".join(date.split()[-2:]) in name else f"{name}, {date}"


def _note(library: Library, claim: Claim) -> str:
    hedge = f"; “{claim.hedge}”" if claim.hedge else ""
    return f"according to {' → '.join(wording.chain_labels(library, claim))}{hedge}"


def _placed(bars: Iterable[Bar]) -> list[Bar]:
    found = list(bars)
    most = max((bar.quantity.value for bar in found), default=1)
    return [replace(bar, share=round(max(MOST * bar.quantity.value / most, 0.2), 2)) for bar in found]


def headline_of_sums(bars: list[Bar]) -> str:
    """Return what the sums show: by whom, when and how each was said to be given, in the order of the bars."""
    return "; ".join(f"{bar.name}{_doubt(bar)} {wording.quantity(bar.quantity)}" for bar in bars)


def _doubt(bar: Bar) -> str:
    """Return the hedge in brackets; what is only possible shows it by its name."""
    return f" ({bar.claim.hedge})" if bar.claim.hedge and bar.kind != "possible" else ""


def headline_of_sizes(bars: list[Bar]) -> str:
    """Return what the sizes show: the largest and the smallest of real forces, as the sources put them."""
    ranked = sorted((bar for bar in bars if bar.kind != "scenario"), key=lambda bar: bar.quantity.value)
    return f"The largest number is {ranked[-1].words} ({ranked[-1].name}), the smallest {ranked[0].words} ({ranked[0].name})"


def groups(bars: list[Bar]) -> list[tuple[str, list[Bar]]]:
    """Return the bars that are drawn, in groups with their headings; one without a heading where all are of one kind, or are sums."""
    drawn = bars[:DRAWN]
    found = [(GROUPS.get(kind, ""), list(alike)) for kind, alike in groupby(drawn, key=lambda bar: bar.kind)]
    return found if len(found) > 1 and all(heading for heading, _ in found) else [("", drawn)]


def left_out(bars: list[Bar]) -> str:
    """Return how many bars the picture has no room for, in words; nothing where all are drawn."""
    return f" The first {DRAWN} of {len(bars)} are drawn; its data have all." if len(bars) > DRAWN else ""
