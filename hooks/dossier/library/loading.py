"""From files to the library: every record is read, typed and placed, and every problem of shape is collected."""

import os
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml
from pydantic import ValidationError

from dossier.library import drafts
from dossier.library.cores import uncollected
from dossier.library.files import (
    DOSSIER,
    GONE,
    JOURNAL,
    QUESTIONS,
    files,
    name_of,
    read_articles,
    read_pages,
    read_published,
    read_receipts,
    read_texts,
)
from dossier.library.library import Library
from dossier.library.memory import Memory
from dossier.library.publication import settings
from dossier.library.texts import in_public
from dossier.records.claim import Claim
from dossier.records.dossier import NO_DOSSIER, Dossier
from dossier.records.history import Entry, Gone
from dossier.records.problems import Place, Problem, closest
from dossier.records.question import Question
from dossier.records.reader import RULE, Step, document, no_yaml, read_text
from dossier.records.record import Record
from dossier.records.shape_problems import shape_problems, shown
from dossier.records.source import Source, years
from dossier.records.subject import SUBJECT_FILES, Subject, subject_model

R = TypeVar("R", bound=Record)


@uncollected()
def load(
    root: Path, texts: Path | None = None, show_words: bool = False, with_drafts: bool = False, memory: Memory | None = None
) -> tuple[Library, list[Problem]]:
    """Return the library of the project at the root, and every problem of shape that was found on the way.

    `texts` is a folder with the articles; without one, both the folder in the environment and seeds/texts are looked into. Messages quote the
    articles where nobody else reads them, or where `show_words` asks for it. Records that have a problem are left out of the library, and so
    are drafts, with what only they name, unless `with_drafts` asks for them. What the `memory` has of a file that did not change is not read again.
    """
    memory = memory or Memory()
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    claims: dict[str, Claim] = {}
    subjects: dict[str, Subject] = {}
    kinds: dict[str, str] = {}
    left_out = frozenset() if with_drafts else drafts.ids(root)
    for path in files(root, "seeds", "*.yml"):
        for source in _records(root, path, Source, problems, memory, single=True) if path.stem not in left_out else ():
            if source.id != path.stem:
                problems.append(
                    Problem(
                        source.at("id"), RULE, f"expected the file's name, '{path.stem}', found '{source.id}'.", "rename one of the two."
                    )
                )
            elif source.draft and not with_drafts:
                what = "this became a draft while the project was read; expected it before."
                problems.append(Problem(source.at("draft"), RULE, what, "run this again."))
            else:
                sources[source.id] = source.model_copy(update={"short": f"{source.short} (draft)"}) if source.draft else source
    # A draft whose record cannot be read is left out all the same, and must not take the others away.
    absent = drafts.ids(root) - sources.keys() if with_drafts else left_out
    for path in files(root, "data/claims", "*.yml"):
        for claim in _records(root, path, Claim, problems, memory) if path.stem not in left_out else ():
            claim._source = path.stem
            _add(claims, claim.key, claim, problems)
    for stem, kind in SUBJECT_FILES.items():
        path = root / "data" / "subjects" / f"{stem}.yml"
        for subject in _records(root, path, subject_model(stem), problems, memory) if os.path.lexists(path) else ():
            if _add(subjects, subject.id, subject, problems):
                kinds[subject.id] = kind
    for path in files(root, "data/subjects", "*.yml"):
        if path.stem not in SUBJECT_FILES:
            what = f"expected one of {', '.join(SUBJECT_FILES)}, found '{path.stem}'."
            problems.append(Problem(Place(name_of(root, path)), RULE, what, closest(path.stem, SUBJECT_FILES)))
    for key in drafts.only_theirs(root, left_out, claims, subjects) if left_out else ():
        del subjects[key], kinds[key]
    gone: dict[str, Gone] = {}
    for record in _records(root, root / GONE, Gone, problems, memory) if os.path.lexists(root / GONE) else ():
        _add(gone, record.id, record, problems)
    about = _records(root, root / DOSSIER, Dossier, problems, memory, single=True) if os.path.lexists(root / DOSSIER) else ()
    dossier = next(iter(about), None)
    if dossier is None and not any(problem.place.path == DOSSIER for problem in problems):
        problems.append(
            Problem(Place(DOSSIER), RULE, f"expected {DOSSIER}, which says what the dossier is about, found none.", "restore it.")
        )
    if dossier:
        dossier = dossier.told("–".join(years(source for source in sources.values() if not source.draft)))
    questions: dict[str, Question] = {}
    for question in _records(root, root / QUESTIONS, Question, problems, memory) if os.path.lexists(root / QUESTIONS) else ():
        _add(questions, question.id, question.without(absent), problems)
    for name in ("mkdocs.yml", "CITATION.cff"):
        try:
            settings(root / name)
        except yaml.YAMLError as error:
            problems.append(no_yaml(name, error))
    journal = tuple(_records(root, root / JOURNAL, Entry, problems, memory)) if os.path.lexists(root / JOURNAL) else ()
    _drop_unrecorded(claims, sources, problems)
    found_texts = read_texts(root, sources, texts)
    there = {
        "": True,
        "claims": bool(claims),
        "questions": bool(questions),
        "people": "person" in kinds.values(),
        "map": bool(dossier and dossier.map),
    }
    library = Library(
        root=root,
        dossier=dossier or NO_DOSSIER,
        sources=MappingProxyType(sources),
        claims=MappingProxyType(claims),
        subjects=MappingProxyType(subjects),
        kinds=MappingProxyType(kinds),
        articles=MappingProxyType(read_articles(root, sources, found_texts, problems, memory)),
        texts=MappingProxyType(found_texts),
        public_log=in_public() and not show_words,
        receipts=read_receipts(root, problems),
        published=frozenset(read_published(root, problems)),
        gone=MappingProxyType(gone),
        questions=MappingProxyType(questions),
        journal=journal,
        pages=MappingProxyType({path: page for path, page in read_pages(root, problems) if there.get(page.needs, True)}),
        damaged=frozenset(problem.place.path for problem in problems),
        left_out=absent,
    )
    return library, problems


