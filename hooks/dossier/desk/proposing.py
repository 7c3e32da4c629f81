"""What a program can tell of an article's sentences before an editor reads them: plain rules over words, names and dates.

Nothing of it is published before an editor has confirmed it; how often it is right, `python -m tests.proposals` measures.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier.desk.proposing_dates import date_in
from dossier.desk.proposing_parts import typed_parts
from dossier.desk.proposing_words import EVERYDAY, SAYING, VERB
from dossier.language import cues, words
from dossier.language.dates import Edtf
from dossier.language.numbers import figures
from dossier.library.library import Library
from dossier.library.naming import Span, outermost
from dossier.proof.limits import FIRST, PER_CLAIM, SHORTEST

SAYS_AFTER = re.compile(rf"(?:\s*,[^,.;]{{1,90}},)?\s+(?:(?:has|had|also|then|later|earlier|previously|reportedly|himself)\s+)*{VERB}\b")
SAYS_BEFORE = re.compile(rf"(?:\b{VERB}|\baccording to|\bquoted by|\bcited by)\s+(?:the\s+)?(?:[\w’'.-]+\s+){{0,6}}$", re.IGNORECASE)
_HEARD_BY = re.compile(
    r"\b(?:told|according to|cited by|quoted by|reported by|interview with|speaking to)\s+(?:the\s+)?(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE
)
_CARRIED = re.compile(rf"\b(?:he|she|they)\s+(?:(?:also|then|further)\s+)?{VERB}\b|\baccording to (?:him|her)\b|[\"“”]", re.IGNORECASE)
_STANDINGS = (
    ("pledged", re.compile(r"\b(?:pledg\w*|promise\w*|vow\w*)")), ("denied", re.compile(r"\bden(?:y|ied|ies)\b|\bnot looking to\b")),
    ("proposed", re.compile(r"\b(?:propos|suggest|urg)\w*|\bcalled (?:on|for)\b|\bcalls (?:on|for)\b")), ("asked", re.compile(r"\?\s*$")),
    ("planned", re.compile(r"\b(?:will|plans? to|planned|intends?|is to|are to|due to|prepar\w+ to)\b")), ("expected", re.compile(r"\b(?:expected|likely|would)\b")),
)  # fmt: skip
_WINDOW = PER_CLAIM  # words of a fragment that is proposed: as many as even a short article may give to each claim


@dataclass
class Proposal:
    """What is proposed for one sentence: the words, whom it comes from, how firmly, when, and what can be read off it."""

    block: int
    sentence: int
    fragment: str = ""
    standing: str = "done"
    when: str | None = None
    speakers: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    hedge: str | None = None
    about: list[str] = field(default_factory=list)
    parts: dict[str, dict[str, object]] = field(default_factory=dict)
    relative: str | None = None
    """The words of a date that says less than `when`, which a resolution has to explain."""
    because: str = ""
    """Why these words mean that date."""
    pronoun: str | None = None
    """The words in which a pronoun stands for the speakers, whom a sentence before names."""


def proposals(library: Library, blocks: list[str], published: Edtf | None, skipped: Iterable[int] = ()) -> Iterator[Proposal]:
    """Yield a proposal for each sentence of an article's blocks, but of those to be skipped, in their order."""
    outlets = {channel for claim in library.claims.values() for channel in claim.channels}
    last: list[str] = []
    once = Counter(run for block in blocks for size in range(SHORTEST, _WINDOW + 1) for run in _runs(words.forms(block), size))
    for number, block in enumerate(blocks, 1):
        for place, sentence in enumerate(words.sentences(block), 1) if number not in skipped else ():
            named = {
                key: spans
                for key, spans in outermost(library.register.named_in(sentence), library.kinds).items()
                if library.kinds[key] != "event"
            }
            made = _proposal(library, Proposal(number, place), sentence, named, published, outlets)
            if not made.speakers and not made.channels and (match := _CARRIED.search(sentence)):
                made.speakers = last
                made.pronoun = match.group() if last and " " in match.group() else None
            last = made.speakers or last
            made.fragment = _fragment(sentence, [span for spans in named.values() for span in spans], [made.relative, made.pronoun], once)
            if made.standing == "done" and (made.speakers or made.channels):
                made.standing = "said" if made.speakers else "reported"
            yield made


def _proposal(
    library: Library, made: Proposal, sentence: str, named: dict[str, list[Span]], published: Edtf | None, outlets: set[str]
) -> Proposal:
    """Enter in a proposal what its sentence says by itself; return it."""
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
    if date := date_in(sentence, published):
        made.when, made.relative, made.because = date
    made.parts = dict(typed_parts(library, sentence))
    return made


def _fragment(sentence: str, names: list[Span], explained: Iterable[str | None], once: Counter[tuple[str, ...]]) -> str:
    """Return the running words that seem to bear the sentence: those with figures, verbs and names, and those that a resolution quotes anyway, never the whole of it."""
    found = words.words(sentence)
    size = min(_WINDOW, max(SHORTEST, len(found) - 2))
    quoted = [match.span() for text in explained if text for match in re.finditer(re.escape(text), sentence)]
    heavy = [match.span() for name in cues.NAMED for match in cues.FAMILIES[name][0].finditer(sentence)] + quoted
    weights = [
        3 if any(start <= word.start < end for start, end in heavy) else _weight(sentence[word.start : word.end], any(start <= word.start < end for start, end in names))
        for word in found
    ]  # fmt: skip
    forms = [word.form for word in found]

    def _best(size: int) -> list[words.Word]:
        starts = range(max(1, len(found) - size + 1))
        best = max(starts, key=lambda at: (once[tuple(forms[at : at + size])] <= 1, sum(weights[at : at + size]), -at))
        return found[best : best + size]

    chosen = _best(size)
    besides = sum(word not in chosen and any(start <= word.start < end for start, end in quoted) for word in found)
    if besides and size > FIRST:  # what is quoted besides counts too
        chosen = _best(max(FIRST, size - besides))
    return sentence[chosen[0].start : chosen[-1].end] if chosen else sentence


def _weight(word: str, in_a_name: bool) -> float:
    if any(map(str.isdigit, word)) or figures(word):
        return 3
    if word.casefold() in EVERYDAY or SAYING.fullmatch(word):
        return 0
    return 2 if word.endswith(("ed", "ing")) else 1.2 if in_a_name else 1


def _runs(forms: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(forms[at : at + size]) for at in range(len(forms) - size + 1))
