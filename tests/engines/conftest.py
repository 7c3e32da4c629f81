"""The site in Firefox and in WebKitGTK: one window of each for all tests."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from dossier.delivery import offline

from tests.fictional.site import record_script
from tests.serving import serving

from .driving import COLLECTOR, OPENED, Watching, Window, elsewhere, with_collector


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The tiny project's record and claims, as the browser gets them."""
    return record_script(tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="session")
def watched(site: Path, script: bytes) -> Iterator[str]:
    """The address of the built site, whose pages tell what they met, with the record of the tiny project's article."""
    Watching.instead["/records/harbour-2001.js"] = script
    with serving(site, Watching) as found:
        yield found


@pytest.fixture(scope="session")
def disk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked, whose pages tell what they met."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(io.BytesIO(offline.pack(site, "edition", 1_700_000_000))) as packed:
        packed.extractall(folder)
    (folder / "collector.js").write_text(COLLECTOR, encoding="utf-8")
    for page in folder.rglob("*.html"):
        page.write_text(with_collector(page.read_text(encoding="utf-8"), (folder / "collector.js").as_uri()), encoding="utf-8")
    return folder / "edition"


@pytest.fixture(scope="session", params=list(OPENED))
def opened(request: pytest.FixtureRequest, watched: str) -> Iterator[Window]:
    """The window of a browser, for all tests in it."""
    with elsewhere() as (proxy, asked), OPENED[request.param](proxy) as (driver, said):
        yield Window(driver, watched, said, asked)


@pytest.fixture
def window(opened: Window) -> Iterator[Window]:
    """The window of a browser, in which nothing is stored, and which has met no error and asked no other host by the end of the test."""
    opened.sized(1280, 900)
    opened.go("/privacy/")
    opened.js("localStorage.clear()")
    opened.met()
    yield opened
    assert opened.met() == []
