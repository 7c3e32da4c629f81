"""What the tests share: the real library, the real site built once, a browser, and a tiny project to damage."""

import contextlib
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from dossier.desk.checking import Checked, check
from dossier.library.library import text_folders
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import chromium as browsers
from tests.fictional.project import Project, make

ROOT = Path(__file__).resolve().parent.parent
# What only the articles' texts can tell is no test where none is at hand.
collect_ignore = [] if any(path for folder in text_folders(ROOT) for path in folder.glob("*.txt")) else ["site/test_with_texts.py"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project on an invented article, free of problems."""
    return make(tmp_path)


@pytest.fixture(scope="session")
def real() -> Checked:
    """The real project, read, checked and rendered once."""
    return check(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all that only read it, as `make site` builds it."""
    return _built(_common(tmp_path_factory) / "site")


@pytest.fixture(scope="session")
def under_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for an address under a path, in a folder of that name."""
    return _built(_common(tmp_path_factory) / "repository", SITE_URL="https://user.github.io/repository/")


def _common(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one module begin with building the site; meanwhile those run that need none."""
    waiting = {item.path for item in items if {"site", "address", "page"} & set(getattr(item, "fixturenames", ()))}
    first = next((item.path for item in items if item.path.name == "test_site.py"), None)
    items.sort(key=lambda item: (item.path != first) + (item.path != first and item.path in waiting))


def _built(folder: Path, **environment: str) -> Path:
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            _build(folder, environment)
    return folder


def _build(folder: Path, environment: dict[str, str]) -> None:
    made = folder.with_name(f"{folder.name}.made")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(made)]
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    made.rename(folder)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and the site's own page for those that are missing."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests' own output is enough."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the site's own page for what is missing, as a real server does."""
        page = Path(self.directory) / "404.html"
        content = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


@contextlib.contextmanager
def serving(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with serving(site) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    path = browsers.find()
    assert path, "there is no browser: run 'make browser'"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh desktop window."""
    opened = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def ready(page: Page) -> None:
    """Wait until the scripts of a page of the site have run, where they may."""
    if page.evaluate("typeof __md_scope !== 'undefined'"):
        page.locator("html[data-loaded]").wait_for(state="attached")


def patient(page: Page) -> Page:
    """Let a page wait for its scripts, which are loaded after the first paint and so maybe after its load event; return it."""
    goto, reload = page.goto, page.reload
    page.goto = lambda *arguments, **named: (goto(*arguments, **named), ready(page))[0]  # type: ignore[method-assign]
    page.reload = lambda *arguments, **named: (reload(*arguments, **named), ready(page))[0]  # type: ignore[method-assign]
    return page


class Watched:
    """A page that must meet no error and ask no other host."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page, self.address = context.new_page(), address
        self.errors: list[str] = []
        self.asked: set[str] = set()

    def __enter__(self) -> Page:
        patient(self.page)
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.asked.add(urlsplit(request.url).netloc))
        return self.page

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            assert self.errors == []
            assert self.asked <= {urlsplit(self.address).netloc, ""}


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A desktop page that has met no error and asked no other host by the end of the test."""
    with Watched(context, address) as opened:
        yield opened
