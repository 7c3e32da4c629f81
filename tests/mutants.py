"""A mutation suite: the real data, damaged in every way a hurried editor would, must fail the rules themselves; receipts do not count.

It reads the articles' texts where they are at hand. Without them the kinds of damage that only a text shows are left out, by name.

As a program it tries every mutant (`make mutants`), prints how many of each kind were caught, names the survivors, and
fails where fewer than 99 of 100 were caught or a survivor has no explanation, or an explanation no survivor.
"""

import copy
import multiprocessing
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dossier.desk.checking import check, examine
from dossier.language.cues import FAMILIES, HARD_NEGATION
from dossier.language.numbers import NUMBER_WORDS
from dossier.library.library import Library
from dossier.library.naming import spans
from dossier.proof.rules.passage import UNOPENED
from dossier.records.claim import Claim
from dossier.records.problems import Problem
from dossier.records.reader import Document
from dossier.records.source import Source
from pydantic import ValidationError

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 0.99
Raw = dict[str, Any]
Kind = Callable[[Library, Claim, Raw], Iterator[tuple[str, Raw | None]]]

# Survivors, each with the reason why no rule without the text can tell it from the truth.
_DISCUSSED = "that a return is being discussed is done as much as it is a proposal: the claim says the same with either standing"
EXPLAINED: dict[str, str] = {
    "standings: vk-2019/uzbekistan-return-discussed: proposed to done": _DISCUSSED,
    "standings: vk-2019/uzbekistan-return-discussed: proposed to done, nobody says it": _DISCUSSED,
    "dates: at-2015/post-to-rotate: when 2015-09-14/2015-09-15 to 2015-09-14/2016-09-15": (
        "the year 2016, from which the post was to rotate, stands in the passage, and an interval of a year is a date"
    ),
}


@dataclass(frozen=True)
class Mutant:
    """One damage: its kind, the claim or source that it was done to, what was done, and the damaged record (None: deleted)."""

    kind: str
    key: str
    what: str
    raw: Raw | None
    source: str = ""  # where the claim stands, if it was moved to another source

    @property
    def name(self) -> str:
        """A name that says which mutant it is, for the list of survivors."""
        return f"{self.kind}: {self.key}: {self.what}"


def _changed(raw: Raw, change: Callable[[Raw], None]) -> Raw:
    damaged = copy.deepcopy(raw)
    change(damaged)
    return damaged


