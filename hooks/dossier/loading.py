"""From files to the library: every record is read, typed and placed, and every problem of shape is collected."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from . import prints
from .library import Library, text_folders
from .models import Claim, Record
from .pages import Page, page
from .problems import Place, Problem, closest
from .reader import RULE, Step, read, read_text
from .records import SUBJECT_FILES, Source, Subject, subject_model
from .shapes import shape_problems, shown

R = TypeVar("R", bound=Record)


def load(root: Path, texts: Path | None = None) -> tuple[Library, list[Problem]]:
    """Return the library of the project at the root, and every problem of shape that was found on the way.

    `texts` is a folder with the articles; without one, the folder in the environment and seeds/texts are tried. Records
    that have a problem are left out of the library.
    """
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    claims: dict[str, Claim] = {}
    subjects: dict[str, Subject] = {}
    kinds: dict[str, str] = {}
    for path in _files(root, "seeds", "*.yml"):
        for source in _records(root, path, Source, problems, single=True):
            if source.id != path.stem:
                problems.append(
                    Problem(
                        source.at("id"), RULE, f"expected the file's name, '{path.stem}', found '{source.id}'.", "rename one of the two."
                    )
                )
            else:
                sources[source.id] = source
    for path in _files(root, "data/claims", "*.yml"):
        for claim in _records(root, path, Claim, problems):
            claim._source = path.stem
            _add(claims, claim.key, claim, problems)
    for stem, kind in SUBJECT_FILES.items():
        path = root / "data" / "subjects" / f"{stem}.yml"
        for subject in _records(root, path, subject_model(stem), problems) if path.exists() else ():
            if _add(subjects, subject.id, subject, problems):
                kinds[subject.id] = kind
    for path in _files(root, "data/subjects", "*.yml"):
        if path.stem not in SUBJECT_FILES:
            problems.append(
                Problem(
                    Place(_name(root, path)),
                    RULE,
                    f"expected one of {', '.join(SUBJECT_FILES)}, found '{path.stem}'.",
                    closest(path.stem, SUBJECT_FILES),
                )
            )
    _drop_unrecorded(claims, sources, problems)
    found_prints = dict(_prints(root, sources, problems))
    library = Library(
        root=root,
        sources=MappingProxyType(sources),
        claims=MappingProxyType(claims),
        subjects=MappingProxyType(subjects),
        kinds=MappingProxyType(kinds),
        prints=MappingProxyType(found_prints),
        texts=MappingProxyType(_texts(root, sources, texts)),
        pages=MappingProxyType(dict(_pages(root, problems))),
        damaged=frozenset(problem.place.path for problem in problems),
    )
    return library, problems


def _files(root: Path, folder: str, pattern: str) -> list[Path]:
    return sorted((root / folder).glob(pattern))


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _records(root: Path, path: Path, model: type[R], problems: list[Problem], single: bool = False) -> Iterator[R]:
    document, found = read(root, path)
    problems += found
    if document is None:
        return
    if single:
        rows: list[tuple[tuple[Step, ...], object]] = [((), document.data)]
    elif isinstance(document.data, list):
        rows = [((place,), row) for place, row in enumerate(document.data)]
    else:
        problems.append(Problem(document.at(), RULE, "expected a list of records, each after '- '.", "begin each record with '- id: ...'."))
        return
    for steps, row in rows:
        if not isinstance(row, dict):
            problems.append(
                Problem(
                    document.at(*steps), RULE, f"expected a record of keys and values, found {shown(row)}.", "write 'key: value' lines."
                )
            )
            continue
        try:
            record = model.model_validate(row)
        except ValidationError as error:
            problems += shape_problems(error, document, steps, model)
            continue
        record.placed(document, *steps)
        yield record


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
                    closest(claim.source, sources) or "add it, or rename this file.",
                )
            )
        told.add(record)


def _prints(root: Path, sources: dict[str, Source], problems: list[Problem]) -> Iterator[tuple[str, prints.Print]]:
    for path in _files(root, "seeds", "*.print"):
        text, found = read_text(root, path)
        problems += found
        if found:
            continue
        try:
            print_ = prints.parse(text)
        except ValueError as error:
            line, _, message = str(error).removeprefix("line ").partition(": ")
            problems.append(
                Problem(Place(_name(root, path), int(line)), RULE, f"{message}.", f"make it again with 'dossier print {path.stem}'.")
            )
            continue
        if path.stem not in sources:
            problems.append(
                Problem(
                    Place(_name(root, path)),
                    RULE,
                    f"expected a source '{path.stem}', found none.",
                    f"add seeds/{path.stem}.yml or delete the print.",
                )
            )
        elif print_.source != path.stem:
            problems.append(
                Problem(
                    Place(_name(root, path)),
                    RULE,
                    f"expected the print of '{path.stem}', found that of '{print_.source}'.",
                    f"make it again with 'dossier print {path.stem}'.",
                )
            )
        else:
            yield path.stem, print_
    for source in sources.values():
        if not (root / "seeds" / f"{source.id}.print").exists():
            problems.append(
                Problem(
                    source.at("id"),
                    RULE,
                    f"expected the print seeds/{source.id}.print, found none.",
                    f"make it with 'dossier print {source.id}', with the text at hand.",
                )
            )


def _texts(root: Path, sources: dict[str, Source], chosen: Path | None) -> dict[str, str]:
    wanted = {source.sha256: source.id for source in sources.values()}
    found = {}
    for folder in text_folders(root, chosen):
        for path in sorted(folder.glob("*.txt")):
            text = path.read_bytes().decode("utf-8", errors="replace")
            if (source := wanted.get(prints.digest(text))) is not None:
                found[source] = text
    return found


def _pages(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Page]]:
    for path in sorted((root / "docs").rglob("*.md")):
        text, found = read_text(root, path)
        problems += found
        if not found:
            name = path.relative_to(root / "docs").as_posix()
            yield name, page(_name(root, path), text)
