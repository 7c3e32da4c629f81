"""The browser of the tests: one that is there, else Debian's package, else Playwright's own download.

Where Chromium's headless shell is there, they use that: the same engine without a browser's windows, in half the time.

Run as a program it gets one, or says why it cannot and fails.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dossier.delivery import browsers

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")


def find() -> str | None:
    """Return the path of a browser to look at pages with: the one in $CHROMIUM, a headless shell, or what `whole` finds."""
    shells = () if os.environ.get("CHROMIUM") else SHELLS
    return next((path for name in shells if (path := shutil.which(name))), None) or whole()


def whole() -> str | None:
    """Return the path of a whole Chromium or Chrome, as readers have it: the one in $CHROMIUM, one on the path, or Playwright's own."""
    return browsers.find() or (None if os.environ.get("CHROMIUM") else _of_playwright())


def _of_playwright() -> str | None:
    with ThreadPoolExecutor(1) as apart:  # Playwright refuses to be started where it runs, as it does in a test with a browser
        path = apart.submit(_where_playwright_keeps_it).result()
    return path if Path(path).exists() else None


def _where_playwright_keeps_it() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _ran(*command: str) -> bool:
    print("$", *command, flush=True)
    return subprocess.run(command, check=False).returncode == 0


def from_debian(*packages: str) -> bool:
    """Install packages of Debian, or of a system made from it; return whether that could be done."""
    if not shutil.which("apt-get"):
        return False
    if os.geteuid() == 0:
        rights: tuple[str, ...] = ()
    elif shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0:
        rights = ("sudo", "-n")
    else:
        return False
    return _ran(*rights, "apt-get", "update", "-qq") and _ran(
        *rights, "apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages
    )


def main() -> int:
    """Get a browser where none is there; return the exit status."""
    if whole() or (from_debian("chromium") and whole()) or (_ran(sys.executable, "-m", "playwright", "install", "chromium") and whole()):
        return 0
    print("The tests need a browser, and none could be had. Install Chromium or Chrome, or name one in $CHROMIUM.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
