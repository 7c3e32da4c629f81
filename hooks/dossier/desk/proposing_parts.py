"""Typed parts that can be read off a sentence by plain patterns: who met, who gives what to whom, who holds which post, who threatens.

What the pattern leaves open is left empty, and the check asks an editor for it.
"""

import re
from collections.abc import Callable, Iterator

from dossier.desk.proposing_words import EVERYDAY, SAYING
from dossier.language.numbers import placed_sums
from dossier.library.library import Library
from dossier.library.naming import Span, outermost
from dossier.proof.parties import gives, receives
from dossier.records.subject import Event

Part = dict[str, object]
Named = dict[str, list[Span]]
_TROOPS = re.compile(r"(?P<number>\d[\d,]*)(?:-\w+)?\s+(?:\w+\s+){0,2}?(?:personnel|troops|soldiers|servicemen|guards|strong|members of)\b")
_DEAD = re.compile(
    r"\bkill(?:ed|ing)\s+(?:[a-z]+\s+){0,2}?(?P<number>\d[\d,]*)\b|\b(?P<of>\d[\d,]*)\s+(?:\w+\s+){0,2}?(?:were\s+|was\s+)?(?:killed|dead)\b"
)
_DRILL = re.compile(r"\b(?:exercises?|drills?|manoeuv(?:re|res)|maneuvers?)\b", re.IGNORECASE)
_THREAT = re.compile(r"\b(?:threat\w*|danger\w*|attack\w*|infiltrat\w+|destabili\w+|incursion|challenges?|suppress\w*|fight|counter|block)\b", re.IGNORECASE)  # fmt: skip
_TITLE = r"(?:president|minister|secretary|secretary-general|chief|head|commander|director|director-general|chairman|chairwoman|adviser|spokesman|spokeswoman|governor|mayor)"
# A post before a name: "the deputy minister of defence, Ada Brill".
POST = re.compile(rf"(?P<before>(?:[\w’'-]+\s+){{0,4}})(?P<post>{_TITLE}(?:\s+(?:of|for)\s+(?:[\w-]+\s*){{1,4}})?),?\s+$", re.IGNORECASE)
# A post after a name: "Ada Brill, the former deputy minister".
_POST_AFTER = re.compile(
    rf",\s+(?:the\s+|an?\s+|its\s+)?(?P<post>(?:[\w’'-]+\s+){{0,5}}?{_TITLE}\b(?:\s+(?:of|for)\s+[\w-]+)?)", re.IGNORECASE
)
_CHANGES = (
    ("held", re.compile(r"^(?:former|ex-|previous)", re.IGNORECASE)), ("acting", re.compile(r"\bacting\b", re.IGNORECASE)),
    ("due", re.compile(r"^(?:future|designated|next)\b", re.IGNORECASE)),
)  # fmt: skip
_BOUNDS = (
    ("up-to", re.compile(r"\bup to\b")), ("over", re.compile(r"\b(?:over|more than)\b")),
    ("about", re.compile(r"\b(?:some|about|around|nearly|almost)\b")),
)  # fmt: skip
_STAGES = (
    ("pledged", re.compile(r"\bpledg|\bpromis")), ("requested", re.compile(r"\brequest|\bask(?:s|ed)? for")), ("offered", re.compile(r"\boffer")),
    ("possible", re.compile(r"\b(?:could|may|might)\b")), ("planned", re.compile(r"\b(?:will|plans? to|due to)\b")), ("ongoing", re.compile(r"\bcontinu|\b(?:has|have) been\b")),
)  # fmt: skip
# How the words go on by whose beginnings dossier.yml has a change shown: "sign" is in "signed" and "signatories", not in "significant".
_ENDING = r"(?:e?s|e?d|ing|ers?|ator(?:y|ies)|ew|awn|awal|ation|sion|ship)?"
_FEWEST_LISTED = 3  # states; of one or two a sentence tells something else


def typed_parts(library: Library, sentence: str) -> Iterator[tuple[str, Part]]:
    """Yield (name, part) of the typed parts whose pattern is plain."""
    named = outermost(library.register.named_in(sentence), library.kinds)
    for name, found in _READERS.items():
        part = found(library, sentence, named)
        if part:
            yield name, part


def _of_kind(library: Library, named: Named, *kinds: str) -> list[str]:
    return [key for key in named if library.kinds[key] in kinds]


def _strength(library: Library, sentence: str, named: Named) -> Part | None:
    forces = _of_kind(library, named, "force")
    match = _TROOPS.search(sentence)
    if not match or len(forces) != 1 or _DRILL.search(sentence):
        return None
    return {"force": forces[0], "personnel": _quantity(sentence, match)}


