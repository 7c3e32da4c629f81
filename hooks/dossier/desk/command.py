"""The command line. Exit status: 0 clean, 1 problems, 2 could not run."""

import argparse
import datetime
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dossier.delivery import finishing, offline, staging, swapping
from dossier.desk import (
    adding,
    argument_parser,
    beginning,
    changes,
    committing,
    drafting,
    entering,
    explaining,
    known_ids,
    renaming,
    scaffolding,
    schemas,
)
from dossier.desk.checking import Checked, check, only_entries_missing, only_receipts_due
from dossier.library import publication
from dossier.library.files import JOURNAL
from dossier.library.loading import load
from dossier.library.texts import TEXTS_VARIABLE
from dossier.records.parts import ID_PATTERN
from dossier.records.problems import FORMATS, Place, Problem, RefusedError, counted
from dossier.site import appearance
from dossier.views import addresses, wording

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
_PROBLEM_LINE = re.compile(r"^(\S+:\d+:\d+): (\w+): (.*?)( Tip: .*)?$", re.MULTILINE)
Options = argparse.Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (the process's own where none are given) and return its exit status."""
    options = argument_parser.parser(_RUN).parse_args(arguments)
    options.root = options.root.resolve()
    if options.run is not _init and not (options.root / "seeds").is_dir():
        return _refuse(f"{options.root} has no folder 'seeds'. Run this in the project's folder, or name it with --root.")
    if options.texts and not options.texts.is_dir():
        return _refuse(f"there is no folder {options.texts}.")
    if (named := os.environ.get(TEXTS_VARIABLE)) and not options.texts and not Path(named).is_dir():
        return _refuse(f"${TEXTS_VARIABLE} names {named}, which is no folder.")
    run: Callable[[Options], int] = options.run
    status = PROBLEMS
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except RefusedError as error:
        return _refuse(str(error))
    except BrokenPipeError:  # whoever reads has seen enough, as `| head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return status
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}." if error.strerror else str(error))


def _refuse(message: str) -> int:
    print(f"dossier: {message}", file=sys.stderr)
    return COULD_NOT_RUN


def _say(lines: list[str]) -> int:
    print("\n".join(lines))
    return CLEAN


def _report(checked: Checked, options: Options, quiet: bool = False) -> int:
    if quiet and not checked.problems and options.format == "text":
        return CLEAN
    text = FORMATS[options.format](checked.problems, checked.library.summary())
    if options.format == "text" and sys.stdout.isatty():
        text = _PROBLEM_LINE.sub("\033[1m\\1\033[0m: \033[31m\\2\033[0m: \\3\033[2m\\4\033[0m", text)
    print(text)
    return PROBLEMS if checked.problems else CLEAN


def _check(options: Options) -> int:
    checked = check(options.root, options.texts, options.show_words, options.drafts)
    if options.drafts and only_receipts_due(checked.problems):
        checked = Checked(checked.library, [])  # they are written when the draft is published
    if not options.frozen:
        known_ids.refresh(checked.library)
    if only_entries_missing(checked) and not (options.frozen or options.drafts):
        done = entering.enter(checked.library)
        if not options.quiet:
            print("\n".join(done), file=sys.stderr)
        checked = check(options.root, options.texts, options.show_words)
    return _report(checked, options, options.quiet)


def _commit(options: Options) -> int:
    lines, same = committing.commit(load(options.root, options.texts, with_drafts=True)[0], options.source, options.copy)
    print("\n".join(lines))
    return CLEAN if same else PROBLEMS


def _init(options: Options) -> int:
    return _say(beginning.begin(options.folder, options.title or options.folder.resolve().name.replace("-", " ").capitalize()))


def _new_source(options: Options) -> int:
    if not re.fullmatch(ID_PATTERN, options.id):
        return _refuse(f"'{options.id}' is no id; expected lower-case words joined by hyphens, such as gazette-2001.")
    return _say(drafting.draft(load(options.root, options.texts, with_drafts=True)[0], options.text, options.id))


def _new_claim(options: Options) -> int:
    library, _ = load(options.root, options.texts, with_drafts=True)
    return _say(scaffolding.new_claim(library, options.source, options.block, options.words))


