"""The command line. Exit status: 0 clean, 1 problems, 2 could not run."""

import datetime
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dossier.desk import (
    argument_parser,
    changes,
    committing,
    delivering,
    explaining,
    known_ids,
    new_claim,
    new_dossier,
    new_source,
    new_subject_or_question,
    renaming,
    schemas,
    shell_completion,
    written_down,
)
from dossier.desk.checking import Checked, check, only_entries_missing, only_receipts_due
from dossier.desk.outcomes import CLEAN, PROBLEMS, Options, refuse, report, say
from dossier.library.files import JOURNAL
from dossier.library.library import Library
from dossier.library.loading import load
from dossier.library.texts import TEXTS_VARIABLE
from dossier.records.parts import ID_PATTERN
from dossier.records.problems import FORMATS, Place, Problem, RefusedError, counted


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (the process's own where none are given) and return its exit status."""
    parser = argument_parser.parser(_RUN)
    shell_completion.offer(parser)
    try:
        try:
            options = parser.parse_args(arguments)
        finally:
            sys.stdout.flush()  # what --help and --version print, before they end
    except BrokenPipeError:
        return _unread(CLEAN)
    options.root = options.root.resolve()
    if options.run is not _init and not (options.root / "seeds").is_dir():
        return refuse(f"{options.root} has no folder 'seeds'. Run this in the project's folder, or name it with --root.")
    texts: Path | None = getattr(options, "texts", None)  # of commands that read them
    if texts and not texts.is_dir():
        return refuse(f"there is no folder {texts}.")
    if (named := os.environ.get(TEXTS_VARIABLE)) and not texts and not Path(named).is_dir():
        return refuse(f"${TEXTS_VARIABLE} names {named}, which is no folder.")
    run: Callable[[Options], int] = options.run
    status = PROBLEMS
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except RefusedError as error:
        return refuse(str(error))
    except BrokenPipeError:
        return _unread(status)
    except KeyboardInterrupt:
        return refuse("stopped.")
    except OSError as error:
        return refuse(f"{error.filename}: {error.strerror}." if error.filename and error.strerror else str(error))


def _unread(status: int) -> int:
    """Print nothing more, since whoever reads has seen enough, as `| head` has; return the status."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _check(options: Options) -> int:
    checked = check(options.root, options.texts, options.show_words, options.drafts)
    if options.drafts and only_receipts_due(checked.problems):
        checked = Checked(checked.library, [])  # they are written when the draft is published
    if not options.frozen:
        known_ids.refresh(checked.library)
    if only_entries_missing(checked.problems) and not (options.frozen or options.drafts):
        done = written_down.enter(checked.library)
        if not options.quiet:
            print("\n".join(done), file=sys.stderr)
        checked = check(options.root, options.texts, options.show_words)
    return report(checked, options, options.quiet)


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


_RUN: dict[str, Callable[[Options], int]] = {
    "check": _check, "commit": _commit, "init": _init, "new source": _new_source, "new claim": _new_claim, "new subject": _new_subject, "new question": _new_question,
    "rename": _rename, "explain": _explain, "diff": _diff,
    "schema": _schema, "journal": _journal, **delivering.RUN,
}  # fmt: skip