def _exercise(library: Library, sentence: str, named: Named) -> Part | None:
    if not _DRILL.search(sentence):
        return None
    forces, match = _of_kind(library, named, "force"), _TROOPS.search(sentence)
    troops = {"troops": _quantity(sentence, match)} if match else {}
    return {"event": _event(library, named), **({"force": forces[0]} if len(forces) == 1 else {}), **troops}


def _casualties(library: Library, sentence: str, named: Named) -> Part | None:
    match = _DEAD.search(sentence)
    return {"event": _event(library, named), "killed": _quantity(sentence, match)} if match else None


def _event(library: Library, named: Named) -> str:
    return next(iter(_of_kind(library, named, "event")), "")


def _meeting(library: Library, sentence: str, named: Named) -> Part | None:
    found = (library.subjects[key] for key in _of_kind(library, named, "event"))
    meeting = next((one.id for one in found if isinstance(one, Event) and one.kind == "meeting"), None)
    if not meeting:
        return None
    people = [
        key
        for key in _of_kind(library, named, "person")
        if any(re.search(r"\bchaired by\b[^.;]*$", sentence[:start]) for start, _ in named[key])
    ]
    return {"event": meeting, **({"chaired_by": people[0]} if people else {})}


def _membership(library: Library, sentence: str, named: Named) -> Part | None:
    """Return what is told of one state's place, or a list of members, by the words that dossier.yml has for each kind of change."""
    used = {claim.membership.body for claim in library.claims.values() if claim.membership}
    states, bodies = _of_kind(library, named, "state"), [key for key in named if key in used]
    for change in library.dossier.changes if bodies and states else ():
        shown = re.compile(rf"\b(?:{'|'.join(map(re.escape, change.shown_by))}){_ENDING}\b", re.IGNORECASE) if change.shown_by else None
        lists = change.role == "lists"
        if shown and shown.search(sentence) and (len(states) >= _FEWEST_LISTED if lists else len(states) < _FEWEST_LISTED):
            return {"body": bodies[0], "change": change.id, "states": states}
    return None


def _threat(library: Library, sentence: str, named: Named) -> Part | None:
    if not _THREAT.search(sentence):
        return None
    actors = [key for key in _of_kind(library, named, "group") if not library.subjects[key].people_of]
    against = [
        key for key in _of_kind(library, named, "state", "place")
        if any(re.search(r"\b(?:into|against|enter|to|destabili\w+(?: the whole of)?)\s+(?:the\s+)?$", sentence[:start], re.IGNORECASE) for start, _ in named[key])
    ]  # fmt: skip
    return {"actors": actors, **({"against": against} if against else {})} if actors else None


def _transfer(library: Library, sentence: str, named: Named) -> Part | None:
    parties = _of_kind(library, named, "state", "body", "force")
    givers = [key for key in parties if gives(sentence, library.subjects[key])]
    takers = [key for key in parties if receives(sentence, library.subjects[key]) and key not in givers]
    sums = sorted(placed_sums(sentence), key=lambda one: -float(one[0]))[:1]
    if len(takers) != 1 or not (sums or len(givers) == 1):
        return None
    made: Part = {**({"giver": givers[0]} if len(givers) == 1 else {}), "receiver": takers[0], "goods": ""}
    for value, currency, start in sums:
        made["amount"] = {"value": int(float(value)), "currency": currency, "bound": _bound(sentence[:start])}
    return made | {"stage": next((stage for stage, cue in _STAGES if cue.search(sentence)), "delivered")}


def _office(library: Library, sentence: str, named: Named) -> Part | None:
    for key in _of_kind(library, named, "person"):
        for start, end in named[key]:
            before, after = POST.search(sentence[:start]), _POST_AFTER.match(sentence[end:])
            if post := _post(f"{before['before']}{before['post']}") if before else _post(after["post"]) if after else "":
                return {"person": key, "post": post, "change": next((change for change, cue in _CHANGES if cue.search(post)), "holds")}
    return None


def _post(found: str) -> str:
    """Return the words of a post: from behind the last verb or everyday word before its title."""
    kept: list[str] = []
    for word in found.split():
        kept = [] if word == "s" or word.casefold() in EVERYDAY - {"of", "for"} or SAYING.fullmatch(word) else [*kept, word]
    return " ".join(kept)


def _quantity(sentence: str, match: re.Match[str]) -> Part:
    number = match.lastgroup or ""
    return {"value": int(match[number].replace(",", "")), "bound": _bound(sentence[: match.start(number)])}


def _bound(before: str) -> str:
    """Return how a number is bounded by the words before it."""
    return next((bound for bound, cue in _BOUNDS if cue.search(before[-40:])), "exact")


_READERS: dict[str, Callable[[Library, str, Named], Part | None]] = {
    "transfer": _transfer, "strength": _strength, "membership": _membership, "meeting": _meeting, "office": _office,
    "exercise": _exercise, "casualties": _casualties, "threat": _threat,
}  # fmt: skip
