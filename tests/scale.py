"""How time, memory and bytes grow with the claims: `python -m tests.scale 1 10 30 100`. A measurement, not a test.

The real data is grown (see tests/growth.py), and for each size a check, the stage (every page and file rendered), a build, and the same
Markdown built by MkDocs alone are run in turn, as whole processes. The exponent says how a figure grew from one size to the next: 1 is
in step with the claims. Builds are left out above the size that --builds names (10). With --texts checks are measured without the articles' texts and with them.
"""

import argparse
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.growth import grow

ROUNDS = 3
_PEAK = """
import resource, runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
finally:
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print("PEAK", max(used), file=sys.stderr)
"""


class Run(NamedTuple):
    """The seconds that a module took, those that processors worked for it, which others' work lengthens less, and the peak memory in MiB of its largest process."""

    taken: float
    worked: float
    peak: float


def run(folder: Path, *command: str, texts: str = "") -> Run:
    """Return what a module took in a folder."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DOSSIER_TEXTS", "CI"}}
    environment |= {"NO_MKDOCS_2_WARNING": "1", **({"DOSSIER_TEXTS": texts} if texts else {})}
    start, before = time.monotonic(), _worked()
    done = subprocess.run([sys.executable, "-c", _PEAK, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    taken, worked = time.monotonic() - start, _worked() - before
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
    return Run(taken, worked, int(done.stderr.rpartition("PEAK ")[2]) / 1024)


def _worked() -> float:
    """Return the seconds that processors have worked for processes which this one waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(times: int, builds: bool, texts: str) -> dict[str, float]:
    """Return what was measured with the real data so many times: medians in seconds, MiB, and counts."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = grow(Path(name) / "grown", times, bool(texts))
        found["claims"] = len((folder / "data" / "published.txt").read_text(encoding="utf-8").splitlines())
        for name_of, at_hand in (("check", ""), *([("check with texts", texts)] if texts else [])):
            checks = [run(folder, "dossier", "check", "--frozen", texts=at_hand) for _ in range(ROUNDS if times < 100 else 1)]
            found[f"{name_of}, s"] = statistics.median(one.taken for one in checks)
            found[f"{name_of}, processor s"] = statistics.median(one.worked for one in checks)
            found[f"{name_of}, MiB"] = max(one.peak for one in checks)
        stage = Path(name) / "stage"
        found["stage, s"], found["stage, processor s"], found["stage, MiB"] = run(folder, "dossier", "stage", str(stage), texts=texts)
        if builds:
            site = Path(name) / "site"
            building = ("mkdocs", "build", "--quiet", "--strict")
            first = run(folder, *building, "--site-dir", str(site))
            shutil.rmtree(site)
            again = run(folder, *building, "--site-dir", str(site))
            alone = run(stage, *building)
            for what, one in (("build", first), ("build again", again), ("MkDocs alone", alone)):
                found[f"{what}, s"], found[f"{what}, processor s"], found[f"{what}, MiB"] = one
            for what, one in (("build", first), ("build again", again)):
                found[f"{what} over MkDocs alone"] = one.taken / alone.taken
                found[f"{what} over MkDocs alone, by processor s"] = one.worked / alone.worked
            pages = list(site.rglob("*.html"))
            largest = max(pages, key=lambda page: page.stat().st_size)
            print(f"N = {times}: the largest page is {largest.relative_to(site)}", file=sys.stderr)
            found["pages"] = len(pages)
            found["largest page, kB"] = largest.stat().st_size / 1000
            found["site, MB"] = (
                sum(file.stat().st_size for file in site.rglob("*") if file.suffix not in {".br", ".gz"} and file.is_file()) / 1e6
            )
    return found


def main() -> None:
    """Measure each size and print a Markdown table, with the exponent from each size to the next."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("sizes", type=int, nargs="*", default=[1, 10])
    parser.add_argument("--builds", type=int, default=10, help="the largest size that is built")
    parser.add_argument("--texts", default="", help="a folder with the articles' texts")
    options = parser.parse_args()
    if options.texts:
        os.environ["DOSSIER_TEXTS"] = options.texts  # for the growing; what is measured is told by itself
    columns: dict[int, dict[str, float]] = {}
    for times in options.sizes:
        columns[times] = measure(times, times <= options.builds, options.texts)
        print(f"N = {times}: {columns[times]}", file=sys.stderr, flush=True)
    print("| | " + " | ".join(f"N = {times}" for times in columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for name in dict.fromkeys(name for column in columns.values() for name in column):
        cells, last = [], None
        for times, column in columns.items():
            value = column.get(name)
            grown = f" ({math.log(value / last[1]) / math.log(times / last[0]):.2f})" if value and last and last[1] else ""
            cells.append("" if value is None else f"{value:,.0f}{grown}" if value >= 100 else f"{value:.1f}{grown}")
            last = (times, value) if value else last
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
