"""What is known of an article's words: its word record, the words that are opened, and all of them where the text is at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.language import words
from dossier.records import word_record
from dossier.records.word_record import WordRecord


@dataclass(frozen=True, eq=False)
class Article:
    """A source's word record, the salts of its opened words by number, and its normalised words (none without the text)."""

    record: WordRecord
    openings: Mapping[int, str]
    forms: tuple[str, ...] = ()
    _found: dict[tuple[int, str], list[int]] = field(default_factory=dict, init=False, repr=False)
    _proved: dict[int, str] = field(default_factory=dict, init=False, repr=False)

    def find(self, block: int, text: str) -> list[int]:
        """Return the number of the first word of each place in the block at which the text is seen to stand.

        With the article's text that is every place; without it, those whose words are all opened.
        """
        if (block, text) not in self._found:
            wanted = words.forms(text)
            within = self.record.words_of(block)
            starts = range(within.start, within.stop - len(wanted) + 1) if wanted else range(0)
            last = len(wanted) - 1
            seen = starts if self.forms else [at for at in starts if at in self.openings and at + last in self.openings]
            self._found[block, text] = [at for at in seen if all(self._has(at + step, form) for step, form in enumerate(wanted))]
        return self._found[block, text]

    def _has(self, number: int, form: str) -> bool:
        if self.forms or number in self._proved:
            return (self.forms[number] if self.forms else self._proved[number]) == form
        if proved := word_record.opened(self.record, self.openings, number, form):
            self._proved[number] = form  # no other word has this digest under this salt
        return proved

    def quoted(self, block: int, text: str) -> set[int]:
        """Return the numbers of the words at which the text is seen to stand in the block."""
        size = len(words.forms(text))
        return {number for start in self.find(block, text) for number in range(start, start + size)}

    def blocks_with(self, text: str) -> list[int]:
        """Return the blocks in which the text is seen to stand."""
        return [block for block in self.record.spans if self.find(block, text)]

    def is_one_passage(self, text: str) -> bool:
        """Tell, with the article's text at hand, whether these words lead to one passage.

        That is one place, or the same place within a sentence that the article repeats word for word, as it does a title or a caption
        that is given twice: a link to the words then finds the same sentence.
        """
        size = len(words.forms(text))
        places = [(block, at) for block in self.record.spans for at in self.find(block, text)]
        sentences = [
            (at - start, self.forms[start:end])
            for block, at in places
            for _, start, end in self.record.spans[block]
            if start <= at and at + size <= end
        ]
        return len(places) == 1 or (len(sentences) == len(places) and len(set(sentences)) == 1)

    def sentence_has(self, place: tuple[int, int], text: str) -> bool:
        """Tell, with the article's text at hand, whether these words stand in the sentence (block, number), one after the other."""
        start, end = next((start, end) for number, start, end in self.record.spans[place[0]] if number == place[1])
        return bool(words.runs(list(self.forms[start:end]), words.forms(text)))

    def sentences_of(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """Return the (block, sentence) of each of the words."""
        return {self.record.places[number] for number in numbers}
