"""A whole article drafted: its record, its word record, a skeleton for each sentence, names and answers, all marked as proposals."""

import dataclasses
import hashlib
import re
from pathlib import Path
from types import MappingProxyType

from dossier.desk.draft_text import MARK, claims_text, new_id, record_text
from dossier.desk.new_subject_or_question import append, subject_text
from dossier.desk.proposing import proposals
from dossier.desk.proposing_names import unknown_names
from dossier.desk.reading_article import read
from dossier.language import dates, words
from dossier.library.files import QUESTIONS, files
from dossier.library.library import Library
from dossier.records import word_record
from dossier.records.history import FOLDERS
from dossier.records.parts import UNWRITTEN
from dossier.records.problems import RefusedError, counted
from dossier.records.reader import read as parse
from dossier.records.subject import SUBJECT_FILES, Subject, subject_model
from dossier.records.writing import write_whole

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")
_ONE_LINE = re.compile(r"\s*- \{.*\}\s*")
RESERVED = frozenset({"index", "bibliography", *FOLDERS})
_FURNITURE = 12  # words; a block that has no more and does not end as a sentence does is furniture, a title or a caption


def draft(library: Library, path: Path, source: str) -> list[str]:
    """Write the draft of an article from its text or saved page; return what was made and what to do next, line by line.

    Raises RefusedError where the record is there already, under this id or another, or where the file holds no article.
    """
    root = library.root
    for there in (f"seeds/{source}.yml", f"data/claims/{source}.yml", f"seeds/texts/{source}.txt"):
        if (root / there).exists():
            raise RefusedError(f"{there} is there already.")
    if source in RESERVED or source in library.dossier.topic_titles:
        raise RefusedError(f"'{source}' is the name of a page or file of its own. Choose another id.")
    found = read(path)
    digest = f"sha256: {hashlib.sha256(found.text.encode()).hexdigest()}"
    if same := next((one for one in files(root, "seeds", "*.yml") if digest in one.read_text(encoding="utf-8", errors="replace")), None):
        raise RefusedError(
            f"{path} is the article of {same.stem} already; its text is found by its SHA-256, which can lead to one record alone."
        )
    blocks = words.blocks(found.text)
    sentences = word_record.structure(found.text)
    if not sentences:
        raise RefusedError(f"{path} holds no sentence.")
    record = word_record.make(source, sentences, 0, sum(len(line) for *_, line in sentences) - 1)
    skipped = {number: kind for number, block in enumerate(blocks, 1) if (kind := _unused(block, found.title))}
    published = dates.parse(found.published) if found.published else None
    names = unknown_names(library, [block for number, block in enumerate(blocks, 1) if number not in skipped])
    stubs = _stubs(library, names)
    made = list(proposals(_with(library, stubs), blocks, published, skipped))
    _write(root / "seeds" / f"{source}.yml", record_text(source, found, record, blocks, skipped, made))
    _write(root / "seeds" / f"{source}.words", str(record))
    _write(root / "seeds" / f"{source}.openings", word_record.as_openings(source, {}))
    _write(root / "seeds" / "texts" / f"{source}.txt", found.text)
    _write(
        root / "data" / "claims" / f"{source}.yml",
        "# yaml-language-server: $schema=../schema/claims.json\n" + claims_text(made, library.dossier.topics[0].id),
    )
    for stem in sorted({stem for stem, _ in stubs}):
        append(root / "data" / "subjects" / f"{stem}.yml", "".join(subject_text(stem, one) for kind, one in stubs if kind == stem))
    answers = _silences(library, source)
    return [
        f"Made seeds/{source}.yml, a draft, with its word record, and data/claims/{source}.yml; the text lies in seeds/texts/, which git ignores.",
        f"Proposed: {counted(len(made), 'claim')} for {counted(len(sentences), 'sentence')}, {counted(len(skipped), 'block')} left unused, "
        f"{counted(len(names), 'new name')}, {counted(answers, 'silence')}. Each says '{MARK}': delete it where you have confirmed it. What the record says of the article was proposed too; 'draft: true' is its mark.",
        "Next:",
        "  1. make serve, which shows the draft with what is missing; or dossier check --drafts",
        f"  2. in data/claims/{source}.yml say in your own words what each sentence says, and delete what says nothing new",
        f"  3. in seeds/{source}.yml fill in what is empty, and a gist for each block; in data/subjects/ describe the new names",
        f"  4. in {QUESTIONS} answer where the article is not silent",
        f"  5. dossier commit {source}, since page furniture is no part of the key; then delete 'draft: true' and run dossier check",
    ]


def _unused(block: str, title: str) -> str:
    """Return as what a block seems to be left unused: its title, or furniture; empty where it bears sentences."""
    if block == title:
        return "title"
    return "furniture" if len(block.split()) <= _FURNITURE and not _SENTENCE_END.search(block) else ""


def _stubs(library: Library, names: dict[str, str]) -> list[tuple[str, Subject]]:
    """Return (file, subject) for each new name, to be described by the editor who confirms it."""
    taken = set(library.subjects)
    made = []
    for name, stem in names.items():
        variants = [name.split()[-1]] if stem == "people" and " " in name else []  # by which a second sentence names them
        one = subject_model(stem)(
            id=new_id(name, taken, SUBJECT_FILES[stem]), name=name, variants=variants, description=UNWRITTEN, proposed=True
        )
        made.append((stem, one))
    return made


def _with(library: Library, stubs: list[tuple[str, Subject]]) -> Library:
    """Return the library with the new subjects in it, so that sentences are known to name them."""
    return dataclasses.replace(
        library,
        subjects=MappingProxyType({**library.subjects, **{one.id: one for _, one in stubs}}),
        kinds=MappingProxyType({**library.kinds, **{one.id: SUBJECT_FILES[stem] for stem, one in stubs}}),
    )


def _silences(library: Library, source: str) -> int:
    """Add to each question that the source is silent, after the last answer; return how many there are.

    Only where each answer stands in a line of its own; else nothing is written, and the check asks for the answers.
    """
    path = library.root / QUESTIONS
    silent = next((verdict.id for verdict in library.dossier.verdicts if verdict.mark == "none"), None)
    document = parse(library.root, path)[0] if path.exists() else None
    if silent is None or document is None or not isinstance(document.data, list):
        return 0
    before = path.read_text(encoding="utf-8")
    lines = before.rstrip("\n").split("\n")
    for number, row in reversed(list(enumerate(document.data))):
        last = document.at(number, "answers", len(row["answers"]) - 1) if row.get("answers") else document.at(number)
        line = lines[last.line - 1]
        if not _ONE_LINE.fullmatch(line):
            return 0
        lines.insert(last.line, f"{line[: line.index('- ')]}- {{source: {source}, verdict: {silent}, {MARK}}}")
    _write(path, "\n".join(lines) + "\n")
    return len(document.data)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
