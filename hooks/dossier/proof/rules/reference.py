"""The rule `reference`."""

import re
from collections.abc import Iterable, Iterator

from dossier.language.dates import parse
from dossier.library.files import DOSSIER
from dossier.library.library import Library
from dossier.proof.named_claims import known_claim
from dossier.proof.rules.answers import answers
from dossier.records.claim import SUBJECT_KINDS, Claim
from dossier.records.dossier import COMPUTED
from dossier.records.problems import Problem, closest
from dossier.records.reader import Step
from dossier.records.record import Record
from dossier.records.subject import Event

RULE = "reference"
_FIGURE = re.compile(r"[\d,]*\.?\d+%?")


def reference(library: Library) -> Iterator[Problem]:
    """Every id that is named exists and is of a fitting kind; no subject, source or resolution stands unused."""
    sound = DOSSIER not in library.damaged
    for claim in library.claims.values():
        yield from _subjects(library, claim)
        for number, topic in enumerate(claim.topics if sound else ()):
            if topic not in library.dossier.topic_titles:
                tip = closest(topic, library.dossier.topic_titles) or "add it to dossier.yml."
                yield Problem(claim.at("topics", number), RULE, f"there is no topic '{topic}'.", tip)
        change = library.dossier.change.get(claim.membership.change) if claim.membership else None
        if sound and claim.membership and (change is None or change.role in COMPUTED):
            told = [change.id for change in library.dossier.changes if change.role not in COMPUTED]
            tip = closest(claim.membership.change, told) or "add it to dossier.yml."
            what = f"there is no change '{claim.membership.change}' that a claim can tell."
            yield Problem(claim.at("membership", "change"), RULE, what, tip)
        yield from _resolutions(library, claim)
        yield from _other_year(library, claim)
    for number, synonym in enumerate(library.dossier.synonyms if sound else ()):
        if synonym.subject:
            yield from _known(library, synonym.subject, library.dossier, ("synonyms", number, "subject"), set())
        elif synonym.written and not any(synonym.written in claim.says for claim in library.claims.values()):
            what = f"no claim says '{synonym.written}'."
            yield Problem(library.dossier.at("synonyms", number, "written"), RULE, what, "write it as claims do, or delete this line.")
    for number, headline in enumerate(library.dossier.headlines if sound else ()):
        for key in headline.cites:
            yield from known_claim(library, key, library.dossier.at("headlines", number, "cites"))
    for subject in library.subjects.values():
        if subject.id == "index":
            yield Problem(subject.at("id"), RULE, "'index' is the name of the overview pages.", "choose another id.")
        if isinstance(subject, Event):
            if subject.place:
                yield from _known(library, subject.place, subject, ("place",), SUBJECT_KINDS["place"])
                establishing = [library.claims[key] for key in subject.by if key in library.claims]
                if establishing and not any(subject.place in claim.named for claim in establishing):
                    yield Problem(
                        subject.at("place"),
                        RULE,
                        f"no claim in 'by' names '{subject.place}'.",
                        "add the claim that says where it was, or take the place out.",
                    )
            for number, key in enumerate(subject.by):
                yield from known_claim(library, key, subject.at("by", number), or_draft=True)
    for source in library.sources.values():
        if source.id in {"index", "bibliography", *library.dossier.topic_titles}:
            what = f"'{source.id}' is the name of a page or file of its own."
            yield Problem(source.at("id"), RULE, what, "choose another id, and name the source's files after it.")
        if source.lead:
            yield from known_claim(library, f"{source.id}/{source.lead}", source.at("lead"))
        if not source.archive.endswith(f"/{source.url}"):
            yield Problem(
                source.at("archive"),
                RULE,
                "expected the archived copy of the source's own address.",
                f"write https://web.archive.org/web/<year>/{source.url}",
            )
    for question in library.questions.values():
        yield from answers(library, question)
    yield from _orphans(library)


