"""What a program can tell of an article's sentences before an editor reads them: plain rules over words, names and dates.

Nothing of it is published before an editor has confirmed it; how often it is right, `python -m tests.proposals` measures.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier.language import cues, words
from dossier.language.dates import MONTHS, Edtf
from dossier.language.numbers import figures, placed_sums
from dossier.library.library import Library
from dossier.library.naming import Span
from dossier.proof.rules.turned import gives, receives

_VERB = r"(?:said|says|told|tells|announced|stated|added|stressed|indicated|noted|warned|pointed out|argued|urged|suggested|insisted|wrote|writes|reported|reports|quoted|denied|called|voiced|concluded|promised|felt)"
SAYS_AFTER = re.compile(rf"(?:\s*,[^,.;]{{1,90}},)?\s+(?:(?:has|had|also|then|later|earlier|previously|reportedly|himself)\s+)*{_VERB}\b")
SAYS_BEFORE = re.compile(rf"(?:\b{_VERB}|\baccording to|\bquoted by|\bcited by)\s+(?:the\s+)?(?:[\w’'.-]+\s+){{0,6}}$", re.IGNORECASE)
_HEARD_BY = re.compile(
    r"\b(?:told|according to|cited by|quoted by|reported by|interview with|speaking to)\s+(?:the\s+)?(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE
)
_CARRIED = re.compile(rf"\b(?:he|she|they)\s+(?:(?:also|then|further)\s+)?{_VERB}\b|\baccording to (?:him|her)\b|[\"“”]", re.IGNORECASE)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:[-–](?P<to>\d{{1,2}}))?\s+)?{_MONTH}(?:\s+(?P<day2>\d{{1,2}})(?:[-–](?P<to2>\d{{1,2}}))?(?!\d))?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
_YEAR = re.compile(r"\b(?:in|since|of|by|from|until)\s+(?:late\s+|early\s+)?(?P<year>(?:19|20)\d\d)\b")
_STRENGTH = re.compile(
    r"(?P<number>\d[\d,]*)(?:-\w+)?\s+(?:\w+\s+){0,2}?(?:personnel|troops|soldiers|servicemen|guards|strong|members of)\b"
)
POST = re.compile(
    r"(?P<post>(?:[\w-]+\s+){0,4}(?:president|minister|secretary|secretary-general|chief|head|commander|director|chairman)(?:\s+(?:of|for)\s+(?:[\w-]+\s*){1,3})?)\s+$",
    re.IGNORECASE,
)
_STANDINGS = (
    ("pledged", re.compile(r"\b(?:pledg\w*|promise\w*|vow\w*)")), ("denied", re.compile(r"\bden(?:y|ied|ies)\b|\bnot looking to\b")),
    ("proposed", re.compile(r"\b(?:propos|suggest|urg)\w*|\bcalled (?:on|for)\b|\bcalls (?:on|for)\b")), ("asked", re.compile(r"\?\s*$")),
    ("planned", re.compile(r"\b(?:will|plans? to|planned|intends?|is to|are to|due to|prepar\w+ to)\b")), ("expected", re.compile(r"\b(?:expected|likely|would)\b")),
)  # fmt: skip
_BOUNDS = (
    ("up-to", re.compile(r"\bup to\b")), ("over", re.compile(r"\b(?:over|more than)\b")),
    ("about", re.compile(r"\b(?:some|about|around|nearly|almost)\b")),
)  # fmt: skip
_TO_COME = re.compile(r"\b(?:will|would|due|plan\w*|next|intends?|scheduled|expected|is to|are to)\b")
_EVERYDAY = frozenset("the a an of to in on at for and or by with as that this these those its their his her it they he she was were is are be been has have had which who from".split())  # fmt: skip
_WINDOW = 7  # words of a fragment that is proposed


@dataclass
class Proposal:
    """What is proposed for one sentence: the words, whom it comes from, how firmly, when, and what can be read off it."""

    block: int
    sentence: int
    fragment: str
    standing: str = "done"
    when: str | None = None
    speakers: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    hedge: str | None = None
    about: list[str] = field(default_factory=list)
    parts: dict[str, dict[str, object]] = field(default_factory=dict)
    relative: str | None = None
    """The words of a date that says less than `when`, which a resolution has to explain."""
    pronoun: str | None = None
    """The words in which a pronoun stands for the speakers, whom a sentence before names."""


def proposals(library: Library, blocks: list[str], published: Edtf | None, skipped: Iterable[int] = ()) -> Iterator[Proposal]:
    """Yield a proposal for each sentence of an article's blocks, but of those to be skipped, in their order."""
    outlets = {channel for claim in library.claims.values() for channel in claim.channels}
    last: list[str] = []
    once = Counter(run for block in blocks for run in _runs(words.forms(block), _WINDOW))
    for number, block in enumerate(blocks, 1):
        for place, sentence in enumerate(words.sentences(block), 1) if number not in skipped else ():
            made = _proposal(library, number, place, sentence, published, outlets, once)
            if not made.speakers and not made.channels and (match := _CARRIED.search(sentence)):
                made.speakers = last
                made.pronoun = match.group() if last and " " in match.group() else None
            last = made.speakers or last
            if made.standing == "done" and (made.speakers or made.channels):
                made.standing = "said" if made.speakers else "reported"
            yield made


