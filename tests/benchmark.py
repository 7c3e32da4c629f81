"""How fast the explorer answers with many times today's claims: `make benchmark`, or `make benchmark TIMES=30`. A measurement, not a test.

The rows that the page asks for are repeated that often; then words are typed and boxes are ticked, and the time is taken in the browser from
the event until all that follows from it is painted, without what the script waits for the next key.
"""

import json
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.conftest import patient
from tests.serving import serving

TIMES = 10  # where no other size is named
ROUNDS = 15
_TIME = """([act, wait]) => new Promise((done) => {
  const start = performance.now(), table = document.querySelector("#all-claims");
  new MutationObserver((_, observer) => {
    if (!("applied" in table.dataset)) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start - wait)));
  }).observe(table, { attributeFilter: ["data-applied"] });
  if (act === "tick") document.querySelector('input[name="topic"][value="forces"]').click();
  else { const field = document.querySelector("#explorer-text"); field.value = act; field.dispatchEvent(new Event("input", { bubbles: true })); }
})"""


def repeated(script: str, times: int) -> str:
    """Return the script with all claims, with each so many times."""
    name, _, told = script.partition(" = ")
    rows = json.loads(told.rstrip(";\n"))
    rows["rows"] = [[f"{row[0]}-{time}" if time else row[0], *row[1:]] for time in range(times) for row in rows["rows"]]
    return f"{name} = {json.dumps(rows)};"


def measure(address: str, times: int) -> tuple[int, dict[str, float]]:
    """Return how many rows the table had, and the median time in milliseconds of each act."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = patient(opened.new_page())
        page.route(
            "**/explorer/rows.js", lambda route: route.fulfill(body=repeated(route.fetch().text(), times), content_type="text/javascript")
        )
        page.goto(f"{address}/explorer/?sort=when")
        page.locator("#all-claims[data-applied]").wait_for()
        rows = int(page.get_by_role("status").first.text_content().split()[0])
        found: dict[str, list[float]] = {"type a word": [], "tick a box": []}
        for number in range(ROUNDS):
            # The script waits 120 ms for the next key; that is meant, and is not counted.
            found["type a word"].append(page.evaluate(_TIME, ["border" if number % 2 else "russia", 120]))
            found["tick a box"].append(page.evaluate(_TIME, ["tick", 0]))
        opened.close()
    return rows, {act: statistics.median(times) for act, times in found.items()}


def main() -> int:
    """Measure with today's claims and with as many times more as each argument says, and print all."""
    sizes = [int(text) for text in sys.argv[1:]] or [TIMES]
    site = Path("site")
    if not site.exists():
        print("There is no site: run 'make site' first.", file=sys.stderr)
        return 2
    with serving(site) as address:
        for times in (1, *sizes):
            rows, medians = measure(address, times)
            print(f"{rows:6,} rows: " + ", ".join(f"{act} {time:.0f} ms" for act, time in medians.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