def _subjects(library: Library, claim: Claim) -> Iterator[Problem]:
    for name in ("about", "speakers", "channels"):
        for number, subject in enumerate(getattr(claim, name)):
            yield from _known(library, subject, claim, (name, number), SUBJECT_KINDS.get(name))
            if subject in getattr(claim, name)[:number]:
                yield Problem(claim.at(name, number), RULE, f"expected each subject once, found '{subject}' again.", "delete it.")
    for number, channel in enumerate(claim.channels):
        if channel in library.subjects and library.sources[claim.source].outlet in library.subjects[channel].names:
            yield Problem(
                claim.at("channels", number),
                RULE,
                f"'{channel}' is the source's own outlet.",
                "take it out; every chain ends with the source. Name it in 'about' where 'says' names it.",
            )
    seen: set[tuple[str, str, str]] = set()
    for steps, subject in claim.part_subjects:
        listed = (str(steps[0]), str(steps[1]), subject)
        if len(steps) > 2 and listed in seen:
            yield Problem(claim.at(*steps), RULE, f"expected each subject once, found '{subject}' again.", "delete it.")
        seen.add(listed)
        field = next(step for step in reversed(steps) if isinstance(step, str))
        yield from _known(library, subject, claim, steps, SUBJECT_KINDS.get(field))


def _known(library: Library, subject: str, record: Record, steps: tuple[Step, ...], kinds: set[str] | None) -> Iterator[Problem]:
    if subject not in library.subjects:
        if not any(path.startswith("data/subjects/") for path in library.damaged):
            yield Problem(
                record.at(*steps),
                RULE,
                f"there is no subject '{subject}'.",
                closest(subject, library.subjects) or "add it to a file in data/subjects/.",
            )
    elif kinds and library.kinds[subject] not in kinds:
        yield Problem(
            record.at(*steps),
            RULE,
            f"expected a {_either(kinds)} here, found the {library.kinds[subject]} '{subject}'.",
            "name the subject that is meant.",
        )


def _either(kinds: Iterable[str]) -> str:
    return " or ".join(sorted(kinds))


def _other_year(library: Library, claim: Claim) -> Iterator[Problem]:
    """Yield the events in typed parts that cannot lie in the year of which the claim tells."""
    told = claim.when or library.sources[claim.source].published
    for steps, key in claim.part_subjects:
        event = library.subjects.get(key)
        if isinstance(event, Event) and not event.date.shares_a_year_with(told):
            yield Problem(
                claim.at(*steps),
                RULE,
                f"expected an event of the claim's year ({told}), found '{key}' ({event.date}).",
                "name the event that is meant, or correct 'when'.",
            )


def _resolutions(library: Library, claim: Claim) -> Iterator[Problem]:
    known = {resolution.id for resolution in library.sources[claim.source].resolutions}
    for number, name in enumerate(claim.resolved):
        if name not in known:
            yield Problem(
                claim.at("resolved", number),
                RULE,
                f"{claim.source} has no resolution '{name}'.",
                closest(name, known) or f"add it to seeds/{claim.source}.yml.",
            )
    for number, mark in enumerate(claim.differs_from):
        yield from known_claim(library, mark.claim, claim.at("differs_from", number, "claim"), or_draft=True)


def _stands_for_something(library: Library, value: str) -> bool:
    if value in library.subjects:
        return True
    try:
        parse(value)
    except ValueError:
        return bool(_FIGURE.fullmatch(value))
    return True


def _orphans(library: Library) -> Iterator[Problem]:
    if any(path.startswith(("data/claims/", "seeds/")) for path in library.damaged):
        return
    used = {subject for claim in library.claims.values() for subject in claim.named}
    used |= {subject.place for subject in library.subjects.values() if isinstance(subject, Event) and subject.place}
    for subject in library.subjects.values():
        if subject.id not in used:
            yield Problem(
                subject.at("id"), RULE, f"no claim names the subject '{subject.id}'.", "delete it, or name it in the claims that mean it."
            )
    for source in library.sources.values():
        claims = library.claims_of[source.id]
        if not claims:
            yield Problem(source.at("id"), RULE, f"the source '{source.id}' has no claims.", f"add data/claims/{source.id}.yml.")
        resolved = {name for claim in claims for name in claim.resolved}
        seen: set[str] = set()
        for number, resolution in enumerate(source.resolutions):
            if not _stands_for_something(library, resolution.value):
                yield Problem(
                    source.at("resolutions", number, "value"),
                    RULE,
                    f"'{resolution.value}' is no date, no figure and no subject.",
                    closest(resolution.value, library.subjects),
                )
            if resolution.id not in resolved:
                yield Problem(source.at("resolutions", number), RULE, f"no claim uses the resolution '{resolution.id}'.", "delete it.")
            if resolution.id in seen:
                what = f"expected each resolution once, found '{resolution.id}' again."
                yield Problem(source.at("resolutions", number), RULE, what, "rename or delete it.")
            seen.add(resolution.id)