def _says(raw: Raw, text: str) -> Raw:
    return {**raw, "says": text}


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def figures(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another digit in a figure of `says`."""
    for match in re.finditer(r"\d+(?:,\d{3})*", claim.says):
        digits = match.group()
        other = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        yield f"{digits} to {other}", _says(raw, _replaced(claim.says, *match.span(), other))


def number_words(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another number word in `says`."""
    names = [word for word in ("two", "three", "four", "five", "six", "seven", "eight", "nine") if word in NUMBER_WORDS]
    for match in re.finditer(r"\b(?:" + "|".join(names) + r")\b", claim.says):
        other = names[(names.index(match.group()) + 1) % len(names)]
        yield f"{match.group()} to {other}", _says(raw, _replaced(claim.says, *match.span(), other))


def months(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another month in `says`."""
    order = "January February March April May June July August September October November December".split()
    for match in re.finditer(r"\b(?:" + "|".join(order) + r")\b", claim.says):
        other = order[(order.index(match.group()) + 5) % 12]
        yield f"{match.group()} to {other}", _says(raw, _replaced(claim.says, *match.span(), other))


def dates(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another year, month or day in `when`."""
    for match in re.finditer(r"\d+", str(raw.get("when", ""))):
        width = len(match.group())
        other = f"{int(match.group()) % 28 + 1 if width == 2 else int(match.group()) + 1:0{width}d}"
        if width == 2 and int(other) > 12 and raw["when"][: match.start()].count("-") % 3 == 1:
            other = "01"
        when = _replaced(raw["when"], *match.span(), other)
        yield f"when {raw['when']} to {when}", {**raw, "when": when}


def currencies(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another currency, in `says` or in a typed part."""
    for one, other in (("roubles", "dollars"), ("$", "€")):
        if one in claim.says:
            yield f"{one} to {other}", _says(raw, claim.says.replace(one, other))
    for field in ("amount", "converted"):
        if field in raw.get("transfer", {}):
            yield f"{field} in EUR", _changed(raw, lambda new, field=field: new["transfer"][field].update(currency="EUR"))


def quantities(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another amount, or another bound, in a typed part."""
    for part, field in (
        ("transfer", "amount"), ("transfer", "converted"), ("strength", "personnel"), ("exercise", "troops"), ("exercise", "opponents"), ("casualties", "killed"),
    ):  # fmt: skip
        if field in raw.get(part, {}):
            value = int(raw[part][field]["value"])
            yield f"{field} {value * 10}", _changed(raw, lambda new, p=part, f=field, v=value: new[p][f].update(value=str(v * 10)))
            bound = "exact" if raw[part][field].get("bound", "exact") != "exact" else "up-to"
            yield f"{field} {bound}", _changed(raw, lambda new, p=part, f=field, b=bound: new[p][f].update(bound=b))


def names(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A name in `says` exchanged for another registered one, alone and with `about` and the typed parts."""
    chance = random.Random(claim.key)  # noqa: S311, a repeatable choice
    for key in [*claim.about, *claim.speakers]:
        kind = library.kinds[key]
        if kind in {"event", "group"}:
            continue
        found = spans(claim.says, library.subjects[key])
        others = [subject for subject in library.of_kind(kind) if subject.id not in claim.named]
        if not found or not others:
            continue
        other = chance.choice(others)
        says = claim.says
        for start, end in reversed(found):
            says = _replaced(says, start, end, other.label)
        yield f"{key} to {other.id} in says", _says(raw, says)
        yield f"{key} to {other.id} everywhere", _exchange({**raw, "says": says}, key, other.id)


def _exchange(raw: Any, old: str, new: str) -> Any:
    """Return a record with an id exchanged wherever it stands as a value of its own."""
    if isinstance(raw, dict):
        return {
            key: value if key in {"id", "says", "passages", "differs_from", "resolved"} else _exchange(value, old, new)
            for key, value in raw.items()
        }
    if isinstance(raw, list):
        return [_exchange(value, old, new) for value in raw]
    return new if raw == old else raw


def speakers(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another speaker, from the same article and from anywhere."""
    chance = random.Random(claim.key)  # noqa: S311, a repeatable choice
    near = sorted({key for other in library.claims_of[claim.source] for key in other.speakers} - set(claim.speakers))
    far = [subject.id for subject in library.of_kind("person") if subject.id not in claim.speakers]
    for number, key in enumerate(claim.speakers):
        for other in {chance.choice(near), chance.choice(far)} if near else {chance.choice(far)}:
            yield f"speaker {key} to {other}", _changed(raw, lambda new, n=number, o=other: new["speakers"].__setitem__(n, o))
    if claim.speakers:
        yield "no speaker", {key: value for key, value in raw.items() if key != "speakers"}


def employers(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Unnamed people shown as the body whose people they are."""
    for number, key in enumerate(claim.speakers):
        for other in library.subjects[key].people_of:
            yield f"speaker {key} to {other}", _changed(raw, lambda new, n=number, o=other: new["speakers"].__setitem__(n, o))


def member_states(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Another state in a list of members or delegations."""
    for part, field in (("membership", "states"), ("meeting", "delegations")):
        for number, key in enumerate(raw.get(part, {}).get(field, [])):
            for other in ("uzbekistan", "armenia", "china"):
                if other != key:
                    yield f"{key} to {other}", _changed(raw, lambda new, p=part, f=field, n=number, o=other: new[p][f].__setitem__(n, o))


def blocks(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A block's number shifted."""
    for number, passage in enumerate(raw["passages"]):
        for step in (1, -1):
            block = int(passage["block"]) + step
            yield (
                f"block {passage['block']} to {block}",
                _changed(raw, lambda new, n=number, b=block: new["passages"][n].update(block=str(b))),
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
                        _changed(raw, lambda new, n=number, p=place, t=text: new["passages"][n]["words"].__setitem__(p, t)),
                    )


def negations(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A negation slipped into `says`, or taken out."""
    match = re.search(r"\b(?:was|is|are|were|will|would|could|has|have|had|should)\b", claim.says)
    if match:
        yield "not slipped in", _says(raw, _replaced(claim.says, match.end(), match.end(), " not"))
    elif verb := re.search(r"\b\w+ed\b", claim.says):
        yield "never slipped in", _says(raw, _replaced(claim.says, verb.start(), verb.start(), "never "))
    for word in re.finditer(r"\b(?:not|no|never) ", claim.says):
        yield f"{word.group().strip()} taken out", _says(raw, _replaced(claim.says, *word.span(), ""))


def hedges(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A hedge dropped from `says`, or from `hedge`."""
    for hedge in {pattern.search(claim.hedge or "") and claim.hedge for pattern, _ in FAMILIES.values()} - {None}:
        for _, keepers in FAMILIES.values():
            for match in keepers.finditer(claim.says) if claim.hedge else ():
                if match.group().casefold() == str(hedge).casefold():
                    yield f"{match.group()} dropped from says", _says(raw, " ".join(_replaced(claim.says, *match.span(), "").split()))
    if claim.hedge:
        yield "no hedge", {key: value for key, value in raw.items() if key != "hedge"}


def standings(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A standing raised to done."""
    if claim.standing != "done":
        yield f"{claim.standing} to done", {**raw, "standing": "done"}
        plain = {key: value for key, value in raw.items() if key not in {"speakers", "channels"}}
        if claim.standing in {"pledged", "planned", "proposed", "expected", "reported"}:
            yield f"{claim.standing} to done, nobody says it", {**plain, "standing": "done"}


def stages(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A stage flipped."""
    if claim.transfer:
        other = "pledged" if claim.transfer.stage == "delivered" else "delivered"
        yield f"{claim.transfer.stage} to {other}", _changed(raw, lambda new: new["transfer"].update(stage=other))


def trimmed_hedges(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A hedge or negation at the edge of a fragment trimmed away, there, in `says` and in `hedge`."""
    patterns = [*(pair for pair in FAMILIES.values()), (HARD_NEGATION, HARD_NEGATION)]
    for number, passage in enumerate(raw["passages"]):
        for place, fragment in enumerate(passage["words"]):
            found = fragment.split()
            for edge, rest in ((found[0], found[1:]), (found[-1], found[:-1])):
                for hedges, keepers in patterns:
                    if not hedges.fullmatch(edge.strip('"“”,.')) or len(rest) < 3:
                        continue
                    says = " ".join(keepers.sub("", claim.says).split())
                    damaged = _changed(
                        {**raw, "says": says},
                        lambda new, n=number, p=place, r=rest: new["passages"][n]["words"].__setitem__(p, " ".join(r)),
                    )
                    damaged.pop("hedge", None)
                    yield f"{edge} trimmed from '{fragment}'", damaged


def exchanged_parties(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Giver and receiver of a transfer exchanged, in the part alone and in `says` too."""
    if claim.transfer and claim.transfer.giver:
        giver, receiver = claim.transfer.giver, claim.transfer.receiver
        yield "in the part", _changed(raw, lambda new: new["transfer"].update(giver=receiver, receiver=giver))
        both = [(span, receiver) for span in spans(claim.says, library.subjects[giver])] + [
            (span, giver) for span in spans(claim.says, library.subjects[receiver])
        ]
        says = claim.says
        for (start, end), other in sorted(both, reverse=True):
            says = _replaced(says, start, end, library.subjects[other].label)
        yield "everywhere", _changed({**raw, "says": says}, lambda new: new["transfer"].update(giver=receiver, receiver=giver))


_TURNED = (
    "strengthen weaken, strengthened weakened, strengthening weakening, increase reduce, increased reduced, expand shrink, expanding shrinking, raised lowered, boost weaken, "
    "join leave, joined left, rejoined left, withdrew joined, participate withdraw, support oppose, supported opposed, supports opposes, approved rejected, approve reject, "
    "adopted rejected, elected dismissed, signed cancelled, agreed refused, began ended, begin end, created dissolved, established abolished, set dissolved, formed dissolved, "
    "gave lost, given withheld, delivered withheld, donated withheld, received lost, supply withhold, criticised praised, critical praising, protect allow, prevent allow, counter encourage"
)


def turned_verbs(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A verb of `says` turned into its opposite."""
    for pair in _TURNED.split(", "):
        verb, opposite = pair.split()
        if match := re.search(rf"\b{verb}\b", claim.says):
            yield f"{verb} to {opposite}", _says(raw, _replaced(claim.says, *match.span(), opposite))


def deletions(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw | None]]:
    """The claim deleted."""
    yield "deleted", None


def moves(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """The passage pointed at another source: the claim set under it."""
    yield "set under another source", raw


KINDS: tuple[Kind, ...] = (
    figures, number_words, months, dates, currencies, quantities, names, speakers, employers, member_states, blocks,
    fragments, negations, hedges, trimmed_hedges, standings, stages, exchanged_parties, turned_verbs, deletions, moves,
)  # fmt: skip
# What a sentence says beside its fragments is known only with the text.
NEED_TEXT: frozenset[Kind] = frozenset({names, speakers, trimmed_hedges, exchanged_parties, turned_verbs})


def raw_of(claim: Claim) -> Raw:
    """Return the claim's record as its file has it."""
    document, steps = claim.document, claim.steps
    value: Any = document.data
    for step in steps:
        value = value[step]
    return value  # type: ignore[no-any-return]


def every_mutant(library: Library) -> Iterator[Mutant]:
    """Yield every mutant of every claim, and of every source's record."""
    for claim in library.claims.values():
        for kind in tried():
            for what, raw in kind(library, claim, raw_of(claim)):
                source = _other(library, claim) if kind is moves else ""
                yield Mutant(kind.__name__, claim.key, what, raw, source)
        yield Mutant("duplicates", claim.key, "again under another id", {**raw_of(claim), "id": f"{claim.id}-again"})
    for source in library.sources.values():
        used = sorted({passage.block for claim in library.claims_of[source.id] for passage in claim.passages})
        for block in used:
            yield Mutant("stale", source.id, f"block {block} said to be unused", {"block": block})


def _other(library: Library, claim: Claim) -> str:
    order = sorted(library.sources)
    return order[(order.index(claim.source) + 1) % len(order)]


@lru_cache(maxsize=1)
def whole() -> Library:
    """The real library, with the texts that are at hand."""
    return check(ROOT).library


def tried() -> list[Kind]:
    """Return the kinds of damage that are tried: all, or without the texts those that show without them."""
    return [kind for kind in KINDS if whole().has_every_text or kind not in NEED_TEXT]


@lru_cache(maxsize=512)
def _focused(key: str) -> tuple[Library, frozenset[Problem]]:
    """Return a library of one claim alone, for a quick first try, and the problems that its being alone makes."""
    library = whole()
    claim = library.claims[key]
    alone = replace(
        library, claims=MappingProxyType({key: claim}), sources=MappingProxyType({claim.source: library.sources[claim.source]}),
        articles=MappingProxyType({claim.source: library.articles[claim.source]}), pages=MappingProxyType({}), published=frozenset({key}),
    )  # fmt: skip
    return alone, frozenset(found(alone, complete=False))


def caught(mutant: Mutant) -> bool:
    """Tell whether the check finds a problem in the damaged data."""
    library = whole()
    if mutant.kind == "stale":
        return _new(_with_stale(library, mutant))
    original = library.claims[mutant.key]
    if mutant.raw is None:
        return _new(replace(library, claims=MappingProxyType({key: claim for key, claim in library.claims.items() if key != mutant.key})))
    try:
        claim = Claim.model_validate(mutant.raw)
    except ValidationError:
        return True
    claim.placed(Document(original.document.path, mutant.raw, {(): original.at()}))
    claim._source = mutant.source or original.source
    if mutant.kind == "duplicates":
        return _new(replace(library, claims=MappingProxyType({**library.claims, claim.key: claim})))
    if not mutant.source:
        alone, known = _focused(mutant.key)
        told = {
            (problem.rule, problem.message)
            for problem in found(replace(alone, claims=MappingProxyType({mutant.key: claim})), complete=False)
        }
        if told - {(problem.rule, problem.message) for problem in known}:
            return True
    kept = {key: other for key, other in library.claims.items() if key != mutant.key}
    return _new(replace(library, claims=MappingProxyType({**kept, claim.key: claim})))


def found(library: Library, complete: bool = True) -> list[Problem]:
    """Return what the rules find; that openings are due does not count, since a check with the texts writes them by itself."""
    return [problem for problem in examine(library, complete) if not problem.message.endswith(UNOPENED)]


def _new(library: Library) -> bool:
    return bool(found(library))


def _with_stale(library: Library, mutant: Mutant) -> Library:
    source = library.sources[mutant.key]
    assert mutant.raw is not None
    entry = {"block": mutant.raw["block"], "kind": "empty", "because": "It says nothing."}
    data = source.model_dump(by_alias=True)
    changed = Source.model_validate({**data, "published": str(source.published), "unused": [*data["unused"], entry], **_copied(source)})
    changed.placed(source.document)
    return replace(library, sources=MappingProxyType({**library.sources, source.id: changed}))


def _copied(source: Source) -> Raw:
    return {"copy": {**source.copied.model_dump(), "posted": str(source.copied.posted)}} if source.copied else {}


def sample(size: int) -> list[Mutant]:
    """Return a repeatable sample in which every kind has its share."""
    by_kind: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in every_mutant(whole()):
        by_kind[mutant.kind].append(mutant)
    chance = random.Random(2019)  # noqa: S311, a repeatable choice
    share = size // len(by_kind)
    return [mutant for mutants in by_kind.values() for mutant in chance.sample(mutants, min(share, len(mutants)))]


def main() -> int:
    """Try every mutant; return 0 where enough were caught and every survivor is explained."""
    mutants = list(every_mutant(whole()))
    with multiprocessing.Pool() as pool:
        results = pool.map(caught, mutants, chunksize=20)
    counts, lost = Counter(mutant.kind for mutant in mutants), Counter(m.kind for m, ok in zip(mutants, results, strict=True) if not ok)
    for kind, number in counts.items():
        print(f"{kind:15} {number - lost[kind]:5} of {number:5} caught")
    survivors = [mutant.name for mutant, ok in zip(mutants, results, strict=True) if not ok]
    unexplained = [name for name in survivors if name not in EXPLAINED]
    stale = [name for name in EXPLAINED if name not in survivors]
    rate = 1 - len(survivors) / len(mutants)
    print(
        f"{len(mutants) - len(survivors)} of {len(mutants)} caught ({rate:.2%}); {len(survivors)} survivors, {len(unexplained)} of them unexplained."
    )
    for title, found in (("unexplained", unexplained), ("explained, but caught", stale)):
        for name in found:
            print(f"{title}: {name}")
    return 0 if rate >= ENOUGH and not unexplained and not stale else 1


if __name__ == "__main__":
    sys.exit(main())
