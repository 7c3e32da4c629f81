"""The library: every record read, frozen and indexed. It says what stands where; it judges nothing."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dossier.language import words
from dossier.library import publication
from dossier.library.article import Article
from dossier.library.naming import Register
from dossier.library.publication import Publication
from dossier.library.written_pages import Page
from dossier.records.claim import Claim, Difference
from dossier.records.dossier import NO_DOSSIER, Dossier
from dossier.records.history import Entry, Gone
from dossier.records.problems import counted
from dossier.records.question import Question
from dossier.records.receipts import NO_RECEIPTS, Receipts
from dossier.records.source import Source
from dossier.records.subject import Event, Subject

_MARKS = '.,;:!?()"“”'


@dataclass(frozen=True, eq=False)
class Library:
    """All sources, claims, subjects, articles and hand-written pages of a project, by id.

    `published` holds the ids of all claims ever published, `journal` what became of them and when, `gone` those of them that moved
    or were withdrawn. `articles` holds what is known of each article's words, `texts` the articles that are at hand, which may be none;
    `public_log` is whether messages must not quote them. `receipts` holds what was found right with the texts. `damaged` names the files
    that could not be read whole, so that no rule blames another record for what is missing there; `left_out` the drafts that were left out.
    """

    root: Path
    dossier: Dossier = NO_DOSSIER
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    public_log: bool = False
    receipts: Receipts = NO_RECEIPTS
    pages: Mapping[str, Page] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    gone: Mapping[str, Gone] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    journal: tuple[Entry, ...] = ()
    damaged: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    def is_unread(self, key: str) -> bool:
        """Tell whether a claim, or claims of a source, may be missing because the source's record or claims could not be read whole."""
        source = key.partition("/")[0]
        return bool({f"seeds/{source}.yml", f"data/claims/{source}.yml"} & self.damaged)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each source, in the order of their file."""
        found: dict[str, list[Claim]] = {source: [] for source in self.sources}
        for claim in self.claims.values():
            found.setdefault(claim.source, []).append(claim)
        return found

    @cached_property
    def claims_about(self) -> dict[str, list[Claim]]:
        """The claims that name each subject, in the order of their sources' dates."""
        found: dict[str, list[Claim]] = {subject: [] for subject in self.subjects}
        for claim in self.by_date:
            for subject in claim.named:
                found.setdefault(subject, []).append(claim)
        return found

    @cached_property
    def claims_at(self) -> dict[str, list[Claim]]:
        """The claims that name each place or something that happened there, in the order of their sources' dates."""
        found: dict[str, list[Claim]] = {place.id: [] for place in self.of_kind("place")}
        for claim in self.by_date:
            happened = {event.place for key in claim.named if isinstance(event := self.subjects.get(key), Event)}
            for place in found.keys() & (claim.named | happened):
                found[place].append(claim)
        return found

    @cached_property
    def by_date(self) -> list[Claim]:
        """All claims, in the order of their sources' dates and then of their files."""
        order = {source.id: place for place, source in enumerate(self.sources_by_date)}
        return sorted(self.claims.values(), key=lambda claim: order.get(claim.source, len(order)))

    @cached_property
    def sources_by_date(self) -> list[Source]:
        """The sources, oldest first."""
        return sorted(self.sources.values(), key=lambda source: (source.published.sort_key, source.id))

    @cached_property
    def differences(self) -> list[tuple[Claim, Claim, Difference]]:
        """Every marked pair once: (claim, other claim, the mark)."""
        return [
            (claim, self.claims[mark.claim], mark) for claim in self.by_date for mark in claim.differs_from if mark.claim in self.claims
        ]

    @cached_property
    def ordinary_words(self) -> frozenset[str]:
        """Words that stand somewhere in our own prose without a capital, so that one at a sentence's start is no name."""
        prose = [claim.says for claim in self.claims.values()]
        prose += [block.gist for source in self.sources.values() for block in source.blocks]
        prose += [subject.description for subject in self.subjects.values()]
        prose += [page.text for page in self.pages.values()]
        found = {word.strip(_MARKS) for word in set("\n".join(prose).split())}
        return frozenset(word for word in found if word.isalpha() and word.islower())

    @cached_property
    def years(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the years that time axes show.

        They reach from the first article, event or change of membership to the last date of all; claims may look back further.
        """
        known = [source.published for source in self.sources.values()]
        known += [subject.date for subject in self.subjects.values() if isinstance(subject, Event)]
        known += [claim.when for claim in self.claims.values() if claim.when and claim.membership]
        dated = known + [claim.when for claim in self.claims.values() if claim.when]
        first = min((date.earliest for date in known if date.earliest), default=datetime.date.min)
        last = max((date.latest for date in dated if date.latest), default=datetime.date.min)
        return datetime.date(first.year, 1, 1), datetime.date(last.year, 12, 31)

    @cached_property
    def publication(self) -> Publication:
        """The site as it can be cited."""
        return publication.of(self.root, self.dossier.title)

    @cached_property
    def register(self) -> Register:
        """The subjects, ready to be looked for in a text."""
        return Register(self.subjects.values())

    @property
    def drafts(self) -> frozenset[str]:
        """The ids of all drafts, of which no receipt is due, whether they were left out or not."""
        return self.left_out | {source.id for source in self.sources.values() if source.draft}

    def title_of(self, path: str) -> str:
        """Return the title of a hand-written page, which its front matter gives; that of the dossier where it gives none."""
        return self.pages[path].front.get("title", self.dossier.title)

    def of_kind(self, kind: str) -> list[Subject]:
        """Return the subjects of a kind, in the order of their file."""
        return [subject for subject in self.subjects.values() if self.kinds[subject.id] == kind]

    def blocks(self, source: str) -> list[str]:
        """Return the blocks of a source's text, where it is at hand; else none."""
        return self._blocks.get(source, [])

    @cached_property
    def _blocks(self) -> dict[str, list[str]]:
        return {source: words.blocks(text) for source, text in self.texts.items()}

    def quoted_by(self, claim: Claim) -> set[int]:
        """Return the numbers of the article's words that the claim's fragments quote."""
        if claim.source not in self.articles:
            return set()
        article = self.articles[claim.source]
        return {number for part in claim.passages for fragment in part.words for number in article.quoted(part.block, fragment)}

    def around(self, source: str, block: int, fragment: str, reach: int) -> list[str]:
        """Return, with the article's text at hand, each place of a fragment with up to so many words of its sentences on either side."""
        article = self.articles[source]
        body, within = self.blocks(source)[block - 1], article.record.words_of(block)
        found, size, shown = words.words(body), len(words.forms(fragment)), []
        for at in article.find(block, fragment):
            spans = article.record.spans[block]
            start = max(at - reach, max(first for _, first, _ in spans if first <= at))
            end = min(at + size + reach, min(last for _, _, last in spans if at + size <= last))
            shown.append(body[found[start - within.start].start : found[end - within.start - 1].end])
        return shown

    def sentences_of(self, claim: Claim) -> str:
        """Return the sentences that the claim's fragments touch, where the article's text is at hand; else the fragments."""
        article = self.articles.get(claim.source)
        if article is None or not article.forms:
            return " / ".join(claim.fragments)
        places = sorted(article.sentences_of(self.quoted_by(claim)))
        return " / ".join(words.sentences(self.blocks(claim.source)[block - 1])[sentence - 1] for block, sentence in places)

    @property
    def has_every_text(self) -> bool:
        """Whether the texts of all articles are at hand, so that every rule runs exactly; of none, none is missing."""
        return all((article := self.articles.get(source)) and article.forms for source in self.sources)

    def summary(self) -> str:
        """Return what there is to check, in words."""
        sentences = sum(len(article.record.sentences) for article in self.articles.values())
        blocks = sum(len(article.record.spans) for article in self.articles.values())
        fragments = sum(len(claim.fragments) for claim in self.claims.values())
        whose = "its" if len(self.texts) == 1 else "their"
        counts = {
            "block": blocks,
            "sentence": sentences,
            "claim": len(self.claims),
            "fragment": fragments,
            "subject": len(self.subjects),
            "page": len(self.pages),
        }
        shown = [f"{counted(len(self.sources), 'source')} ({len(self.texts)} with {whose} text)"]
        left_out = f"; left out: {counted(len(self.left_out), 'draft')} ({', '.join(sorted(self.left_out))})" if self.left_out else ""
        return ", ".join(shown + [counted(number, noun) for noun, number in counts.items()]) + left_out
