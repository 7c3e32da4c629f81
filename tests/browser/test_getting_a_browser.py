"""`make test` gets its browser itself, or says why it cannot and fails; it never skips."""

import shutil
from pathlib import Path

import pytest

from tests import chromium
from tests.engines import getting


def only(monkeypatch: pytest.MonkeyPatch, found: list[str | None], works: set[str]) -> list[str]:
    """Pretend that browsers are found in that order, and that only some programs work; return what was run."""
    ran: list[str] = []

    def run(*command: str) -> bool:
        ran.append(" ".join(command))
        return any(word in works for word in command)

    monkeypatch.setattr(chromium, "whole", lambda: found.pop(0) if found else None)
    monkeypatch.setattr(chromium, "_ran", run)
    return ran


def test_a_browser_that_is_there_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = only(monkeypatch, ["/usr/bin/chromium"], set())
    assert chromium.main() == 0
    assert ran == []


def test_debians_package_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    ran = only(monkeypatch, [None, "/usr/bin/chromium"], {"apt-get"})
    assert chromium.main() == 0
    assert ran[-1].startswith("apt-get install")


def test_playwrights_own_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.shutil, "which", lambda _: None)
    ran = only(monkeypatch, [None, "/home/somebody/chrome"], {"playwright"})
    assert chromium.main() == 0
    assert ran[-1].endswith("playwright install chromium")


@pytest.mark.usefixtures("desktop")
def test_playwrights_own_is_looked_for_where_a_test_has_a_browser_open_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda _: None)
    assert not (found := chromium.whole()) or Path(found).is_file()


def test_without_any_it_fails_and_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(chromium.shutil, "which", lambda _: None)
    only(monkeypatch, [], set())
    assert chromium.main() == 1
    assert "The tests need a browser, and none could be had." in capsys.readouterr().err


def test_a_headless_shell_is_used_where_there_is_one_and_no_other_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    there = {"chromium", "chromium-headless-shell"}
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in there else None)
    assert (chromium.find(), chromium.whole()) == ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
    monkeypatch.setenv("CHROMIUM", "chromium")
    assert chromium.find() == "/usr/bin/chromium"
    monkeypatch.delenv("CHROMIUM")
    there.remove("chromium-headless-shell")
    assert chromium.find() == "/usr/bin/chromium"


def test_other_browsers_that_cannot_be_had_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(getting.shutil, "which", lambda _: None)
    asked: list[str] = []
    monkeypatch.setattr(chromium, "from_debian", lambda *packages: asked.extend(packages))
    assert getting.main() == 1
    assert {"firefox-esr", "webkit2gtk-driver", "xvfb"} <= set(asked)
    said = capsys.readouterr().err
    assert "there is no Firefox" in said
    assert "WebKit" in said
