"""The real data, grown: copies of its articles with ids, word records, openings and answers of their own, so that a check finds no problem.

What nobody quotes of a copy is random, as it seems to be of the article itself to whoever has not its text. Where texts are at hand, the
records can be made from them instead, so that rules which need a text run too.
"""

import datetime
import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from dossier.desk import written_down
from dossier.language import words
from dossier.library.library import Library
from dossier.library.loading import load
from dossier.records import receipts, word_record
from dossier.records.word_record import WordRecord

from tests.real import ROOT, copied

_PARTS = ("transfer", "strength", "exercise", "casualties", "meeting")  # in which two of one year can disagree; no two lists of members do


def grow(folder: Path, times: int, with_texts: bool = False) -> Path:
    """Make the project in the folder, with its articles so many times, and return the folder; with_texts needs their texts at hand."""
    copied(folder)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    library, _ = load(ROOT)
    records = {source: _with_words(library, source) for source in library.sources}
    for number in range(2, times + 1):
        for source in library.sources:
            _copy(library, folder, source, f"{source}-{number}", records[source], with_texts)
    _answer(folder / "data" / "questions.yml", times)
    published = [f"{claim.source}-{number}/{claim.id}" for claim in library.claims.values() for number in range(2, times + 1)]
    with (folder / "data" / "published.txt").open("a", encoding="utf-8") as file:
        file.write("".join(f"{key}\n" for key in published))
    if published:
        written_down.enter_in_journal(folder, {"added": published}, library.journal[-1].date.latest or datetime.date.min)
    receipts.write(folder)
    return folder


def _with_words(library: Library, source: str) -> dict[int, str]:
    """Return the words of a source that are opened, by their numbers."""
    article, found = library.articles[source], {}
    quoted = [(passage.block, text) for claim in library.claims_of[source] for passage in claim.passages for text in passage.words]
    quoted += [(resolution.block, resolution.words) for resolution in library.sources[source].resolutions]
    for block, fragment in quoted:
        for start in article.find(block, fragment):
            found |= dict(enumerate(words.forms(fragment), start))
    return found


def _copy(library: Library, folder: Path, source: str, copy: str, known: Mapping[int, str], with_texts: bool) -> None:
    article = library.articles[source]
    if with_texts:
        record = word_record.make(copy, word_record.structure(library.texts[source]), article.record.first, article.record.last)
        forms = article.forms[article.record.first : article.record.last + 1]
        secret = word_record.key(copy, forms)
        salts: Mapping[int, str] = {number: word_record.salt(secret, number) for number in article.openings}
    else:
        salts = article.openings
        record = _sealed(article.record, copy, salts, known)
    text = (folder / "seeds" / f"{source}.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^id: .*$", f"id: {copy}", text, count=1)
    text = re.sub(r"(?m)^root: [0-9a-f]{64}", f"root: {record.root}", text, count=1)
    (folder / "seeds" / f"{copy}.yml").write_text(text, encoding="utf-8")
    (folder / "seeds" / f"{copy}.words").write_text(str(record), encoding="utf-8")
    (folder / "seeds" / f"{copy}.openings").write_text(word_record.as_openings(copy, salts), encoding="utf-8")
    (folder / "data" / "claims" / f"{copy}.yml").write_text(_claims(library, source), encoding="utf-8")


def _sealed(record: WordRecord, copy: str, salts: Mapping[int, str], known: Mapping[int, str]) -> WordRecord:
    """Return a record under another id in which the opened words are what they were."""
    made, number = [], 0
    for block, sentence, line in record.sentences:
        digests = []
        for at in range(number, number + len(line)):
            closed = word_record.code(hashlib.sha256(f"{copy} {at}".encode()).digest()[: word_record.SIZE])
            digests.append(word_record.digest(salts[at], copy, at, known[at]) if at in salts else closed)
        made.append((block, sentence, tuple(digests)))
        number += len(line)
    return WordRecord(copy, record.first, record.last, tuple(made))


def _claims(library: Library, source: str) -> str:
    """Return the claims of a copy: without the typed parts that differ from others', which would have to be marked against each copy."""
    differing = {claim.id for one, other, _ in library.differences for claim in (one, other) if claim.source == source}
    rows = _rows(library.root / "data" / "claims" / f"{source}.yml")
    for row in rows:
        row.pop("differs_from", None)
        for part in _PARTS if row["id"] in differing else ():
            row.pop(part, None)
    return _dumped(rows)


def _answer(path: Path, times: int) -> None:
    questions = _rows(path)
    for question in questions:
        answers = question["answers"]
        question["answers"] = answers + [
            {**answer, "source": f"{answer['source']}-{number}"} for number in range(2, times + 1) for answer in answers
        ]
    path.write_text(_dumped(questions), encoding="utf-8")


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - all are texts, as our own reader has them
    return rows


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice twice: the reader knows no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        """Tell whether a value is written out wherever it stands."""
        return True


def _dumped(rows: list[dict[str, Any]]) -> str:
    return yaml.dump(rows, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
