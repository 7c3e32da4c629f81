"""The command line. Exit status: 0 clean, 1 problems, 2 could not run."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dossier.desk import argument_parser, known_ids, shell_completion, written_down
from dossier.desk.checking import Checked, check, only_entries_missing, only_receipts_due
from dossier.desk.outcomes import CLEAN, PROBLEMS, Options, refuse, report
from dossier.library.texts import TEXTS_VARIABLE
from dossier.records.problems import RefusedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (the process's own where none are given) and return its exit status."""
    parser = argument_parser.parser()
    shell_completion.offer(parser)
    try:
        try:
            options = parser.parse_args(arguments)
        finally:
            sys.stdout.flush()  # what --help and --version print, before they end
    except BrokenPipeError:
        return _unread(CLEAN)
    options.root = options.root.resolve()
    if options.command != "init" and not (options.root / "seeds").is_dir():
        return refuse(f"{options.root} has no folder 'seeds'. Run this in the project's folder, or name it with --root.")
    texts: Path | None = getattr(options, "texts", None)  # of commands that read them
    if texts and not texts.is_dir():
        return refuse(f"there is no folder {texts}.")
    if (named := os.environ.get(TEXTS_VARIABLE)) and not texts and not Path(named).is_dir():
        return refuse(f"${TEXTS_VARIABLE} names {named}, which is no folder.")
    status = PROBLEMS
    try:
        status = _function(options.command)(options)
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


def _function(command: str) -> Callable[[Options], int]:
    """Return what carries out a command."""
    if command == "check":
        return _check
    from dossier.desk import delivering, editing  # only then: a check is not to wait for what others need

    return {**editing.RUN, **delivering.RUN}[command]