def _new_subject(options: Options) -> int:
    return _say(adding.new_subject(load(options.root, options.texts, with_drafts=True)[0], options.kind, options.name))


def _new_question(options: Options) -> int:
    return _say(adding.new_question(load(options.root, options.texts, with_drafts=True)[0], options.question))


def _rename(options: Options) -> int:
    library, _ = load(options.root, options.texts, with_drafts=True)
    return _say(renaming.rename(library, options.old, options.new))


def _explain(options: Options) -> int:
    return _say(explaining.explain(check(options.root, options.texts, with_drafts=True), options.claim))


def _diff(options: Options) -> int:
    before = changes.at_revision(options.root, options.revision)
    return _say(changes.told(before, load(options.root, options.texts)[0], options.markdown))


def _journal(options: Options) -> int:
    found = changes.between(changes.at_revision(options.root, options.revision), load(options.root, options.texts)[0])
    found.pop("vanished", None)  # the rule `permanence` asks what became of them
    if found:
        entering.enter_in_journal(options.root, found, datetime.datetime.now(datetime.UTC).date())
    counts = [f"{counted(len(keys), 'claim')} {change}" for change, keys in found.items()]
    return _say([f"Entered in {JOURNAL}: {', '.join(counts)}." if counts else "Nothing changed; nothing is entered."])


def _schema(options: Options) -> int:
    stale = schemas.stale(options.root)
    if options.check:
        places = [Place(path.relative_to(options.root).as_posix()) for path in stale]
        found = [Problem(place, "schema", "the file is not what the code says.", "run 'dossier schema'.") for place in places]
        print(FORMATS[options.format](found, counted(len(schemas.schemas()), "schema")))
        return PROBLEMS if stale else CLEAN
    schemas.write(options.root)
    return _say([f"{counted(len(stale), 'file')} written anew." if stale else "All files were as the code says."])


def _build(options: Options) -> int:
    try:
        swapping.build(options.root)
    except subprocess.CalledProcessError:
        return PROBLEMS  # MkDocs has said why
    return _say(["The site is in site/."])


def _built(options: Options) -> Path:
    site: Path = options.root / "site"
    if not (site / "index.html").is_file():
        raise RefusedError(f"there is no built site at {site}. Run 'dossier build' first.")
    return site.resolve()


def _pdf(options: Options) -> int:
    from dossier.delivery import printed_edition  # reading HTML and PDF needs libraries that no other command should wait for

    library, _ = load(options.root, options.texts)
    content = printed_edition.as_pdf(_built(options), library.publication, wording.attribution(library), addresses.of_chapters(library))
    options.file.write_bytes(content)
    return _say([f"{options.file}: {len(content):,} bytes."])


def _offline(options: Options) -> int:
    licence = {"LICENSE": path.read_bytes()} if (path := options.root / "LICENSE").is_file() else {}
    content = offline.pack(_built(options), options.file.stem, publication.commit_time(options.root), licence)
    options.file.write_bytes(content)
    return _say([f"{options.file}: {len(content):,} bytes. Unpack it and open index.html."])


def _stage(options: Options) -> int:
    checked = check(options.root, options.texts)
    if checked.problems:
        return _report(checked, options)
    pages = staging.stage(checked.library.root, checked.rendered.pages, checked.files, appearance.settings(checked.library), options.folder)
    return _say([f"{pages} pages staged in {options.folder}. Build them there with 'mkdocs build'."])


def _finish(options: Options) -> int:
    site: Path = options.folder
    if not (site / "index.html").is_file():
        return _refuse(f"there is no built site in {site}.")
    finishing.finish(site, publication.of(options.root, options.root.name).path)
    return _say([f"{site} is finished: policy, headers and packed files."])


_RUN: dict[str, Callable[[Options], int]] = {
    "check": _check, "commit": _commit, "init": _init, "new source": _new_source, "new claim": _new_claim, "new subject": _new_subject, "new question": _new_question,
    "rename": _rename, "explain": _explain, "diff": _diff, "build": _build,
    "schema": _schema, "offline": _offline, "journal": _journal, "pdf": _pdf, "stage": _stage, "finish": _finish,
}  # fmt: skip
