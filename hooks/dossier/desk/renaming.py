"""Another id for a claim or a subject, wherever it is named; a published one says in data/gone.yml where it went."""

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dossier.desk.written_down import enter_in_journal
from dossier.library.files import DOSSIER, GONE, JOURNAL, QUESTIONS, files
from dossier.library.library import Library
from dossier.records.claim import SUBJECT_FIELDS
from dossier.records.history import FOLDERS
from dossier.records.parts import ID_PATTERN
from dossier.records.problems import RefusedError, closest, counted
from dossier.records.reader import Step, read
from dossier.records.subject import Subject
from dossier.records.writing import write_whole
from dossier.views import addresses

_HEAD = "# yaml-language-server: $schema=schema/gone.json\n"
_FIELDS = SUBJECT_FIELDS | {"about", "speakers", "channels", "people_of", "place", "value", "subject", "left_names"}
Steps = tuple[Step, ...]


def rename(library: Library, old: str, new: str) -> list[str]:
    """Give a claim ("source/claim") or a subject another id in every file that names it; return what was done, line by line.

    Raises RefusedError where there is no such id, where the new one is taken or none, or where a claim would change its source.
    """
    source, mark, name = old.rpartition("/")
    known = library.claims if mark else library.subjects
    if old not in known:
        raise RefusedError(f"there is no {'claim' if mark else 'subject'} '{old}'. {closest(old, known).capitalize()}".strip())
    if library.damaged:
        raise RefusedError(f"{min(library.damaged)} cannot be read whole. Run 'dossier check', and rename when nothing is wrong.")
    folder = None if mark else _folder(library, library.subjects[old])
    if new in known or new in library.published or new in library.gone or f"{folder}/{new}" in library.gone:
        raise RefusedError(f"'{new}' is there already, or was once.")
    if mark and new.rpartition("/")[0] != source:
        raise RefusedError(f"expected '{source}/...', since a claim stays with its source, found '{new}'.")
    if not re.fullmatch(ID_PATTERN, new.removeprefix(f"{source}/") if mark else new):
        where = "" if mark or "/" not in new else f", and no '/', since '{old}' is no claim"
        raise RefusedError(f"'{new}' is no id; expected lower-case words joined by hyphens{where}.")
    wanted = _of_claim(library, source, name) if mark else _of_subject(old, folder)
    changed = [path for path in _yaml(library.root) if _replaced(library.root, path, wanted, old, new)]
    pages = [path for path in sorted((library.root / "docs").rglob("*.md")) if _quoted(path, old, new)]
    gone = _enter_in_gone(library, old, new, folder)
    return [
        f"'{old}' is '{new}' in {counted(len(changed), 'file')} of data and {counted(len(pages), 'page')}.",
        *([f"{GONE} says where it went."] if gone else []),
        "Then: dossier check",
    ]


def _folder(library: Library, subject: Subject) -> str | None:
    """Return what begins the id of a subject with a page of its own once it is no more; none where it has no such page."""
    if "#" in addresses.of_subject(library, subject):
        return None
    kind = library.kinds[subject.id]
    return next(folder for folder, what in FOLDERS.items() if what == ("meeting" if kind == "event" else kind))


def _of_subject(subject: str, folder: str | None) -> Callable[[str, Steps, str], bool]:
    """Return what tells whether a text of a file, at the end of the steps, means the subject."""

    def _means(path: str, steps: Steps, value: str) -> bool:
        field = next((step for step in reversed(steps) if isinstance(step, str)), "")
        if path == GONE and folder:
            return field == "moved_to" and value == f"{folder}/{subject}"
        return value == subject and (field in _FIELDS or (field == "id" and path.startswith("data/subjects/")))

    return _means


def _of_claim(library: Library, source: str, name: str) -> Callable[[str, Steps, str], bool]:
    """Return what tells whether a text of a file, at the end of the steps, means the claim: by its global id, or by its own beside its source."""
    answers = {
        (number, place)
        for number, question in enumerate(library.questions.values())
        for place, answer in enumerate(question.answers)
        if answer.source == source
    }

    def _means(path: str, steps: Steps, value: str) -> bool:
        if value == f"{source}/{name}":
            return path != GONE or steps[-1] == "moved_to"
        if value != name:
            return False
        if path == QUESTIONS:
            return len(steps) > 4 and steps[3] == "claims" and (steps[0], steps[2]) in answers
        own = {f"data/claims/{source}.yml": "id", f"seeds/{source}.yml": "lead"}
        return own.get(path) == steps[-1] and len(steps) <= 2

    return _means


def _yaml(root: Path) -> list[Path]:
    data = [path for path in files(root, "data", "*.yml") if path != root / JOURNAL]  # what happened stays as it was
    return [root / DOSSIER, *files(root, "seeds", "*.yml"), *data, *files(root, "data/claims", "*.yml"), *files(root, "data/subjects", "*.yml")]  # fmt: skip


def _replaced(root: Path, path: Path, wanted: Callable[[str, Steps, str], bool], old: str, new: str) -> bool:
    """Replace each text that is wanted where it stands, so that everything else in the file stays as it was; tell whether one was."""
    document, _ = read(root, path)
    if document is None:
        return False
    name = path.relative_to(root).as_posix()
    places = [(document.at(*steps), value) for steps, value in _texts(document.data) if wanted(name, steps, value)]
    before = path.read_text(encoding="utf-8")
    lines = before.split("\n")
    for place, value in sorted(places, reverse=True):  # from the end, so that columns before it still hold
        other = value[: -len(old)] + new if value.endswith(old) else new.rpartition("/")[2]
        wanted_word = re.compile(rf"(?<![\w/-]){re.escape(value)}(?![\w/-]|\s*:)")
        line, start = place.line - 1, place.column - 1  # a key stands before its value, perhaps in the line above
        while not wanted_word.search(lines[line], start):
            line, start = line + 1, 0
        lines[line] = lines[line][:start] + wanted_word.sub(other, lines[line][start:], count=1)
    if name == DOSSIER:  # the map knows states by their ids, as keys
        lines = [re.sub(rf"(?<=[{{ ]){re.escape(old)}(?=:)", new, line) if line.lstrip().startswith("moved:") else line for line in lines]
    after = "\n".join(lines)
    if after != before:
        write_whole(path, after)
    return after != before


def _texts(data: object, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    if isinstance(data, str):
        yield steps, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _texts(value, (*steps, key))


def _quoted(path: Path, old: str, new: str) -> bool:
    """Replace the id in a page's calls that cite a claim or lead to a subject."""
    text = path.read_text(encoding="utf-8")
    calls = re.compile(r"\b(?:cite|link)\([^)]*\)|\b(?:receivers|without)=\[[^\]]*\]")
    after = calls.sub(lambda call: re.sub(rf"(?<=[\"']){re.escape(old)}(?=[\"'])", new, call.group()), text)
    if after != text:
        write_whole(path, after)
    return after != text


def _enter_in_gone(library: Library, old: str, new: str, folder: str | None) -> bool:
    """Say where a published claim, or a subject with a page of its own, went; tell whether there was anything to say."""
    shown = folder and any(claim.key in library.published for claim in library.claims_about[old])
    if not shown and old not in library.published:
        return False
    path = library.root / GONE
    text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    before = f"{folder}/" if folder else ""
    write_whole(path, f"{text.rstrip()}\n- {{id: {before}{old}, moved_to: {before}{new}}}\n")
    if library.journal and not folder:
        enter_in_journal(library.root, {"moved": [old]}, datetime.datetime.now(datetime.UTC).date())
    return True
