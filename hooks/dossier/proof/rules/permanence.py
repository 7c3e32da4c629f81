"""The rule `permanence`."""

from collections.abc import Iterator

from dossier.library.files import GONE, JOURNAL, PUBLISHED
from dossier.library.library import Library
from dossier.records.history import Gone
from dossier.records.problems import Place, Problem, closest

RULE = "permanence"


def permanence(library: Library) -> Iterator[Problem]:
    """A published claim id never vanishes: it moves or is withdrawn with a reason, as a meeting, person or state may; every claim is in the list of published ids."""
    for key in sorted(library.published - set(library.claims) - set(library.gone)):
        if not library.is_unread(key):
            near = f" (was it '{found}'?)" if (found := _successor(key, library)) else ""
            tip = f"restore it, or add it to {GONE} with 'moved_to'{near} or with 'withdrawn' and the reason."
            yield Problem(Place(PUBLISHED), RULE, f"the published claim '{key}' has vanished.", tip)
    for claim in library.claims.values():
        if claim.key not in library.published and not library.sources[claim.source].draft:
            yield Problem(
                claim.at("id"),
                RULE,
                "this claim is not in the list of published claims.",
                f"run 'dossier check', which adds it to {PUBLISHED} once nothing else is wrong.",
                "claims",
            )
    yield from _journaled(library)
    for gone in library.gone.values():
        if gone.kind != "claim":
            yield from _subject(library, gone)
        elif gone.id in library.claims:
            yield Problem(
                gone.at("id"),
                RULE,
                f"expected a claim that is no more, found '{gone.id}', which is there.",
                "delete the entry, or the claim.",
            )
        elif gone.id not in library.published:
            yield Problem(
                gone.at("id"), RULE, f"'{gone.id}' was never published.", closest(gone.id, library.published) or "delete the entry."
            )
        if gone.moved_to and gone.kind == "claim" and gone.moved_to not in library.claims:
            yield Problem(
                gone.at("moved_to"),
                RULE,
                f"expected a claim that is there, found '{gone.moved_to}'.",
                closest(gone.moved_to, library.claims) or "name the claim it became.",
            )


def _subject(library: Library, gone: Gone) -> Iterator[Problem]:
    """Yield what is wrong with the entry of a meeting, person or state whose page moved or was withdrawn."""
    if gone.name in library.subjects:
        what = f"expected a {gone.kind} that is no more, found '{gone.id}', which is there."
        yield Problem(gone.at("id"), RULE, what, f"delete the entry, or the {gone.kind}.")
    kind = "event" if gone.kind == "meeting" else gone.kind
    if gone.moved_to and library.kinds.get(gone.successor or "") != kind:
        folder = gone.id.partition("/")[0]
        tip = closest(gone.moved_to, [f"{folder}/{one.id}" for one in library.of_kind(kind)])
        yield Problem(
            gone.at("moved_to"), RULE, f"expected a {gone.kind} that is there, found '{gone.moved_to}'.", tip or "name what it became."
        )


def _journaled(library: Library) -> Iterator[Problem]:
    """Yield the claims of which the journal, where there is one, tells nothing, or what it should not."""
    if not library.journal:
        return
    told: dict[str, list[str]] = {}
    days: set[tuple[str, str, str]] = set()
    for number, entry in enumerate(library.journal):
        if number and entry.date.sort_key < library.journal[number - 1].date.sort_key:
            yield Problem(
                entry.at("date"), RULE, "expected entries in the order of their dates, newest last.", "move the entry, or correct its date."
            )
        for place, key in enumerate(entry.claims):
            told.setdefault(key, []).append(entry.change)
            if key not in library.published:
                yield Problem(
                    entry.at("claims", place), RULE, f"'{key}' was never published.", closest(key, library.published) or "delete it."
                )
            if (day := (key, entry.change, str(entry.date))) in days:
                what = f"that '{key}' was {entry.change} on {entry.date} is told twice."
                yield Problem(entry.at("claims", place), RULE, what, "keep one of the two.")
            days.add(day)
    tip = f"run 'dossier journal REVISION', which enters in {JOURNAL} what changed since then."
    for key in sorted(library.published):
        if told.get(key, []).count("added") != 1:
            yield Problem(
                Place(JOURNAL), RULE, f"expected one entry that says when '{key}' was added, found {told.get(key, []).count('added')}.", tip
            )
        if key in library.gone and not {"moved", "withdrawn"} & set(told.get(key, [])):
            yield Problem(Place(JOURNAL), RULE, f"expected an entry that says when '{key}' was moved or withdrawn, found none.", tip)


def _successor(key: str, library: Library) -> str:
    near = closest(key, set(library.claims) - library.published) or closest(key, library.claims)
    return near.removeprefix("did you mean '").removesuffix("'?")
