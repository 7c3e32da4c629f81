"""The command line. Exit status: 0 clean, 1 problems, 2 could not run."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import prints, schemas, staging
from .checking import check
from .files import PUBLISHED
from .library import text_folders
from .loading import load
from .problems import FORMATS, counted
from .rules.permanence import enter, only_new

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (the process's own where none are given) and return its exit status."""
    parser = argparse.ArgumentParser(prog="dossier", description=__doc__.splitlines()[0] if __doc__ else "")
    commands = parser.add_subparsers(dest="command", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    shared.add_argument("--texts", type=Path, help="a folder with the articles' texts (default: $DOSSIER_TEXTS, then seeds/texts)")
    shared.add_argument("--format", choices=FORMATS, default="text", help="how problems are printed")
    checking = commands.add_parser("check", parents=[shared], help="check every record and page")
    checking.add_argument("--frozen", action="store_true", help="do not enter new claims in the list of published ones")
    printing = commands.add_parser("print", parents=[shared], help="make a source's fingerprint, or compare it with the one that is there")
    printing.add_argument("source", help="the source's id")
    schema = commands.add_parser("schema", parents=[shared], help="write the JSON Schemas of the data files")
    schema.add_argument("--check", action="store_true", help="only compare them with the committed ones")
    stage = commands.add_parser("stage", parents=[shared], help="write the site's Markdown, assets and configuration to a folder")
    stage.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    options.root = options.root.resolve()
    if not (options.root / "seeds").is_dir():
        return _refuse(f"{options.root} has no folder 'seeds'. Run this in the project's folder, or name it with --root.")
    if options.texts and not options.texts.is_dir():
        return _refuse(f"there is no folder {options.texts}.")
    return _COMMANDS[options.command](options)


def _refuse(message: str) -> int:
    print(f"dossier: {message}", file=sys.stderr)
    return COULD_NOT_RUN


def _check(options: argparse.Namespace) -> int:
    checked = check(options.root, options.texts)
    if only_new(checked.problems) and not options.frozen:
        print(f"{counted(enter(options.root, checked.library), 'new claim')} entered in {PUBLISHED}.", file=sys.stderr)
        checked = check(options.root, options.texts)
    print(FORMATS[options.format](checked.problems, checked.library.summary()))
    return PROBLEMS if checked.problems else CLEAN


def _print(options: argparse.Namespace) -> int:
    library, _ = load(options.root, options.texts)
    source = options.source
    if source not in library.sources:
        return _refuse(f"there is no readable record seeds/{source}.yml.")
    if source not in library.texts:
        folders = " or ".join(str(folder) for folder in text_folders(options.root, options.texts))
        return _refuse(f"no text with the SHA-256 of seeds/{source}.yml lies in {folders}.")
    made = prints.make(source, library.texts[source])
    path = options.root / "seeds" / f"{source}.print"
    if path.exists() and path.read_text(encoding="utf-8") == str(made):
        print(f"seeds/{source}.print is that of the text at hand.")
        return CLEAN
    changed = path.exists()
    path.write_text(str(made), encoding="utf-8")
    print(
        f"seeds/{source}.print {'differed and was made again' if changed else 'made'}: {len(made.blocks)} blocks, {len(made.sentences)} sentences."
    )
    return PROBLEMS if changed else CLEAN


def _schema(options: argparse.Namespace) -> int:
    stale = schemas.stale(options.root)
    if options.check:
        for path in stale:
            print(
                f"{path.relative_to(options.root).as_posix()}:1:1: schema: the file is not what the models say. Tip: run 'dossier schema'."
            )
        return PROBLEMS if stale else CLEAN
    schemas.write(options.root)
    print(f"{len(stale)} of {len(schemas.schemas())} schemas written anew." if stale else "All schemas were as the models say.")
    return CLEAN


def _stage(options: argparse.Namespace) -> int:
    checked = check(options.root, options.texts)
    if checked.problems:
        print(FORMATS[options.format](checked.problems, checked.library.summary()))
        return PROBLEMS
    try:
        pages = staging.stage(checked, options.folder)
    except FileExistsError as error:
        return _refuse(str(error))
    print(f"{pages} pages staged in {options.folder}. Build them there with 'mkdocs build'.")
    return CLEAN


_COMMANDS = {"check": _check, "print": _print, "schema": _schema, "stage": _stage}
