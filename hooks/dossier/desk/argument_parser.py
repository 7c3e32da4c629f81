"""What can be asked for on the command line."""

import argparse
import sys
from pathlib import Path

from dossier.desk import shell_completion
from dossier.records.problems import FORMATS
from dossier.records.subject import SUBJECT_FILES


class _Version(argparse.Action):
    """Prints the version of the distribution that holds the library, whatever it is called; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import importlib.metadata  # only then, since every other start would wait for it

        from dossier.desk import new_dossier

        sys.stdout.write(f"{parser.prog} {importlib.metadata.version(new_dossier.distribution())}\n")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, which tells the name of the command as `command`."""
    made = argparse.ArgumentParser(prog="dossier", description="Check, explain and extend the dossier.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    reading = argparse.ArgumentParser(add_help=False, parents=[shared])
    reading.add_argument("--texts", type=Path, help="a folder with the articles' texts (default: both $DOSSIER_TEXTS and seeds/texts)")
    made.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    def _format(one: argparse.ArgumentParser) -> argparse.ArgumentParser:
        one.add_argument("--format", choices=FORMATS, default="text", help="how problems are printed")
        return one

    def _command(name: str, what: str, parent: argparse.ArgumentParser = shared) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[parent], help=what, description=what[:1].upper() + what[1:] + ".")
        one.set_defaults(command=name)
        return one

    check = _format(_command("check", "check every record and page", reading))
    check.add_argument("--frozen", action="store_true", help="enter nothing: no new claim, no opening, no receipt")
    check.add_argument("--quiet", action="store_true", help="print problems alone, and nothing where there is none")
    check.add_argument("--drafts", action="store_true", help="take in the sources that are drafts; nothing is entered then")
    check.add_argument("--show-words", action="store_true", help="let messages quote the articles even where CI or GITHUB_ACTIONS is set")
    commit = _command("commit", "make a source's word record from its text, or compare a copy of the article with it", reading)
    shell_completion.ids(commit.add_argument("source", help="the source's id"), "source")
    commit.add_argument("copy", type=Path, nargs="?", help="a copy of the article, which may be laid out in another way")
    init = _command("init", "begin a dossier of your own in a new folder")
    init.add_argument("folder", type=Path)
    init.add_argument("--title", help="the name of its site (default: that of the folder)")
    new = commands.add_parser("new", help="make a record").add_subparsers(required=True, metavar="WHAT")
    source = new.add_parser("source", parents=[reading], help="make the record of an article from its text")
    source.set_defaults(command="new source")
    source.add_argument("text", type=Path)
    source.add_argument("--id", required=True, help="the source's id, such as gazette-2001")
    claim = new.add_parser("claim", parents=[reading], help="make the skeleton of a claim from the words it rests on")
    claim.set_defaults(command="new claim")
    shell_completion.ids(claim.add_argument("source"), "source")
    claim.add_argument("block", type=int)
    claim.add_argument("words")
    subject = new.add_parser("subject", parents=[reading], help="add a subject, to be described")
    subject.set_defaults(command="new subject")
    subject.add_argument("kind", choices=SUBJECT_FILES.values())
    subject.add_argument("name", help="as the articles have it")
    question = new.add_parser("question", parents=[reading], help="ask all sources something, each silent until it is answered")
    question.set_defaults(command="new question")
    question.add_argument("question")
    rename = _command("rename", "give a claim or a subject another id, in every file that names it", reading)
    shell_completion.ids(rename.add_argument("old", help="source/claim, or a subject's id"), "claim", "about")
    rename.add_argument("new")
    explain = _command("explain", "explain a claim: passage, chain, verdict of each rule, pages", reading)
    shell_completion.ids(explain.add_argument("claim", help="source/claim"), "claim")
    diff = _command("diff", "list what was added, changed and withdrawn since a revision: claims field by field, then every other record")
    diff.add_argument("revision", help="a revision of git")
    diff.add_argument("--markdown", action="store_true", help="as a list in Markdown, for a pull request")
    _command("build", "build the site into site/, whole or not at all")
    _format(_command("schema", "write what is made from the code: the JSON Schemas and the list of rules")).add_argument(
        "--check", action="store_true", help="only compare them with the committed ones"
    )
    _command("offline", "pack the built site into a zip file that works from a disk").add_argument("file", type=Path)
    _command("journal", "enter in the journal what became of claims since a revision").add_argument("revision")
    _command("pdf", "print the built site as one PDF, with contents and numbered notes").add_argument("file", type=Path)
    _command("epub", "make an EPUB of the built site, with contents and numbered notes").add_argument("file", type=Path)
    _command("crate", "describe the files of a release, in its folder, as an RO-Crate").add_argument("folder", type=Path)
    stage = _format(_command("stage", "write the site's Markdown, assets and configuration to a folder", reading))
    stage.add_argument("folder", type=Path)
    stage.add_argument("--zensical", action="store_true", help="with links in HTML as Zensical reads them, from the Markdown file")
    _command("finish", "give a site that another generator built its policy, headers and packed files").add_argument("folder", type=Path)
    return made
