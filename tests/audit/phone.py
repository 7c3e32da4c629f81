"""How far a processor has to be slowed to be as slow as a cheap phone's: four times where it is that of a good desktop, less where it is slower, or busy."""

import statistics
import subprocess

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.audit import tools

MOST = 4.0
REACHED = 264
"""By a low-tier phone (Moto G Power 2022) in Lighthouse's benchmark, as Chrome's developer tools calibrate it; a desktop reaches 1,000 and more."""
_BENCHMARK = "import('lighthouse/core/lib/page-functions.js').then((it) => console.log(it.pageFunctions.computeBenchmarkIndex.toString()))"
_RUNS = 3


def slowed() -> tuple[float, str]:
    """Return by how much the processor is to be slowed, and that in words; by the median of some runs of the benchmark, after one that warms up."""
    found = subprocess.run(["node", "-e", _BENCHMARK], cwd=tools.HERE, capture_output=True, text=True, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        _, *reached = [float(page.evaluate(f"({found.stdout})()")) for _ in range(1 + _RUNS)]
        browser.close()
    index = statistics.median(reached)
    times = min(MOST, max(1.0, index / REACHED))
    return times, f"the processor, which reaches {index:.0f} in Lighthouse's benchmark, slowed {times:.1f} times"
