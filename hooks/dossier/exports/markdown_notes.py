"""Every claim, source, subject, event, topic and question as a Markdown note, linked to each other, for Obsidian and its like.

A note is named by its kind and its id, so that no two share a name, whatever the folder, and every system can store it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from dossier.exports import api
from dossier.exports.api_records import ClaimRecord, EventRecord, QuestionRecord, SourceRecord, SubjectRecord
from dossier.exports.zip_file import zipped
from dossier.language.escape import https, inert
from dossier.library import publication
from dossier.library.library import Library
from dossier.records.claim import Claim, Difference
from dossier.records.dossier import Topic
from dossier.records.source import Source
from dossier.views import wording

_FOLDERS = {"claim": "claims", "source": "sources", "subject": "subjects", "event": "events", "topic": "topics", "question": "questions"}


def path(library: Library) -> str:
    """Return the path of the pack in the site."""
    return f"data/{library.dossier.file_name}-notes.zip"


def pack(library: Library) -> bytes:
    """Return the notes as a zip file with one folder, which Obsidian opens as a vault, and with the licence in it."""
    name = f"{library.dossier.file_name}-notes"
    made = {"README.md": _readme(library)} | {f"{_FOLDERS[key.partition('--')[0]]}/{key}.md": text for key, text in notes(library).items()}
    files = {f"{name}/{path}": text.encode() for path, text in sorted(made.items())}
    if (licence := library.root / "LICENSE").is_file():
        files[f"{name}/LICENSE"] = licence.read_bytes()
    return zipped(files, publication.commit_time(library.root))


def notes(library: Library) -> dict[str, str]:
    """Return the text of each note by its name, by which links lead to it."""
    records: dict[str, list[Any]] = dict(api.collections(library))
    return (
        {note_name("claim", one.id): _claim(library, one) for one in records["claims"]}
        | {note_name("source", one.id): _source(library, one) for one in records["sources"]}
        | {note_name("subject", one.id): _subject(library, one) for one in records["subjects"]}
        | {note_name("event", one.id): _subject(library, one) for one in records["events"]}
        | {note_name("topic", one.id): _topic(library, one) for one in library.dossier.topics}
        | {note_name("question", one.id): _question(library, one) for one in records["questions"]}
    )


def note_name(kind: str, key: str) -> str:
    """Return the name of a note: "claim--gazette-2001--two-days-to-the-coast"."""
    return f"{kind}--{key.replace('/', '--')}"


def _claim(library: Library, one: ClaimRecord) -> str:
    claim, titles = library.claims[one.id], library.dossier.topic_titles
    head = {
        "id": one.id, "aliases": [one.says], "source": one.source, "standing": one.standing, "commentary": one.commentary, "hedge": one.hedge,
        "when": one.when and one.when.edtf, "topics": one.topics, "about": one.about, "speakers": one.speakers, "url": one.page,
    }  # fmt: skip
    passages = [
        f"> {inert(words)}\n>\n> {_to_source(library.sources[one.source])}, paragraph {passage.block}: [original]({https(link)})"
        for passage in one.passages
        for words, link in zip(passage.words, passage.links, strict=True)
    ]
    lines = [
        ("Standing", wording.standing(claim)),
        ("Said by", _subjects(library, [*one.speakers, *one.channels], " → ")),
        ("About", _subjects(library, one.about)),
        ("Topics", ", ".join(_to("topic", key, titles[key]) for key in one.topics)),
        *(("Differs from", f"{_to_claim(other)}: {inert(mark.how)}") for other, mark in _differing(library).get(one.id, [])),
    ]
    return _note(head, inert(one.says), *passages, _lines(lines))


@lru_cache(maxsize=4)
def _differing(library: Library) -> dict[str, list[tuple[Claim, Difference]]]:
    """Return the claims from which each differs, whichever of the two is marked."""
    found: dict[str, list[tuple[Claim, Difference]]] = {}
    for one, other, mark in library.differences:
        found.setdefault(one.key, []).append((other, mark))
        found.setdefault(other.key, []).append((one, mark))
    return found


def _source(library: Library, one: SourceRecord) -> str:
    source = library.sources[one.id]
    head = {
        "id": one.id, "aliases": [wording.reference(source)], "published": one.published.edtf,
        "url": one.page, "original": one.url, "archive": one.archive,
    }  # fmt: skip
    copies = f"[Original]({https(one.url)}) · [Archived copy]({https(one.archive)})"
    return _note(head, inert(wording.bibliography(source)), copies, _claims(library.claims_of[one.id]))


def _subject(library: Library, one: SubjectRecord) -> str:
    subject, event = library.subjects[one.id], one if isinstance(one, EventRecord) else None
    head = {
        "id": one.id, "aliases": list(dict.fromkeys(subject.names)), "kind": one.kind,
        "when": event and event.date.edtf, "url": one.page,
    }  # fmt: skip
    lines = [
        ("Place", _to_subject(library, event.place) if event and event.place else ""),
        ("People of", _subjects(library, one.people_of)),
    ]
    if one.editor_note:
        lines.append(("Editor’s note, from outside the articles", f"{inert(one.editor_note.text)} <{https(one.editor_note.reference)}>"))
    return _note(head, inert(one.description), _lines(lines), _claims(library.claims_about[one.id]))


def _topic(library: Library, one: Topic) -> str:
    claims = [claim for claim in library.by_date if one.id in claim.topics]
    return _note({"id": one.id, "aliases": [one.title]}, inert(one.description), _claims(claims))


def _question(library: Library, one: QuestionRecord) -> str:
    rows = []
    for answer in one.answers:
        label = library.dossier.verdict[answer.verdict].label
        rows.append(f"- {_to_source(library.sources[answer.source])}: {inert(label)}{f'; {inert(answer.short)}' if answer.short else ''}")
        rows += [f"  - {_to_claim(library.claims[key])}" for key in answer.keys]
    return _note({"id": one.id, "aliases": [one.question]}, inert(one.question), "\n".join(rows))


def _claims(claims: Iterable[Claim]) -> str:
    rows = [f"- {_to_claim(claim)}" for claim in claims]
    return "\n".join(["## Claims", "", *rows]) if rows else ""


def _to_source(source: Source) -> str:
    return _to("source", source.id, wording.reference(source))


def _to_subject(library: Library, key: str) -> str:
    return _to("event" if library.kinds[key] == "event" else "subject", key, library.subjects[key].label)


def _subjects(library: Library, keys: Iterable[str], between: str = ", ") -> str:
    return between.join(_to_subject(library, key) for key in keys)


def _to_claim(claim: Claim) -> str:
    return _to("claim", claim.key, claim.says)


def _to(kind: str, key: str, label: str) -> str:
    """Return a link to a note. Obsidian shows a label as it is, up to a bracket or a stroke."""
    return f"[[{note_name(kind, key)}|{re.sub(r'[][|]', ' ', label)}]]"


def _lines(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {name}: {text}" for name, text in rows if text)


def _note(head: Mapping[str, object], *parts: str) -> str:
    """Return a note: what has a value as front matter (JSON is YAML, too), then the parts that are there."""
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items() if value)
    return f"---\n{front}---\n\n" + "\n\n".join(part for part in parts if part) + "\n"


def _readme(library: Library) -> str:
    site, licence = library.publication, library.dossier.licence
    return f"""# {inert(site.name)}

What {wording.articles(library)} {wording.they(library, "say")} about {inert(library.dossier.subject)}: a note for each claim, source, subject, event, topic and question.
Open this folder as a vault in Obsidian, or read the notes in any editor.

The front matter of a claim has its `id`, `source`, `standing`, `commentary`, `hedge`, `when` (EDTF), `topics`, `about`, `speakers` and permanent `url`;
what it has no value for is left out. Names of notes are made of ids, which are permanent; titles are `aliases`.

Data version {site.version}{f", {site.date}" if site.date else ""}, from {https(site.address) if site.address.startswith("https://") else site.address}
Licence: [{inert(licence.name)}]({https(licence.url)}). {inert(wording.attribution(library))}.
"""
