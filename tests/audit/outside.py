"""Asks every address outside the site whether it still answers; for a weekly workflow, never for a test.

Prints a report in Markdown and fails where an address is gone. Where an original is gone, its archived copy is named,
to which readers can turn and the record's `url` be led.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from dossier.library.loading import load
from dossier.records.source import Source

from .tools import ROOT

_LINK_OUT = re.compile(r'<a\b[^>]*\bhref="(https?://[^"#]+)')


def addresses(site: Path) -> set[str]:
    """Return every address outside the site to which its pages link."""
    return {found for page in site.rglob("*.html") for found in _LINK_OUT.findall(page.read_text(encoding="utf-8"))}


def gone(asked: set[str]) -> dict[str, str]:
    """Return those of the addresses that do not answer as they should, each with what was answered."""
    command = [Path(sys.executable).with_name("lychee"), "--format", "json", "--no-progress", "--max-retries", "3", "--timeout", "30", "-"]
    done = subprocess.run(command, input="\n".join(sorted(asked)), capture_output=True, text=True, check=False)
    if done.returncode not in {0, 2}:
        raise RuntimeError(f"lychee could not run: {done.stderr.strip()}")
    report = json.loads(done.stdout)
    return {
        fault["url"]: fault["status"]["text"]
        for kind in ("error_map", "timeout_map")
        for faults in report[kind].values()
        for fault in faults
    }


def report(found: dict[str, str], sources: list[Source]) -> list[str]:
    """Return a report in Markdown: a line for each address that is gone, with the archived copy of an article."""
    archived = {source.url: source.archive for source in sources}
    lines = []
    for address, answer in sorted(found.items()):
        copy = archived.get(address)
        lines.append(f"- <{address}>: {answer}." + (f" Its archived copy: <{copy}>." if copy else ""))
        if copy in found:
            lines.append("  - The archived copy does not answer either.")
    return lines


def main() -> int:
    """Ask and report; return the exit status."""
    asked = addresses((ROOT / "site").resolve())
    found = gone(asked)
    library, _ = load(ROOT, None)
    print(
        "\n".join([f"{len(found)} of {len(asked)} addresses outside the site do not answer.", "", *report(found, library.sources_by_date)])
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
