"""The rule `passage`."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from functools import lru_cache

from dossier.language import words
from dossier.library.library import Library
from dossier.proof import reach
from dossier.proof.limits import SHORTEST
from dossier.records import word_record
from dossier.records.problems import Place, Problem, counted
from dossier.records.source import Source

RULE = "passage"
_TOLD = 5  # words named of those that are opened for nothing
_ENTERED = "run 'dossier check', which opens what is quoted once nothing else is wrong."


def passage(library: Library) -> Iterator[Problem]:
    """Every fragment stands in the cited block, exactly; with the text also once in the article and letter by letter; nothing else is opened, and records are those of the texts."""
    derived = _derived(library)
    for source in library.sources.values():
        if source.id not in library.articles:
            continue
        wrong = list(_record(library, source, derived.get(source.id)))
        yield from wrong
        if wrong:
            continue  # what follows from a wrong record would only hide the cause
        found = list(_quotations(library, source))
        yield from found
        yield from _openings(library, source, lost=bool(found))


def _derived(library: Library) -> dict[str, word_record.WordRecord]:
    """Return the records made anew from the texts at hand; deriving keys is slow, and leaves the interpreter free meanwhile."""

    def _made(source: str) -> word_record.WordRecord:
        sentences: list[word_record.Sentence] = list(word_record.structure(library.texts[source]))
        return _anew(source, library.texts[source], *reach.key_range(library.sources[source], sentences))

    at_hand = [source for source in library.sources if source in library.texts]
    with ThreadPoolExecutor() as pool:
        return dict(zip(at_hand, pool.map(_made, at_hand), strict=True))


@lru_cache(maxsize=16)  # the mutation suite asks for the same ones thousands of times
def _anew(source: str, text: str, first: int, last: int) -> word_record.WordRecord:
    return word_record.make(source, word_record.structure(text), first, last)


def _record(library: Library, source: Source, derived: word_record.WordRecord | None) -> Iterator[Problem]:
    """Yield what is wrong with a word record: its root, the range of its key, and where it is not that of the text at hand."""
    record = library.articles[source.id].record
    place = Place(f"seeds/{source.id}.words")
    again = f"restore the file, or make it again with 'dossier commit {source.id}', with the text at hand."
    if record.root != source.root:
        yield Problem(source.at("root"), RULE, f"expected the root of the word record, {record.root}, found {source.root}.", again)
        return
    first, last = reach.key_range(source, list(record.sentences))
    if (record.first, record.last) != (first, last):
        what = f"expected a key from the words outside the page furniture, {first}-{last}, found {record.first}-{record.last}."
        yield Problem(place, RULE, what, f"run 'dossier commit {source.id}', with the text at hand.")
    elif derived and derived != record:
        yield Problem(place, RULE, "this is not the record of the text at hand.", again)


def _quotations(library: Library, source: Source) -> Iterator[Problem]:
    for claim in library.claims_of[source.id]:
        for number, part in enumerate(claim.passages):
            for place, fragment in enumerate(part.words):
                yield from _fragment(library, source.id, part.block, fragment, claim.at("passages", number, "words", place))
    for number, resolution in enumerate(source.resolutions):
        if not library.articles[source.id].find(resolution.block, resolution.words):
            yield from _missing(library, source.id, resolution.block, resolution.words, source.at("resolutions", number, "from"))


def _fragment(library: Library, source: str, block: int, fragment: str, place: Place) -> Iterator[Problem]:
    article = library.articles[source]
    if len(words.forms(fragment)) < SHORTEST:
        what = f"expected a fragment of at least {SHORTEST} words, found '{fragment}'."
        yield Problem(place, RULE, what, "add the words beside it.")
    elif not article.find(block, fragment):
        yield from _missing(library, source, block, fragment, place)
    elif article.forms and not article.is_one_passage(fragment):
        found = sum(len(article.find(number, fragment)) for number in article.blocks_with(fragment))
        what = f"expected words that stand once in the article, found them {found} times."
        yield Problem(place, RULE, what, "take in the words before or after.")
    elif article.forms and " ".join(fragment.split()) not in library.blocks(source)[block - 1]:
        what = "the words are there, but with other punctuation or capitals."
        yield Problem(place, RULE, what, "copy them letter by letter from the text.")


def _missing(library: Library, source: str, block: int, fragment: str, place: Place) -> Iterator[Problem]:
    """Yield that words are not in a block; without the text nothing tells whether they are not there or only not opened."""
    article = library.articles[source]
    elsewhere = ", ".join(map(str, article.blocks_with(fragment)))
    if elsewhere:
        yield Problem(place, RULE, f"these words are not in block {block}.", f"they are in block {elsewhere}.")
    elif article.forms:
        what = f"the words '{fragment}' are not in block {block} of {source}, nor elsewhere in it."
        yield Problem(place, RULE, what, _nearest(library, source, fragment))
    else:
        what = f"the words '{fragment}' are not proved to stand in block {block} of {source}: they are not there, or not opened."
        yield Problem(place, RULE, what, "whoever has the article runs 'dossier check' with its text, which finds or opens them.")


def _openings(library: Library, source: Source, lost: bool) -> Iterator[Problem]:
    """Yield openings that open what nothing quotes, since a salt gives its word away, and with the text those that are missing or wrong.

    `lost` is whether a fragment was not proved: its own words then look idle, and must not be taken away for that.
    """
    article = library.articles[source.id]
    path = f"seeds/{source.id}.openings"
    if library.is_unread(source.id) or source.draft:
        return
    if article.forms:
        if dict(article.openings) != reach.due_openings(library, source):
            yield Problem(Place(path), RULE, "the openings are not those of the words that are quoted.", _ENTERED, "openings")
        return
    idle = article.openings.keys() - reach.quoted(library, source)
    if idle and not lost:
        first = next(line for line, number in enumerate(article.openings, 2) if number in idle)
        what = f"{counted(len(idle), 'word')} opened that no fragment quotes: {', '.join(map(str, sorted(idle)[:_TOLD]))}{' ...' if len(idle) > _TOLD else ''}."
        yield Problem(Place(path, first), RULE, what, "delete these lines: a salt gives its word away.")


def _nearest(library: Library, source: str, fragment: str) -> str:
    """Return the block and words of the article nearest to the fragment, where they may be shown; else what to do."""
    if library.public_log:
        return "compare them with the article; 'dossier check --show-words' names the nearest words, which a public log must not."
    best, nearest = 0.0, ""
    wanted = words.forms(fragment)
    for number, block in enumerate(library.blocks(source), 1):
        found = words.words(block)
        forms = [word.form for word in found]
        matcher = SequenceMatcher(None, forms, wanted, autojunk=False)
        match = matcher.find_longest_match()
        if not match.size:
            continue
        start = max(0, match.a - match.b)
        end = min(len(found), start + len(wanted))
        ratio = SequenceMatcher(None, forms[start:end], wanted, autojunk=False).ratio()
        if ratio > best:
            best, nearest = ratio, f"the nearest words are in block {number}: '{block[found[start].start : found[end - 1].end]}'."
    return nearest or "compare them with the article, letter by letter."
