"""MkDocs events, and nothing else: load and check, then hand the rendered pages to MkDocs."""

from pathlib import Path
from typing import Literal

from dossier.desk import handed_over
from dossier.site import apart, appearance, environment
from dossier.views import addresses
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from watchdog.observers.polling import PollingObserver


class Made(File):
    """A page or file that is made from the records; where MkDocs asks (`serve --dirty`), only made again when an edit reached it."""

    parts = apart.Page("", {}, "")

    def is_modified(self) -> bool:
        """Tell whether the last edit changed it."""
        return handed_over.reached(self.src_uri)

    @property
    def content_string(self) -> str:
        """What of a page has to be read; the rest is put into what comes of it."""
        self.parts = apart.taken(super().content_string)
        return self.parts.text


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Tell the library whether pages are being served."""
    handed_over.start(command == "serve")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything; stop before anything is built where there is a problem."""
    root = Path(config.config_file_path).parent
    try:
        config.extra["contents"] = handed_over.contents(root)
    except handed_over.ProblemsFoundError as problems:
        raise Abort(str(problems)) from None
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(appearance.THEME))
    config.update(handed_over.settings(root))
    config.extra_javascript.extend(handed_over.scripts())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give hand-written pages their rendered text, and add the pages and files that are made from the records."""
    only_page = handed_over.only_page(Path(config.config_file_path).parent)
    for path, content in config.extra["contents"].items():
        written = files.get_file_from_path(path)
        if written and not written.is_documentation_page():
            continue
        if written:
            files.remove(written)
        files.append(Made.generated(config, path, content=content))
    for file in [file for file in files if only_page and file.is_documentation_page() and not isinstance(file, Made)]:
        files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell what the page's head does."""
    page.meta |= page.file.parts.head if isinstance(page.file, Made) else {}


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Put the page's end below it, which the search has read by now."""
    page.content = f"{page.content}{page.file.parts.end if isinstance(page.file, Made) else ''}"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Lay each page that no menu names below the page of its folder, so that its tab is marked; keep the theme's templates as they were compiled."""
    env.bytecode_cache = environment.compiled("theme")
    for file in files.documentation_pages():
        above = files.get_file_from_path(addresses.above(file.src_uri, files.src_uris))
        if file.page and not file.page.parent and above and above is not file:
            file.page.parent = above.page  # type: ignore[assignment]  # a section and a page are marked alike


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Look for edits more often than MkDocs does, which watches two paths by now and goes on to the others after this."""
    begun = [config.docs_dir, str(config.config_file_path)]
    for path in begun:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=handed_over.PAUSE)
    for path in [*begun, str(handed_over.caught_up())]:
        server.watch(path)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site for delivery; while serving, what is made at each edit stays as it is."""
    handed_over.finish(Path(config.site_dir), config.site_url, Path(config.config_file_path).parent)
