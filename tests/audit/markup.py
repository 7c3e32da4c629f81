"""Valid HTML, by html-validate with the rules of the HTML standard."""

import json
import subprocess
from pathlib import Path

from .tools import HERE, NODE


def faults(site: Path, pages: list[str]) -> list[str]:
    """Return a line for each error on any of these pages, which are named by their paths below the site."""
    files = [site / page for page in pages]
    command = [NODE / ".bin" / "html-validate", "--config", HERE / "htmlvalidate.json", "--formatter", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"html-validate could not run: {done.stderr.strip()}")
    return [
        f"{Path(file['filePath']).relative_to(site)}:{message['line']}:{message['column']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(done.stdout)
        for message in file["messages"]
    ]
