"""What is read beside the records: word records, texts, receipts, the list of published claims, and the hand-written pages."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from dossier.library.article import Article
from dossier.library.memory import Memory
from dossier.library.texts import text_folders
from dossier.library.written_pages import Page, page
from dossier.records import receipts, word_record
from dossier.records.problems import Place, Problem
from dossier.records.reader import RULE, read_text
from dossier.records.receipts import Receipts
from dossier.records.source import Source
from dossier.records.word_record import WordRecord

R = TypeVar("R")

# Every claim id ever published, one a line; and the claims that moved or were withdrawn.
PUBLISHED = "data/published.txt"
GONE = "data/gone.yml"
# What the whole is about.
DOSSIER = "dossier.yml"
# What all sources are asked.
QUESTIONS = "data/questions.yml"
# What became of claims, and when.
JOURNAL = "data/journal.yml"
# The pages that every dossier has, written once for all; a page of the same path below docs/ takes the place of one.
SHARED_PAGES = Path(__file__).with_name("pages")


def files(root: Path, folder: str, pattern: str) -> list[Path]:
    """Return the files of a folder below the root that fit a pattern, in the order of their names."""
    return sorted((root / folder).glob(pattern))


def name_of(root: Path, path: Path) -> str:
    """Return a path as problems name it: relative to the root."""
    return path.relative_to(root).as_posix()


def read_articles(
    root: Path, sources: dict[str, Source], texts: Mapping[str, str], problems: list[Problem], memory: Memory
) -> dict[str, Article]:
    """Return what is known of each source's words; a record that is missing, damaged or of no source is a problem."""
    records = dict(_read_each(root, "words", sources, word_record.parse, lambda made: made.source, problems))
    openings = dict(_read_each(root, "openings", sources, word_record.parse_openings, lambda made: made[0], problems))
    found = {}
    for key, record in records.items():
        salts = openings.get(key, (key, {}))[1]
        if salts and max(salts) >= len(record.digests):
            where = Place(name_of(root, root / "seeds" / f"{key}.openings"), len(salts) + 1)
            what = f"expected words below {len(record.digests)}, as many as the article has, found {max(salts)}."
            problems.append(Problem(where, RULE, what, "run 'dossier check' with the text at hand, which writes the openings anew."))
        material = (record, salts, texts.get(key))
        found[key] = memory.of((Article, root, key), material, partial(_article, *material))  # with the places that were found in it
    return found


def _article(record: WordRecord, salts: dict[int, str], text: str | None) -> Article:
    """Return what is known of an article's words: all of them only where the text has the structure of the record."""
    sentences = word_record.structure(text) if text is not None else []
    same = [(block, number, len(line)) for block, number, line in sentences] == [
        (block, number, len(line)) for block, number, line in record.sentences
    ]
    return Article(record, MappingProxyType(salts), tuple(form for _, _, line in sentences for form in line) if same else ())


def _read_each(
    root: Path, kind: str, sources: dict[str, Source], parse: Callable[[str], R], named: Callable[[R], str], problems: list[Problem]
) -> Iterator[tuple[str, R]]:
    """Yield each source's file of a kind by its id; one that is missing, damaged, or of another or no source is a problem."""
    for path in files(root, "seeds", f"*.{kind}"):
        tip = f"make it again with 'dossier commit {path.stem}', with the text at hand."
        text, found = read_text(root, path)
        problems += found
        if found:
            continue
        try:
            made = parse(text)
        except ValueError as error:
            line, message = numbered(error)
            problems.append(Problem(Place(name_of(root, path), line), RULE, f"{message}.", tip))
            continue
        if path.stem not in sources:
            if (root / "seeds" / f"{path.stem}.yml").exists():
                continue  # the record has a problem of its own
            what = f"expected a source '{path.stem}', found none."
            problems.append(
                Problem(
                    Place(name_of(root, path)),
                    RULE,
                    what,
                    f"restore seeds/{path.stem}.yml, or write it; if the article is no part of this, delete this file.",
                )
            )
        elif named(made) != path.stem:
            problems.append(Problem(Place(name_of(root, path)), RULE, f"expected '{path.stem}', found that of '{named(made)}'.", tip))
        else:
            yield path.stem, made
    for source in sources.values():
        if not (root / "seeds" / f"{source.id}.{kind}").exists():
            what = f"expected seeds/{source.id}.{kind}, found none."
            problems.append(Problem(source.at("id"), RULE, what, f"make it with 'dossier commit {source.id}', with the text at hand."))


def numbered(error: ValueError) -> tuple[int, str]:
    """Return the line and the message of an error that begins with "line N: "."""
    line, _, message = str(error).removeprefix("line ").partition(": ")
    return int(line), message


def read_texts(root: Path, sources: dict[str, Source], chosen: Path | None) -> dict[str, str]:
    """Return the texts at hand by source id, found by their SHA-256."""
    wanted = {source.sha256: source.id for source in sources.values()}
    found = {}
    for folder in text_folders(root, chosen):
        for path in sorted(folder.glob("*.txt")):
            raw = path.read_bytes()
            if (source := wanted.get(hashlib.sha256(raw).hexdigest())) is not None:
                found[source] = raw.decode("utf-8", errors="replace")
    return found


def read_receipts(root: Path, problems: list[Problem]) -> Receipts:
    """Return what was found right with the texts at hand; nothing where there is no such file or it cannot be read."""
    path = root / receipts.PATH
    if not os.path.lexists(path):
        return receipts.NO_RECEIPTS
    text, found = read_text(root, path)
    problems += found
    try:
        return receipts.parse(text)
    except ValueError as error:
        line, message = numbered(error)
        tip = "restore the file, or run 'dossier check' with the texts at hand once the line is gone."
        problems.append(Problem(Place(receipts.PATH, line), RULE, f"{message}.", tip))
        return receipts.NO_RECEIPTS


def read_published(root: Path, problems: list[Problem]) -> list[str]:
    """Return the ids of all claims ever published."""
    if not os.path.lexists(root / PUBLISHED):
        return []
    text, found = read_text(root, root / PUBLISHED)
    problems += found
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read_pages(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Page]]:
    """Yield each hand-written page by its path below docs/, and each that all dossiers share and this one does not write itself."""
    found = {path.relative_to(folder).as_posix(): path for folder in (SHARED_PAGES, root / "docs") for path in folder.rglob("*.md")}
    for name, path in sorted(found.items()):
        base = root if path.is_relative_to(root) else SHARED_PAGES.parents[2]  # where the library is installed
        text, unread = read_text(base, path)
        problems += unread
        if not unread:
            yield name, page(name_of(base, path), text)
