"""What a shell offers when a word is begun: commands, options and files, and the ids of the project it stands in."""

import argparse
import os
from pathlib import Path

from dossier.desk import known_ids
from dossier.library.loading import load


def offer(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that asks what may come next, and end the process; do nothing where none asks.

    Source: argcomplete's protocol, in which the shell sets $_ARGCOMPLETE.
    """
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete  # only then, since every other start would wait for it

        argcomplete.autocomplete(parser)


def ids(action: argparse.Action, *fields: str) -> None:
    """Let an argument be completed with the ids that some fields of the data can have: "source", "claim", "about"."""

    def _known(parsed_args: argparse.Namespace, **_: object) -> list[str]:
        library, _problems = load(getattr(parsed_args, "root", None) or Path.cwd(), with_drafts=True)
        known = known_ids.by_field(library)
        return [key for field in fields for key in known[field]]

    action.completer = _known  # type: ignore[attr-defined]  # argcomplete looks for it there
