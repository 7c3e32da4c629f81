"""Every link inside the site arrives, fragments and text fragments included, as lychee finds without a network."""

import json
import subprocess
import sys
from pathlib import Path


def faults(site: Path, base: str = "/") -> tuple[int, list[str]]:
    """Return how many links were followed, and a line for each that leads nowhere.

    `base` is the path under which the site is served; links that begin with it are looked up in the folder.
    """
    command = [
        Path(sys.executable).with_name("lychee"), "--offline", "--include-fragments=full", "--index-files", "index.html", "--no-progress",
        "--format", "json", "--root-dir", site, *(["--remap", f"file://{site}{base} file://{site}/"] if base != "/" else []), f"{site}/**/*.html",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 2}:
        raise RuntimeError(f"lychee could not run: {done.stderr.strip()}")
    report = json.loads(done.stdout)
    lines = [
        f"{Path(page).relative_to(site)}: {fault['url']}: {fault['status']['text']}"
        for page, found in report["error_map"].items()
        for fault in found
    ]
    return report["successful"], lines
