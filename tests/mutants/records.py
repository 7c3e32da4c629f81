"""Kinds of damage to what a record holds: figures, dates, sums, states, blocks and fragments, and whole claims."""

import re
from collections.abc import Iterator

from dossier.language.numbers import NUMBER_WORDS
from dossier.library.library import Library
from dossier.records.claim import Claim

from tests.mutants.changing import Raw, changed, replaced, saying


def figures(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another digit in a figure of `says`."""
    for match in re.finditer(r"\d+(?:,\d{3})*", claim.says):
        digits = match.group()
        other = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        yield f"{digits} to {other}", saying(raw, replaced(claim.says, *match.span(), other))


def number_words(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another number word in `says`."""
    names = [word for word in ("two", "three", "four", "five", "six", "seven", "eight", "nine") if word in NUMBER_WORDS]
    for match in re.finditer(r"\b(?:" + "|".join(names) + r")\b", claim.says):
        other = names[(names.index(match.group()) + 1) % len(names)]
        yield f"{match.group()} to {other}", saying(raw, replaced(claim.says, *match.span(), other))


def months(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another month in `says`."""
    order = "January February March April May June July August September October November December".split()
    for match in re.finditer(r"\b(?:" + "|".join(order) + r")\b", claim.says):
        other = order[(order.index(match.group()) + 5) % 12]
        yield f"{match.group()} to {other}", saying(raw, replaced(claim.says, *match.span(), other))


def dates(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another year, month or day in `when`."""
    for match in re.finditer(r"\d+", str(raw.get("when", ""))):
        width = len(match.group())
        other = f"{int(match.group()) % 28 + 1 if width == 2 else int(match.group()) + 1:0{width}d}"
        if width == 2 and int(other) > 12 and raw["when"][: match.start()].count("-") % 3 == 1:
            other = "01"
        when = replaced(raw["when"], *match.span(), other)
        yield f"when {raw['when']} to {when}", {**raw, "when": when}


def currencies(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another currency, in `says` or in a typed part."""
    for one, other in (("roubles", "dollars"), ("$", "€")):
        if one in claim.says:
            yield f"{one} to {other}", saying(raw, claim.says.replace(one, other))
    for field in ("amount", "converted"):
        if field in raw.get("transfer", {}):
            yield f"{field} in EUR", changed(raw, lambda new, field=field: new["transfer"][field].update(currency="EUR"))


def quantities(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another amount, or another bound, in a typed part."""
    for part, field in (
        ("transfer", "amount"), ("transfer", "converted"), ("strength", "personnel"), ("exercise", "troops"), ("exercise", "opponents"), ("casualties", "killed"),
    ):  # fmt: skip
        if field in raw.get(part, {}):
            value = int(raw[part][field]["value"])
            yield f"{field} {value * 10}", changed(raw, lambda new, p=part, f=field, v=value: new[p][f].update(value=str(v * 10)))
            bound = "exact" if raw[part][field].get("bound", "exact") != "exact" else "up-to"
            yield f"{field} {bound}", changed(raw, lambda new, p=part, f=field, b=bound: new[p][f].update(bound=b))


def member_states(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another state in a list of members or delegations."""
    for part, field in (("membership", "states"), ("meeting", "delegations")):
        for number, key in enumerate(raw.get(part, {}).get(field, [])):
            for other in ("uzbekistan", "armenia", "china"):
                if other != key:
                    yield f"{key} to {other}", changed(raw, lambda new, p=part, f=field, n=number, o=other: new[p][f].__setitem__(n, o))


def blocks(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A block's number shifted."""
    for number, passage in enumerate(raw["passages"]):
        for step in (1, -1):
            block = int(passage["block"]) + step
            yield (
                f"block {passage['block']} to {block}",
                changed(raw, lambda new, n=number, b=block: new["passages"][n].update(block=str(b))),
            )


def fragments(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Words in a fragment swapped, and a word replaced."""
    for number, passage in enumerate(raw["passages"]):
        for place, fragment in enumerate(passage["words"]):
            found = fragment.split()
            swapped = " ".join([found[1], found[0], *found[2:]])
            put = " ".join([*found[:-1], "meanwhile"])
            for what, text in (("swapped", swapped), ("replaced", put)):
                if text != fragment:
                    yield (
                        f"{what} in '{fragment}'",
                        changed(raw, lambda new, n=number, p=place, t=text: new["passages"][n]["words"].__setitem__(p, t)),
                    )


def stages(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A stage flipped."""
    if claim.transfer:
        other = "pledged" if claim.transfer.stage == "delivered" else "delivered"
        yield f"{claim.transfer.stage} to {other}", changed(raw, lambda new: new["transfer"].update(stage=other))


def deletions(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw | None]]:
    """The claim deleted."""
    yield "deleted", None


def moves(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """The passage pointed at another source: the claim set under it."""
    yield "set under another source", raw
