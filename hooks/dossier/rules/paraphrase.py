"""The rule `paraphrase`."""

from collections.abc import Iterator

from .. import prints, words
from ..library import Library
from ..problems import Problem
from ..prose_texts import own_texts, unquoted

RULE = "paraphrase"
LONGEST = 6  # words; a registered name counts as one


def paraphrase(library: Library) -> Iterator[Problem]:
    """No run of seven words or more of an article stands in our own prose outside quotation marks."""
    size = LONGEST + 1
    known = {source: print_.runs_of(size) for source, print_ in library.prints.items()}
    names = {tuple(words.forms(name)) for subject in library.subjects.values() for name in subject.names if " " in name}
    for text in own_texts(library):
        for piece in unquoted(text.text):
            forms = words.forms(piece)
            for source, runs in known.items():
                for start, end in _repeated(source, forms, runs, size):
                    run = forms[start:end]
                    if len(run) - _saved(run, names) >= size:
                        yield Problem(
                            text.place,
                            RULE,
                            f"expected our own words, found {len(run)} running words of {source}: '{' '.join(run[:size])} ...'.",
                            "say it in another way.",
                        )


def _repeated(source: str, forms: list[str], runs: frozenset[tuple[str, ...]], size: int) -> Iterator[tuple[int, int]]:
    line = [prints.group(source, form) for form in forms]
    index = 0
    while index <= len(line) - size:
        if tuple(line[index : index + size]) not in runs:
            index += 1
            continue
        end = index + size
        while end < len(line) and tuple(line[end - size + 1 : end + 1]) in runs:
            end += 1
        yield index, end
        index = end


def _saved(run: list[str], names: set[tuple[str, ...]]) -> int:
    """Return by how many words the run is shorter where each registered name in it counts as one."""
    saved = index = 0
    while index < len(run):
        size = max((len(name) for name in names if tuple(run[index : index + len(name)]) == name), default=1)
        saved += size - 1
        index += size
    return saved
