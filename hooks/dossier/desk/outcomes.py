"""How a command ends: what it prints, and its exit status: 0 clean, 1 problems, 2 could not run."""

import argparse
import re
import sys

from dossier.desk.checking import Checked
from dossier.records.problems import FORMATS

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
_PROBLEM_LINE = re.compile(r"^(\S+:\d+:\d+): (\w+): (.*?)( Tip: .*)?$", re.MULTILINE)
Options = argparse.Namespace


def refuse(message: str) -> int:
    """Say why a command could not run; return the exit status."""
    print(f"dossier: {message}", file=sys.stderr)
    return COULD_NOT_RUN


def tell(text: str) -> None:
    """Print a text on the error stream, as what is said meanwhile."""
    print(text, file=sys.stderr)


def say(lines: list[str]) -> int:
    """Print lines; return the exit status of a command that went well."""
    print("\n".join(lines))
    return CLEAN


def report(checked: Checked, options: Options, quiet: bool = False) -> int:
    """Print the problems of a checked library in the format asked for; return the exit status."""
    if quiet and not checked.problems and options.format == "text":
        return CLEAN
    text = FORMATS[options.format](checked.problems, checked.library.summary())
    if options.format == "text" and sys.stdout.isatty():
        text = _PROBLEM_LINE.sub("\033[1m\\1\033[0m: \033[31m\\2\033[0m: \\3\033[2m\\4\033[0m", text)
    print(text)
    return PROBLEMS if checked.problems else CLEAN
