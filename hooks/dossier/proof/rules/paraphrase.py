"""The rule `paraphrase`."""

from collections.abc import Container, Iterator
from functools import lru_cache

from dossier.language import words
from dossier.library.library import Library
from dossier.proof.own_prose import own_texts, unquoted
from dossier.records.problems import Problem

RULE = "paraphrase"
SIZE = 6  # words that no run may have; a registered name counts as one


def paraphrase(library: Library) -> Iterator[Problem]:
    """No run of six words or more of an article, as far as its text is at hand, stands in our own prose outside quotation marks."""
    known = runs_of(library, SIZE)
    names = {tuple(words.forms(name)) for subject in library.subjects.values() for name in subject.names if " " in name}
    named = {form for subject in library.subjects.values() for name in subject.names for form in words.forms(name)} | {"and"}
    for text in own_texts(library) if known else ():
        for piece in unquoted(text.text):
            forms = words.forms(piece)
            for start, end in repeated(forms, known, SIZE):
                run = forms[start:end]
                if set(run) <= named:
                    continue  # a list of states is nobody's wording
                if len(run) - _saved(run, names) >= SIZE:
                    source = known[tuple(run[:SIZE])]
                    what = f"expected our own words, found {len(run)} running words of {source}: '{' '.join(run[:SIZE])} ...'."
                    yield Problem(text.place, RULE, what, "say it in another way.")


@lru_cache(maxsize=8)
def runs_of(library: Library, size: int) -> dict[tuple[str, ...], str]:
    """Return every run of that many words inside a block of an article at hand, with a source that has it."""
    return {
        article.forms[at : at + size]: source
        for source, article in library.articles.items()
        if article.forms
        for block in article.record.spans
        for at in article.record.words_of(block)[: 1 - size]
    }


def repeated(forms: list[str], runs: Container[tuple[str, ...]], size: int) -> Iterator[tuple[int, int]]:
    """Yield (first word, word after the last) of each stretch of words all of whose runs of that size are among the runs."""
    index = 0
    while index <= len(forms) - size:
        if tuple(forms[index : index + size]) not in runs:
            index += 1
            continue
        end = index + size
        while end < len(forms) and tuple(forms[end - size + 1 : end + 1]) in runs:
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
