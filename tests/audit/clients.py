"""What is delivered, read by the programs that readers use: schemas by Ajv in strict mode, references by biber and by pandoc."""

import json
import subprocess
from pathlib import Path

from .tools import HERE, ROOT, debian

_NO_BYLINE = "Missing mandatory field 'author'"
"""What biber says of an article without a byline, or a page. BibLaTeX's data model asks for an author; its styles do without, and we invent none."""


def schema_faults(site: Path) -> tuple[int, list[str]]:
    """Return how many pairs of schema and file Ajv read in its strict mode, and a line for each fault."""
    schemas = [str(path) for path in sorted((ROOT / "data" / "schema").glob("*.json"))]
    delivered = [f"{path}={path.parent.parent / path.name}" for path in sorted((site / "api" / "v1" / "schema").glob("*.json"))]
    one = site / "api" / "v1" / "schema" / "claims.json"
    delivered += [f"{one}={path}" for path in sorted((site / "api" / "v1" / "claims").rglob("*.json"))[::40]]
    done = subprocess.run(["node", HERE / "clients.mjs", *schemas, *delivered], capture_output=True, text=True, check=False)
    return len(schemas) + len(delivered), [*done.stdout.splitlines(), *done.stderr.splitlines()]


def reference_faults(site: Path, folder: Path) -> tuple[str, list[str]]:
    """Return what biber and pandoc read, and a line for each fault: the references of all articles, and of some pages and claims.

    `folder` is for their own files.
    """
    debian(biber="biber", pandoc="pandoc")
    references = [*sorted((site / "sources").glob("*.bib")), *sorted((site / "claims").rglob("*.bib"))[::80], *sorted(site.glob("*.bib"))]
    lines = [line for path in references for line in _biber(path, folder)]
    bibliographies = [file for path in references for file in (path, path.with_suffix(".csl.json"))]
    lines += [line for path in bibliographies for line in _pandoc(path, folder)]
    return f"{len(references)} files by biber, {len(bibliographies)} by pandoc", lines


# Each style has its own marks round a title, and others for those in it.
_NO_QUOTES = str.maketrans("", "", "\"'“”‘’")


def _articles(path: Path) -> list[dict[str, object]]:
    """Return the articles of a file of references, as its neighbour in CSL-JSON has them."""
    return list(json.loads(path.with_name(f"{path.name.partition('.')[0]}.csl.json").read_text(encoding="utf-8")))


def _biber(path: Path, folder: Path) -> list[str]:
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file", folder / "biber.bib", path]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    excused = [f"Entry '{article['id']}' ({path}): {_NO_BYLINE}" for article in _articles(path) if "author" not in article]
    lines = [f"{path.name}: {line}" for line in said if not any(line.endswith(excuse) for excuse in excused)]
    return lines if done.returncode == 0 or lines else [f"{path.name}: biber: {(done.stdout + done.stderr).strip()[-500:]}"]


def _pandoc(path: Path, folder: Path) -> list[str]:
    """Have a document cite every article of a file; each must be cited, and its reference name title, outlet, year and address."""
    articles = _articles(path)
    document = folder / "citing.md"
    document.write_text("\n\n".join(f"Cited here [@{article['id']}]." for article in articles), encoding="utf-8")
    command = ["pandoc", "--citeproc", "--bibliography", path, "--to", "plain", "--wrap", "none", document]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        return [f"{path.name}: pandoc: {done.stderr.strip()}"]
    text = done.stdout.translate(_NO_QUOTES).lower()
    return [
        f"{path.name}: pandoc's reference to {article['id']} lacks '{wanted}'"
        for article in articles
        for wanted in (article["title"], article.get("container-title", ""), article["URL"], article["issued"]["date-parts"][0][0])  # type: ignore[index]
        if str(wanted).translate(_NO_QUOTES).lower() not in text
    ]
