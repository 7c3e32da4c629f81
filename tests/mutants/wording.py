"""Kinds of damage to what a claim says: who is named and who speaks, hedges and negations, standings and verbs."""

import random
import re
from collections.abc import Iterator
from typing import Any

from dossier.language.cues import FAMILIES, HARD_NEGATION
from dossier.library.library import Library
from dossier.library.naming import spans
from dossier.records.claim import Claim

from tests.mutants.changing import Raw, changed, replaced, saying


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
            says = replaced(says, start, end, other.label)
        yield f"{key} to {other.id} in says", saying(raw, says)
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
            yield f"speaker {key} to {other}", changed(raw, lambda new, n=number, o=other: new["speakers"].__setitem__(n, o))
    if claim.speakers:
        yield "no speaker", {key: value for key, value in raw.items() if key != "speakers"}


def employers(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Unnamed people shown as the body whose people they are."""
    for number, key in enumerate(claim.speakers):
        for other in library.subjects[key].people_of:
            yield f"speaker {key} to {other}", changed(raw, lambda new, n=number, o=other: new["speakers"].__setitem__(n, o))


def negations(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A negation slipped into `says`, or taken out."""
    match = re.search(r"\b(?:was|is|are|were|will|would|could|has|have|had|should)\b", claim.says)
    if match:
        yield "not slipped in", saying(raw, replaced(claim.says, match.end(), match.end(), " not"))
    elif verb := re.search(r"\b\w+ed\b", claim.says):
        yield "never slipped in", saying(raw, replaced(claim.says, verb.start(), verb.start(), "never "))
    for word in re.finditer(r"\b(?:not|no|never) ", claim.says):
        yield f"{word.group().strip()} taken out", saying(raw, replaced(claim.says, *word.span(), ""))


def hedges(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A hedge dropped from `says`, or from `hedge`."""
    for hedge in {pattern.search(claim.hedge or "") and claim.hedge for pattern, _ in FAMILIES.values()} - {None}:
        for _, keepers in FAMILIES.values():
            for match in keepers.finditer(claim.says) if claim.hedge else ():
                if match.group().casefold() == str(hedge).casefold():
                    yield f"{match.group()} dropped from says", saying(raw, " ".join(replaced(claim.says, *match.span(), "").split()))
    if claim.hedge:
        yield "no hedge", {key: value for key, value in raw.items() if key != "hedge"}


def standings(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """A standing raised to done."""
    if claim.standing != "done":
        yield f"{claim.standing} to done", {**raw, "standing": "done"}
        plain = {key: value for key, value in raw.items() if key not in {"speakers", "channels"}}
        if claim.standing in {"pledged", "planned", "proposed", "expected", "reported"}:
            yield f"{claim.standing} to done, nobody says it", {**plain, "standing": "done"}


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
                    damaged = changed(
                        {**raw, "says": says},
                        lambda new, n=number, p=place, r=rest: new["passages"][n]["words"].__setitem__(p, " ".join(r)),
                    )
                    damaged.pop("hedge", None)
                    yield f"{edge} trimmed from '{fragment}'", damaged


def exchanged_parties(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Giver and receiver of a transfer exchanged, in the part alone and in `says` too."""
    if claim.transfer and claim.transfer.giver:
        giver, receiver = claim.transfer.giver, claim.transfer.receiver
        yield "in the part", changed(raw, lambda new: new["transfer"].update(giver=receiver, receiver=giver))
        both = [(span, receiver) for span in spans(claim.says, library.subjects[giver])] + [
            (span, giver) for span in spans(claim.says, library.subjects[receiver])
        ]
        says = claim.says
        for (start, end), other in sorted(both, reverse=True):
            says = replaced(says, start, end, library.subjects[other].label)
        yield "everywhere", changed({**raw, "says": says}, lambda new: new["transfer"].update(giver=receiver, receiver=giver))


def alternatives(library: Library, claim: Claim, raw: Raw) -> Iterator[tuple[str, Raw]]:
    """The second half of an alternative dropped from `says`, or both told as one."""
    for match in re.finditer(r",? or (?:else )?", claim.says):
        end = re.compile(r"[,;.]|$").search(claim.says, match.end())
        assert end
        dropped = replaced(claim.says, match.start(), end.start(), "")
        yield f"'{claim.says[match.start() : end.start()].strip()}' dropped", saying(raw, dropped)
        yield f"'{match.group().strip()}' turned to and", saying(raw, replaced(claim.says, *match.span(), " and "))


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
            yield f"{verb} to {opposite}", saying(raw, replaced(claim.says, *match.span(), opposite))
