"""What tables and lists show, computed from the claims and their typed parts."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dossier.language.dates import spoken
from dossier.library.library import Library
from dossier.records.claim import Claim, P
from dossier.records.parts import Exercise, Meeting, Office, Strength, Threat, Transfer
from dossier.records.source import Source
from dossier.records.subject import Event, Subject
from dossier.views import wording
from dossier.views.rows import ExerciseRow, Fact, ThreatRow, TransferRow, merged


@lru_cache(maxsize=64)
def with_part(library: Library, kind: type[P]) -> list[tuple[Claim, P]]:
    """Return the claims that carry a typed part of the kind, each with that part, by date."""
    found = [(claim, part) for claim in library.by_date if (part := claim.part(kind)) is not None]
    return sorted(found, key=lambda row: wording.date_of(library, row[0]).sort_key)


def strengths(library: Library) -> list[tuple[Claim, Strength]]:
    """Return the claims about the sizes of forces, by date."""
    return with_part(library, Strength)


def exercises(library: Library) -> list[ExerciseRow]:
    """Return a row for each exercise that claims tell of, by date."""
    told: dict[str, list[tuple[Claim, Exercise]]] = defaultdict(list)
    for claim, part in with_part(library, Exercise):
        told[part.event].append((claim, part))
    names = {key: subject.name for key, subject in library.subjects.items()}
    return [
        ExerciseRow(
            event,
            dates=merged([Fact(when, (claim,)) for claim, part in told[event.id] if (when := _when(claim, part))]),
            forces=merged([Fact(names[part.force], (claim,)) for claim, part in told[event.id] if part.force]),
            troops=merged([Fact(wording.quantity(part.troops), (claim,)) for claim, part in told[event.id] if part.troops]),
            opponents=merged([Fact(wording.quantity(part.opponents), (claim,)) for claim, part in told[event.id] if part.opponents]),
        )
        for event in events(library)
        if event.id in told
    ]


def _when(claim: Claim, part: Exercise) -> str:
    if part.over_by:
        return f"over by {spoken(part.over_by)}"
    return spoken(claim.when) if claim.when else ""


def events(library: Library, *kinds: str) -> list[Event]:
    """Return the events of the kinds (all where none is named), by date."""
    found = [subject for subject in library.of_kind("event") if isinstance(subject, Event) and (not kinds or subject.kind in kinds)]
    return sorted(found, key=lambda event: (event.date.sort_key, event.id))


def threats(library: Library) -> list[ThreatRow]:
    """Return a row for each year, each actor or threat without one, and each voice that names it, by year."""
    found: dict[tuple[str, str, str, str], list[tuple[Claim, Threat]]] = defaultdict(list)
    for claim, part in with_part(library, Threat):
        for actor in part.actors or [""]:
            voice = wording.chain_labels(library, claim)[0]
            found[wording.year(library, claim), actor, part.described or "", voice].append((claim, part))
    rows = []
    for (year, actor, described, voice), told in sorted(found.items(), key=lambda row: (row[0][0], not row[0][1], row[0])):
        hedges: dict[str, list[str]] = defaultdict(list)
        for claim, part in told:
            for key in [*part.against, *([part.whom] if part.whom else [])]:
                hedges[key].append(claim.hedge if claim.hedge and not part.described else "")  # our description keeps the hedge itself
        against = [
            (library.subjects.get(key, key), "" if not all(found) else found[0] if len(set(found)) == 1 else "hedged")
            for key, found in hedges.items()
        ]
        rows.append(ThreatRow(year, library.subjects.get(actor), described, against, voice, [claim for claim, _ in told]))
    return rows


def transfers(library: Library, receivers: Iterable[str], without: Iterable[str]) -> list[TransferRow]:
    """Return rows about transfers to the receivers (to any where none is named), except those to some, by date.

    Claims of one date, giver, receiver and stage that came through the same hands share a row.
    """
    wanted, unwanted = set(receivers), set(without)
    if unknown := (wanted | unwanted) - set(library.subjects):
        raise LookupError(f"there is no subject '{min(unknown)}'")
    told: dict[tuple[str, ...], list[tuple[Claim, Transfer]]] = defaultdict(list)
    for claim, part in with_part(library, Transfer):
        if (not wanted or part.receiver in wanted) and part.receiver not in unwanted:
            chain = " → ".join(wording.chain_labels(library, claim))
            told[wording.when(library, claim), part.giver or "", part.receiver, part.stage, claim.hedge or "", chain].append((claim, part))
    return [
        TransferRow(
            when, giver, receiver, stage, hedge, chain,
            goods=merged([Fact(part.goods, (claim,)) for claim, part in found]),
            amounts=merged([Fact(wording.amount(part), (claim,)) for claim, part in found if part.amount]),
        )
        for (when, giver, receiver, stage, hedge, chain), found in told.items()
    ]  # fmt: skip


def of_topics(library: Library, topics: Iterable[str]) -> list[Claim]:
    """Return every claim on one of the topics, by date and then by article. Raises LookupError where there is no such topic."""
    wanted = set(topics)
    if unknown := wanted - set(library.dossier.topic_titles):
        raise LookupError(f"there is no topic '{min(unknown)}'")
    return sorted(
        (claim for claim in library.by_date if wanted & set(claim.topics)), key=lambda claim: wording.date_of(library, claim).sort_key
    )


def by_year(library: Library, claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """Return claims grouped by the first year of their dates, in the order in which they come."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[wording.year(library, claim)].append(claim)
    return list(groups.items())


def by_source(library: Library, claims: Iterable[Claim]) -> list[tuple[Source, list[Claim]]]:
    """Return claims grouped by source, oldest source first, each group in the order of the article."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.source].append(claim)
    return [(source, groups[source.id]) for source in library.sources_by_date if source.id in groups]


def people(library: Library) -> list[Subject]:
    """Return the persons in the order in which the articles, by date and paragraph, first speak of them; then the others."""
    articles = [sorted(library.claims_of[source.id], key=lambda one: one.passages[0].block) for source in library.sources_by_date]
    named = dict.fromkeys(key for claims in articles for claim in claims for key in sorted(claim.named))
    order = {key: place for place, key in enumerate(named)}
    return sorted(library.of_kind("person"), key=lambda person: order.get(person.id, len(order)))


def spoken_by(library: Library, person: str) -> list[Claim]:
    """Return the claims of which the person is the speaker."""
    return [claim for claim in library.claims_about.get(person, []) if person in claim.speakers]


def about(library: Library, subject: str) -> list[Claim]:
    """Return the claims that name the subject, other than as their speaker."""
    return [claim for claim in library.claims_about.get(subject, []) if subject not in claim.speakers]


def offices(library: Library, person: str) -> list[Fact]:
    """Return the posts that claims give a person, and as what meetings were attended, which is what the article calls them there."""
    return merged(_offices(library).get(person, []))


@lru_cache(maxsize=4)
def _offices(library: Library) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for claim, held in with_part(library, Office):
        found[held.person].append(Fact(wording.office(held), (claim,)))
    for claim, meeting in with_part(library, Meeting):
        for one in meeting.attended:
            found[one.person].append(Fact(f"{one.role} ({library.subjects[meeting.event].label})", (claim,)))
    return found


def of_event(library: Library, event: Event) -> list[Claim]:
    """Return the claims that name an event or tell of it in a typed part, or establish it."""
    return [claim for claim in library.by_date if event.id in claim.named or claim.key in event.by]
