"""The way out: other generators make of the staged Markdown, without any hook, the same pages with the same links, open to everybody."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from dossier.delivery import finishing, staging
from dossier.desk.checking import check
from dossier.site import appearance

from tests.delivery.test_staging import content

from . import axe, links, tools


class Generator(NamedTuple):
    """A program that builds a stage, and whether it reads links in HTML as seen from the Markdown file."""

    command: tuple[str, ...]
    links_from_files: bool = False


GENERATORS = {
    "Zensical": Generator(("zensical", "build"), links_from_files=True),
    "MkDocs without hooks": Generator(("mkdocs", "build", "--quiet", "--strict")),
    "ProperDocs": Generator(("properdocs", "build", "--quiet", "--strict")),
}
EACH_RUN = ("Zensical",)


def faults(site: Path, folder: Path, names: tuple[str, ...], kinds: dict[str, str]) -> tuple[int, list[str]]:
    """Return how many pages were compared with the site's, and a line for each that differs, each broken link and each fault that axe-core finds on one page of each kind."""
    checked = check(tools.ROOT)
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    lines = []
    for name in names:
        stage, one = folder / name.split()[0], GENERATORS[name]
        named = appearance.settings(checked.library)
        staging.stage(tools.ROOT, checked.rendered.pages, checked.files, named, stage, one.links_from_files)
        program = Path(sys.executable).with_name(one.command[0])
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run([program, *one.command[1:]], cwd=stage, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            lines.append(f"{name}: {(done.stdout + done.stderr).strip()[-2000:]}")
            continue
        built = (stage / "site").resolve()
        finishing.finish(built, packed=False)
        missing = [page for page in pages if not (built / page / "index.html").is_file()]
        lines += [f"{name}: there is no page {page}" for page in missing]
        lines += [
            f"{name}: {page} reads otherwise" for page in pages if page not in missing and content(built, page) != content(site, page)
        ]
        lines += [f"{name}: {line}" for line in links.faults(built)[1]]
        with tools.nginx(built, folder / f"{stage.name}-server") as address:
            lines += [f"{name}: {line}" for line in axe.faults(address, list(kinds.values()), ())[1]]
    return len(pages) * len(names), lines
