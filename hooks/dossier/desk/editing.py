"""The commands by which a dossier is begun, extended and explained, beside the check."""

import datetime
import re
from collections.abc import Callable

from dossier.desk import (
    changes,
    committing,
    explaining,
    new_claim,
    new_dossier,
    new_source,
    new_subject_or_question,
    renaming,
    schemas,
    written_down,
)
from dossier.desk.checking import check
from dossier.desk.outcomes import CLEAN, PROBLEMS, Options, refuse, say
from dossier.library.files import JOURNAL
from dossier.library.library import Library
from dossier.library.loading import load
from dossier.records.parts import ID_PATTERN
from dossier.records.problems import FORMATS, Place, Problem, counted


def _library(options: Options) -> Library:
    return load(options.root, options.texts, with_drafts=True)[0]


def _commit(options: Options) -> int:
    lines, same = committing.commit(_library(options), options.source, options.copy)
    print("\n".join(lines))
    return CLEAN if same else PROBLEMS


def _init(options: Options) -> int:
    return say(new_dossier.begin(options.folder, options.title or options.folder.resolve().name.replace("-", " ").capitalize()))


def _new_source(options: Options) -> int:
    if not re.fullmatch(ID_PATTERN, options.id):
        return refuse(f"'{options.id}' is no id; expected lower-case words joined by hyphens, such as gazette-2001.")
    return say(new_source.draft(_library(options), options.text, options.id))


def _new_claim(options: Options) -> int:
    return say(new_claim.new_claim(_library(options), options.source, options.block, options.words))


def _new_subject(options: Options) -> int:
    return say(new_subject_or_question.new_subject(_library(options), options.kind, options.name))


def _new_question(options: Options) -> int:
    return say(new_subject_or_question.new_question(_library(options), options.question))


def _rename(options: Options) -> int:
    return say(renaming.rename(_library(options), options.old, options.new))


def _explain(options: Options) -> int:
    return say(explaining.explain(check(options.root, options.texts, with_drafts=True), options.claim))


def _diff(options: Options) -> int:
    before = changes.at_revision(options.root, options.revision)
    return say(changes.told(before, load(options.root)[0], options.markdown))


def _journal(options: Options) -> int:
    found = changes.between(changes.at_revision(options.root, options.revision), load(options.root)[0])
    found.pop("vanished", None)  # the rule `permanence` asks what became of them
    if found:
        written_down.enter_in_journal(options.root, found, datetime.datetime.now(datetime.UTC).date())
    counts = [f"{counted(len(keys), 'claim')} {change}" for change, keys in found.items()]
    return say([f"Entered in {JOURNAL}: {', '.join(counts)}." if counts else "Nothing changed; nothing is entered."])


def _schema(options: Options) -> int:
    stale = schemas.stale(options.root)
    if options.check:
        places = [Place(path.relative_to(options.root).as_posix()) for path in stale]
        found = [Problem(place, "schema", "the file is not what the code says.", "run 'dossier schema'.") for place in places]
        print(FORMATS[options.format](found, counted(len(schemas.schemas()), "schema")))
        return PROBLEMS if stale else CLEAN
    schemas.write(options.root)
    return say([f"{counted(len(stale), 'file')} written anew." if stale else "All files were as the code says."])


RUN: dict[str, Callable[[Options], int]] = {
    "commit": _commit, "init": _init, "new source": _new_source, "new claim": _new_claim, "new subject": _new_subject, "new question": _new_question,
    "rename": _rename, "explain": _explain, "diff": _diff, "schema": _schema, "journal": _journal,
}  # fmt: skip
