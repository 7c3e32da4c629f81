"""MkDocs events, and nothing else: load and check, then hand the rendered pages to MkDocs."""

from pathlib import Path
from typing import Literal

import dossier.desk.serving
import dossier.site.appearance
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Tell the library whether pages are being served."""
    dossier.desk.serving.start(command == "serve")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything; stop before anything is built where there is a problem."""
    try:
        checked = config.extra["checked"] = dossier.desk.serving.good(Path(config.config_file_path).parent)
    except dossier.desk.serving.ProblemsFoundError as problems:
        raise Abort(str(problems)) from None
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(dossier.site.appearance.THEME))
    config.update(dossier.site.appearance.settings(checked.library))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give hand-written pages their rendered text, and add the pages and files that are made from the records."""
    for path, text in config.extra["checked"].rendered.pages.items():
        written = files.get_file_from_path(path)
        if written:
            written.content_string = text
        else:
            files.append(File.generated(config, path, content=text))
    for path, content in {**dossier.site.appearance.assets(), **config.extra["checked"].files}.items():
        if not files.get_file_from_path(path):
            files.append(File.generated(config, path, content=content))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site for delivery; while serving, what is made at each edit stays as it is."""
    dossier.desk.serving.finish(Path(config.site_dir), config.site_url)