def _records(root: Path, path: Path, model: type[R], problems: list[Problem], memory: Memory, single: bool = False) -> Sequence[R]:
    text, found = read_text(root, path)
    problems += found
    if found:
        return ()
    records, told = memory.of((model, path), (root, text), lambda: _typed(name_of(root, path), text, model, single))
    problems += told
    return records


def _typed(name: str, text: str, model: type[R], single: bool) -> tuple[list[R], list[Problem]]:
    """Return the records in the text of a file, and the problems of those that have none."""
    file, problems = document(name, text)
    if file is None:
        return [], problems
    if single:
        rows: list[tuple[tuple[Step, ...], object]] = [((), file.data)]
    elif isinstance(file.data, list):
        rows = [((place,), row) for place, row in enumerate(file.data)]
    else:
        return [], [Problem(file.at(), RULE, "expected a list of records, each after '- '.", "begin each record with '- id: ...'.")]
    records = []
    for steps, row in rows:
        if not isinstance(row, dict):
            what = f"expected a record of keys and values, found {shown(row)}."
            problems.append(Problem(file.at(*steps), RULE, what, "write 'key: value' lines."))
            continue
        try:
            record = model.model_validate(row)
        except ValidationError as error:
            problems += shape_problems(error, file, steps, model)
            continue
        record.placed(file, *steps)
        records.append(record)
    return records, problems


def _add(known: dict[str, R], key: str, record: R, problems: list[Problem]) -> bool:
    if key in known:
        first = known[key].at("id")
        problems.append(
            Problem(record.at("id"), RULE, f"expected each id once, found '{key}' again.", f"its first place is {first}; rename this one.")
        )
        return False
    known[key] = record
    return True


def _drop_unrecorded(claims: dict[str, Claim], sources: dict[str, Source], problems: list[Problem]) -> None:
    """Take out the claims whose source has no record that can be read, with one problem for each such file."""
    told = {problem.place.path for problem in problems}
    for key in [key for key, claim in claims.items() if claim.source not in sources]:
        claim = claims.pop(key)
        record = f"seeds/{claim.source}.yml"
        if record not in told:
            problems.append(
                Problem(
                    claim.at(),
                    RULE,
                    f"expected the record {record}, found none.",
                    f"restore seeds/{claim.source}.yml, or write it; if the article is no part of this, delete this file.",
                )
            )
        told.add(record)