def _proposal(
    library: Library, block: int, number: int, sentence: str, published: Edtf | None, outlets: set[str], once: Counter[tuple[str, ...]]
) -> Proposal:
    named = {key: spans for key, spans in library.register.named_in(sentence).items() if library.kinds[key] != "event"}
    made = Proposal(block, number, _fragment(sentence, [span for spans in named.values() for span in spans], once))
    made.about = list(named)
    made.channels = [
        key
        for key in named
        if key in outlets and any(_HEARD_BY.search(sentence[:start]) or SAYS_AFTER.match(sentence[end:]) for start, end in named[key])
    ]
    made.speakers = [
        key for key, spans in named.items()
        if key not in outlets and library.kinds[key] in ("person", "body", "group")
        and any(SAYS_AFTER.match(sentence[end:]) or SAYS_BEFORE.search(sentence[:start]) for start, end in spans)
    ]  # fmt: skip
    people = [key for key in made.speakers if library.kinds[key] == "person"]
    made.speakers = people or made.speakers
    made.hedge = next((match.group() for name in cues.NAMED if (match := cues.FAMILIES[name][0].search(sentence))), None)
    made.standing = next((standing for standing, cue in _STANDINGS if cue.search(sentence)), "done")
    made.when, made.relative = date_in(sentence, published)
    made.parts = dict(_parts(library, sentence, named))
    return made


def date_in(sentence: str, published: Edtf | None) -> tuple[str | None, str | None]:
    """Return the date that a sentence names, as EDTF, with its words where the year had to be taken from the article's own date; none where that is not known."""
    match = _DAY.search(sentence)
    if match is None:
        year = _YEAR.search(sentence)
        return (year["year"], None) if year else (None, None)
    if not match["year"] and published is None:
        return None, None
    month = MONTHS.index(match["month"]) + 1
    day, until = match["day"] or match["day2"], match["to"] or match["to2"]
    first = published.points[0] if published else match["year"]
    year_number = int(match["year"] or first[:4])
    if not match["year"] and len(first) > 4 and month > int(first[5:7]):
        year_number -= not _TO_COME.search(sentence)  # a month that has not come yet is last year's, unless the sentence looks ahead
    start = f"{year_number}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    when = f"{start}/{year_number}-{month:02d}-{int(until):02d}" if day and until else start
    return when, None if match["year"] else match.group().strip()


def _fragment(sentence: str, names: list[Span], once: Counter[tuple[str, ...]]) -> str:
    """Return the running words that seem to bear the sentence: those with figures, verbs and names, never the whole of it."""
    found = words.words(sentence)
    size = min(_WINDOW, max(3, len(found) - 2))
    hedges = [match.span() for name in cues.NAMED for match in cues.FAMILIES[name][0].finditer(sentence)]
    weights = [
        3 if any(start <= word.start < end for start, end in hedges) else _weight(sentence[word.start : word.end], any(start <= word.start < end for start, end in names))
        for word in found
    ]  # fmt: skip
    forms = [word.form for word in found]
    starts = range(max(1, len(found) - size + 1))
    best = max(starts, key=lambda at: (once[tuple(forms[at : at + size])] <= 1, sum(weights[at : at + size]), -at))
    chosen = found[best : best + size]
    return sentence[chosen[0].start : chosen[-1].end] if chosen else sentence


def _weight(word: str, in_a_name: bool) -> float:
    if any(map(str.isdigit, word)) or figures(word):
        return 3
    if word.casefold() in _EVERYDAY:
        return 0
    return 2 if word.endswith(("ed", "ing")) else 1.2 if in_a_name else 1


def _runs(forms: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(forms[at : at + size]) for at in range(len(forms) - size + 1))


def _parts(library: Library, sentence: str, named: dict[str, list[Span]]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the typed parts whose pattern is plain: the size of a force, a sum from one to another, a post before a name."""
    match = _STRENGTH.search(sentence)
    forces = [key for key in named if library.kinds[key] == "force"]
    if match and len(forces) == 1:
        yield (
            "strength",
            {"force": forces[0], "personnel": {"value": int(match["number"].replace(",", "")), "bound": _bound(sentence[: match.start()])}},
        )
    parties = [key for key in named if library.kinds[key] in ("state", "body", "force")]
    givers = [key for key in parties if gives(sentence, library.subjects[key])]
    takers = [key for key in parties if receives(sentence, library.subjects[key]) and key not in givers]
    for value, currency, start in sorted(placed_sums(sentence), key=lambda one: -float(one[0]))[:1]:
        if len(takers) == 1:
            given = {"giver": givers[0]} if len(givers) == 1 else {}
            yield (
                "transfer",
                {
                    **given,
                    "receiver": takers[0],
                    "goods": "",
                    "amount": {"value": int(float(value)), "currency": currency, "bound": _bound(sentence[:start])},
                    "stage": "pledged" if re.search(r"pledg|promise", sentence) else "delivered",
                },
            )
    for key in named:
        post = next((found["post"] for start, _ in named[key] if (found := POST.search(sentence[:start]))), None)
        if post and library.kinds[key] == "person":
            yield (
                "office",
                {
                    "person": key,
                    "post": re.sub(r"^(?:its|the|their|his|her|an?)\s+", "", post.strip(), flags=re.IGNORECASE),
                    "change": "held" if re.match(r"(?:former|ex-)", post, re.IGNORECASE) else "holds",
                },
            )
            return


def _bound(before: str) -> str:
    """Return how a number is bounded by the words before it."""
    return next((bound for bound, cue in _BOUNDS if cue.search(before[-40:])), "exact")
