"""What is read beside the records: prints, texts, the list of published claims, and the hand-written pages."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from . import prints, text_positions
from .library import FragmentKey, Span, text_folders
from .pages import Page, page
from .problems import Place, Problem
from .reader import RULE, read_text
from .records import Source

# Every claim id ever published, one a line; and the claims that moved or were withdrawn.
PUBLISHED = "data/published.txt"
GONE = "data/gone.yml"
# What all sources are asked.
QUESTIONS = "data/questions.yml"


def files(root: Path, folder: str, pattern: str) -> list[Path]:
    """Return the files of a folder below the root that fit a pattern, in the order of their names."""
    return sorted((root / folder).glob(pattern))


def name_of(root: Path, path: Path) -> str:
    """Return a path as problems name it: relative to the root."""
    return path.relative_to(root).as_posix()


def read_prints(root: Path, sources: dict[str, Source], problems: list[Problem]) -> Iterator[tuple[str, prints.Print]]:
    """Yield each source's print by its id; a print that is missing, damaged or of no source is a problem."""
    for path in files(root, "seeds", "*.print"):
        text, found = read_text(root, path)
        problems += found
        if found:
            continue
        try:
            print_ = prints.parse(text)
        except ValueError as error:
            line, _, message = str(error).removeprefix("line ").partition(": ")
            problems.append(
                Problem(Place(name_of(root, path), int(line)), RULE, f"{message}.", f"make it again with 'dossier print {path.stem}'.")
            )
            continue
        if path.stem not in sources:
            problems.append(
                Problem(
                    Place(name_of(root, path)),
                    RULE,
                    f"expected a source '{path.stem}', found none.",
                    f"add seeds/{path.stem}.yml or delete the print.",
                )
            )
        elif print_.source != path.stem:
            problems.append(
                Problem(
                    Place(name_of(root, path)),
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


def read_texts(root: Path, sources: dict[str, Source], chosen: Path | None) -> dict[str, str]:
    """Return the texts at hand by source id, found by their SHA-256."""
    wanted = {source.sha256: source.id for source in sources.values()}
    found = {}
    for folder in text_folders(root, chosen):
        for path in sorted(folder.glob("*.txt")):
            text = path.read_bytes().decode("utf-8", errors="replace")
            if (source := wanted.get(prints.digest(text))) is not None:
                found[source] = text
    return found


def read_positions(root: Path, problems: list[Problem]) -> Mapping[FragmentKey, Span] | None:
    """Return where the fragments stand in their texts, as far as that was counted; None where the project keeps no such file."""
    path = root / text_positions.POSITIONS
    if not path.exists():
        return None
    text, found = read_text(root, path)
    problems += found
    try:
        return text_positions.parse(text)
    except ValueError as error:
        line, _, message = str(error).removeprefix("line ").partition(": ")
        tip = "delete the line; 'dossier check' enters it again, with the text at hand."
        problems.append(Problem(Place(text_positions.POSITIONS, int(line)), RULE, f"{message}.", tip))
        return {}


def read_published(root: Path, problems: list[Problem]) -> list[str]:
    """Return the ids of all claims ever published."""
    if not (root / PUBLISHED).exists():
        return []
    text, found = read_text(root, root / PUBLISHED)
    problems += found
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read_pages(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Page]]:
    """Yield each hand-written page by its path below docs/."""
    for path in sorted((root / "docs").rglob("*.md")):
        text, found = read_text(root, path)
        problems += found
        if not found:
            name = path.relative_to(root / "docs").as_posix()
            yield name, page(name_of(root, path), text)
