"""The browser on this machine that prints the edition, and in which the tests look at the site."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dossier.records.problems import RefusedError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = ("--headless", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer", "--generate-pdf-document-outline")


def find() -> str | None:
    """Return the path of a Chromium or Chrome: the one in $CHROMIUM, else one on the path."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def printed(page: str, browser: str | None = None) -> bytes:
    """Return an HTML page as a tagged PDF with an outline.

    Raises RefusedError where there is no browser, or it prints nothing.
    """
    if not (browser := browser or find()):
        raise RefusedError("there is no Chromium or Chrome to print with. Install one, or name one in $CHROMIUM.")
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "edition.html", Path(name) / "edition.pdf"
        source.write_text(page, encoding="utf-8")
        rights = ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [browser, *_FLAGS, *rights, f"--user-data-dir={name}/profile", f"--print-to-pdf={target}", source.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        if not target.exists():
            raise RefusedError(f"{browser} printed nothing: {done.stderr.strip()[-300:]}")
        return target.read_bytes()
