"""Where a text names a subject, by its name, its short form or a variant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from dossier.records.subject import Subject

Span = tuple[int, int]
_APOSTROPHES = str.maketrans("’ʼ", "''")
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w[\w'.-]*\w|\w")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-*]\s+)?)[\"'(]*$")


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    written = "|".join(_written(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w|-[a-z])")  # not of what is "Suthian-led"


def _written(name: str) -> str:
    """Return a pattern of a name, which may open a sentence with a capital."""
    first = name[0]
    start = f"[{first.upper()}{first}]" if first.islower() else re.escape(first)
    return start + re.escape(name[1:]).replace("'", "['’]")


def spans(text: str, subject: Subject) -> list[Span]:
    """Return where the text names the subject (start, end), capitals counting."""
    return list(_spans(text, subject.names))


@lru_cache(maxsize=65_536)  # every rule asks for the same subjects of a claim
def _spans(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(match.span() for match in _pattern(names).finditer(text))


class Register:
    """All subjects by the first words of their names, so that a text is compared only with those it may name."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._by_word: dict[str, dict[str, Subject]] = {}
        for subject in subjects:
            for name in subject.names:
                first = _WORD.findall(name)[0]
                for written in {first, first[0].upper() + first[1:]}:
                    self._by_word.setdefault(written, {})[subject.id] = subject

    def named_in(self, text: str) -> dict[str, list[Span]]:
        """Return the ids of the subjects that the text names, with where it names them."""
        near: dict[str, Subject] = {}
        for word in _WORD.findall(text):
            near.update(self._by_word.get(word, {}))
        return {key: found for key, subject in near.items() if (found := spans(text, subject))}


def outermost(named: Mapping[str, list[Span]], kinds: Mapping[str, str]) -> dict[str, list[Span]]:
    """Return what a text names without what is only the larger part of another's name, of the same kind: a treaty in its organisation's.

    What is the smaller part stays: who speaks of a pact's press office speaks of the pact too.
    """
    every = [(key, start, end) for key, found in named.items() for start, end in found]
    kept = {
        key: [
            (start, end) for start, end in found
            if not any(
                other != key and kinds[other] == kinds[key] and first <= start and end <= last and end - start < last - first < 2 * (end - start)
                for other, first, last in every
            )
        ]
        for key, found in named.items()
    }  # fmt: skip
    return {key: found for key, found in kept.items() if found}


def proper_names(text: str, ordinary: frozenset[str]) -> Iterator[Span]:
    """Yield where the text has a word with a capital that its place does not explain.

    A word at the start of a sentence counts only where its lower-case form is no ordinary word.
    """
    for match in _TOKEN.finditer(text.translate(_APOSTROPHES)):
        word = match.group()
        if not any(map(str.isupper, word)):
            continue
        stem = word.removesuffix("'s").rstrip(".")
        starts = _SENTENCE_START.search(text[: match.start()])
        if starts and (stem.casefold() in ordinary or stem.casefold() in OPENERS):
            continue
        yield match.start(), match.start() + len(stem)


# Words that open sentences and may stand nowhere else in a small library.
OPENERS = frozenset(
    """
    a about according after afterwards again all also although among an and anonymous another any anybody anyone are around as asked
    at because before both but by did do during each either even every everybody everyone everything few first for four
    from further had has he her here his how however i if in instead is it its last later many more most much neither next no
    nobody none nor not nothing now of officials on once one only other our over several she since so some such that the
    their then there these they this those three through to today two under until up we what whatever when where which
    while who whoever why with within without yesterday
    """.split()
)
