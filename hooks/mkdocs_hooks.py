"""MkDocs events, and nothing else: load and check, then hand the rendered pages to MkDocs."""

from pathlib import Path

import dossier.checking
import dossier.problems
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything; stop before anything is built where there is a problem."""
    root = Path(config.config_file_path).parent
    checked = dossier.checking.check(root)
    if checked.problems:
        raise Abort(dossier.problems.as_text(checked.problems, checked.library.summary()))
    config.extra["checked"] = checked
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give hand-written pages their rendered text, and add the pages that are made from the records."""
    for path, text in config.extra["checked"].rendered.pages.items():
        written = files.get_file_from_path(path)
        if written:
            written.content_string = text
        else:
            files.append(File.generated(config, path, content=text))
    return files
