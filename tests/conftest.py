"""What the tests share: the real library, the real site built once, a browser, and a tiny project to damage."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from dossier.delivery import swapping
from dossier.desk.checking import Checked
from dossier.library.texts import text_folders
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize, expect, sync_playwright

from tests import chromium as browsers
from tests.depth import DEEP
from tests.fictional.project import HERE, Project, make
from tests.fictional.site import bare, prepared
from tests.real import ROOT, read
from tests.serving import serving

UNDER_A_PATH = "https://user.github.io/repository/"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
expect.set_options(timeout=20_000)  # milliseconds; a busy machine is no fault of a page
# What only the articles' texts can tell is no test where none is at hand.
collect_ignore = [] if any(path for folder in text_folders(ROOT) for path in folder.glob("*.txt")) else ["site/test_with_texts.py"]
# Other browsers are looked through by `make engines` alone, which names the folder.
collect_ignore += ["engines"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project on an invented article, free of problems."""
    return make(tmp_path)


def shared(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """Return a folder that the first process of a run has filled for all of them."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    done = folder.with_suffix(".done")
    with FileLock(f"{folder}.lock"):
        if not done.exists():
            folder.mkdir(exist_ok=True)
            fill(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny project as a whole site for an address under a path, built once for all who damage a copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", UNDER_A_PATH)
        return Project(shared(tmp_path_factory, "tiny", lambda folder: swapping.build(prepared(make(folder)).root)), HERE)


@pytest.fixture
def built(once_built: Project, tmp_path: Path) -> Project:
    """A copy of the tiny project, with its site."""
    return Project(shutil.copytree(once_built.root, tmp_path / "built", symlinks=True), once_built.texts)


@pytest.fixture(scope="session")
def once_plain(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny project as MkDocs alone builds it, once for all who try how a site takes the place of another."""
    return Project(shared(tmp_path_factory, "plain", lambda folder: swapping.build(bare(make(folder)).root)), HERE)


@pytest.fixture
def plain(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    """A copy of it, with its site; in a deep run of the whole one."""
    once: Project = request.getfixturevalue("once_built" if DEEP else "once_plain")
    return Project(shutil.copytree(once.root, tmp_path / "built", symlinks=True), once.texts)


@pytest.fixture(scope="session")
def real() -> Checked:
    """The real project, read and rendered once."""
    return read()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `make site` leaves it, built once for all that only read it."""
    shared(tmp_path_factory, "real", lambda _: swapping.build(ROOT))
    return (ROOT / "site").resolve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one module begin with building the site; meanwhile those run that need none."""
    waiting = {item.path for item in items if "site" in getattr(item, "fixturenames", ())}  # named also where another fixture has it
    first = next((item.path for item in items if item.path.name == "test_site.py"), None)
    items.sort(key=lambda item: (item.path != first) + (item.path != first and item.path in waiting))


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
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer"]
        arguments += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@contextlib.contextmanager
def window(chromium: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open a window of its own kind; close it."""
    opened = chromium.new_context(**options)
    yield opened
    opened.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A desktop window of a reader who never was here: nothing is stored, and nothing kept."""
    with window(chromium, viewport=DESKTOP) as opened:
        yield opened


@pytest.fixture(scope="session")
def desktop(chromium: Browser) -> Iterator[BrowserContext]:
    """A desktop window that tests share, which only look at the site; what is stored in it is forgotten after each."""
    with window(chromium, viewport=DESKTOP) as opened:
        yield opened


@pytest.fixture(scope="session")
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that tests share."""
    with window(chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def scriptless(chromium: Browser) -> Iterator[BrowserContext]:
    """A window without scripts that tests share."""
    with window(chromium, java_script_enabled=False) as opened:
        yield opened


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
    """A page that must meet no error and ask no other host.

    Whatever it stored is forgotten with it; it is left blank for the next one in its window, since to open one takes longer than to load it.
    """

    blank: ClassVar[WeakKeyDictionary[BrowserContext, list[tuple[Page, CDPSession]]]] = WeakKeyDictionary()

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        left = self.blank.setdefault(context, [])
        if not left:
            page = patient(context.new_page())
            left.append((page, context.new_cdp_session(page)))
        self.page, self.session = left.pop()
        self.size = self.page.viewport_size
        self.errors: list[str] = []
        self.asked: set[str] = set()
        self.heard: dict[Any, Callable[[Any], None]] = {
            "console": lambda message: self.errors.append(message.text) if message.type in {"error", "warning"} else None,
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": lambda request: self.asked.add(urlsplit(request.url).netloc),
        }
        for event, hear in self.heard.items():
            self.page.on(event, hear)

    def __enter__(self) -> Page:
        return self.page

    def __exit__(self, kind: object, *_: object) -> None:
        self.session.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "local_storage"})
        for event, hear in self.heard.items():
            self.page.remove_listener(event, hear)
        if kind or self.page.viewport_size != self.size:
            self.page.close()
        else:
            self.page.unroute_all()
            self.page.mouse.move(0, 0)
            self.page.goto("about:blank")
            self.blank[self.context].append((self.page, self.session))
        if kind is None:
            self.clean()

    def clean(self) -> None:
        """Fail where there was an error, or another host was asked; then begin anew."""
        errors, asked = self.errors.copy(), self.asked.copy()
        self.errors.clear()
        self.asked.clear()
        assert errors == []
        assert asked <= {urlsplit(self.address).netloc, ""}


@pytest.fixture
def page(desktop: BrowserContext, address: str) -> Iterator[Page]:
    """A desktop page that has met no error and asked no other host by the end of the test."""
    with Watched(desktop, address) as opened:
        yield opened
