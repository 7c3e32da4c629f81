"""MkDocs with the hook: a bad build stops before it touches the site, and hands on nothing half-made."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fictional.project import Project, make
from tests.fictional.site import prepared

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def build(project: Project) -> subprocess.CompletedProcess[str]:
    """Build the tiny project into its own `site`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=project.root, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_a_good_project_is_built(built: Project) -> None:
    assert (built.root / "site/claims/harbour-2001/guards/index.html").is_file()


def test_a_bad_edit_leaves_the_last_site_as_it_was_and_tells_every_problem(built: Project) -> None:
    project = built
    before = {path: path.read_bytes() for path in (project.root / "site").rglob("*") if path.is_file()}
    project.replace("data/claims/harbour-2001.yml", "Some 300 guards", "Some 400 guards")
    done = build(project)
    assert done.returncode == 1
    assert "data/claims/harbour-2001.yml:20:3: figures: expected '400'" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert {path: path.read_bytes() for path in (project.root / "site").rglob("*") if path.is_file()} == before


@contextlib.contextmanager
def served(project: Project) -> Iterator[tuple[str, Path]]:
    """Serve the tiny project; yield its address and the file that its terminal is written to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    terminal = project.root.parent / f"{project.root.name}-terminal.txt"
    with terminal.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=project.root, env=ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield f"http://127.0.0.1:{port}/", terminal
        finally:
            server.terminate()
            server.wait(timeout=20)


def got(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310, an address of this machine
        text: str = answer.read().decode()
        return text


def eventually(found: Callable[[], bool], seconds: float = 30) -> bool:
    """Tell whether it comes true within the time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found():
                return True
        except OSError:
            pass
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, str, Path]]:
    """The tiny project while it is served, its address and its terminal; each test edits other lines of it."""
    project = make(tmp_path_factory.mktemp("preview") / "project")
    project.write("docs/extra.md", "---\ntitle: More\nprose: about-this-site\n---\n\n# More\n\nIt is about the tests.\n")
    with served(prepared(project)) as (address, terminal):
        assert eventually(lambda: "three members" in got(address)), terminal.read_text(encoding="utf-8")
        assert json.loads(got(address + "problems.json"))["problems"] == []
        yield project, address, terminal


def test_while_serving_a_bad_edit_is_told_keeps_the_page_and_is_healed_by_the_next_good_one(preview: tuple[Project, str, Path]) -> None:
    project, address, terminal = preview

    def shows(words: str, path: str = "") -> bool:
        return words in got(address + path)

    assert "assets/preview.js" in got(address)
    project.replace("docs/index.md", "three members", "four members")
    assert eventually(lambda: "the figure '4'" in terminal.read_text(encoding="utf-8"))
    assert eventually(lambda: shows("docs/index.md", "problems.json"))
    assert shows("three members")
    project.replace("docs/index.md", "It has four members", "Its members are three")
    assert eventually(lambda: shows("members are three")), terminal.read_text(encoding="utf-8")
    assert eventually(lambda: {row["rule"] for row in json.loads(got(address + "problems.json"))["problems"]} == {"receipt"})
    assert "Traceback" not in terminal.read_text(encoding="utf-8")


def test_while_serving_an_edit_shows_where_it_reaches_and_the_search_knows_every_page(preview: tuple[Project, str, Path]) -> None:
    project, address, terminal = preview
    guards, index = address + "claims/harbour-2001/guards/", address + "search/search_index.json"
    assert "Some 300 guards" in got(guards)
    pages = {row["location"] for row in json.loads(got(index))["docs"]}
    project.replace("data/claims/harbour-2001.yml", "could be at", "could stand at")
    assert eventually(lambda: "could stand at" in got(guards)), terminal.read_text(encoding="utf-8")
    assert "could stand at" in got(address)  # where it is cited
    assert "could stand at" in got(index)
    for path in ("claims/", "api/v1/claims.ndjson"):  # what else it reaches
        assert eventually(lambda path=path: "could stand at" in got(address + path)), terminal.read_text(encoding="utf-8")  # type: ignore[misc]
    assert {row["location"] for row in json.loads(got(index))["docs"]} == pages
    (project.root / "docs/extra.md").unlink()
    assert eventually(lambda: "extra/" not in got(index)), terminal.read_text(encoding="utf-8")
    with pytest.raises(urllib.error.HTTPError):
        got(address + "extra/")
    assert "guards" in got(address)


def test_serving_starts_on_a_broken_project_with_the_list_of_what_is_wrong(project: Project) -> None:
    prepared(project).replace("data/claims/harbour-2001.yml", "Some 300 guards", "Some 400 guards")
    with served(project) as (address, terminal):
        assert eventually(lambda: "data/claims/harbour-2001.yml:20:3" in got(address)), terminal.read_text(encoding="utf-8")
        project.replace("data/claims/harbour-2001.yml", "Some 400 guards", "Some 300 guards")
        assert eventually(lambda: "three members" in got(address)), terminal.read_text(encoding="utf-8")
