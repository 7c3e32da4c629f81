"""The audit: what the tests of the suite cannot measure. Run by `make audit`; exit status 0 clean, 1 faults, 2 could not run.

Parts can be named: `python -m tests.audit markup book links workflows schemas references citations annotations tables release generators spoken axe interrupted load lighthouse interaction`. Those that measure no time run side
by side, load, Lighthouse and interaction alone after them. With `--deep` axe-core and the validator look at every page, readers load the site for five minutes, and Lighthouse
takes three measures of each kind and its score for performance counts, and 200 builds are killed, not ten; else axe-core and the HTML's validator look at the pages that have something which none
before them has, readers load the site for ten seconds, and Lighthouse measures once, two pages at a time, and again where a page falls
short of what no processor's speed changes.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dossier.delivery import finishing

from . import (
    annotations,
    axe,
    bare,
    book,
    citations,
    clients,
    generators,
    interaction,
    interrupted,
    lighthouse,
    links,
    load,
    markup,
    phone,
    release,
    shapes,
    spoken,
    tables,
    tools,
)

SITE = (tools.ROOT / "site").resolve()
Report = tuple[str, list[str]]
DEEP = "--deep" in sys.argv[1:]


def paths(site: Path) -> list[str]:
    """Return the path of every page, that for missing ones included."""
    pages = sorted(page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return ["/404.html", *("/" if page == "." else f"/{page}/" for page in pages)]


def _markup(_: Path) -> Report:
    everything = [file.relative_to(SITE).as_posix() for file in sorted(SITE.rglob("*.html"))]
    pages = everything if DEEP else shapes.different(SITE, everything)
    return f"HTML of {len(pages)} of {len(everything)} pages", markup.faults(SITE, pages)


def _book(folder: Path) -> Report:
    count, found = book.faults(folder)
    return f"{count} files of the EPUB", found


def _links(_: Path) -> Report:
    count, found = links.faults(SITE)
    return f"{count} links inside the site", found


def _workflows(_: Path) -> Report:
    files = sorted(str(file.relative_to(tools.ROOT)) for file in (tools.ROOT / ".github" / "workflows").glob("*.yml"))
    done = subprocess.run(["node", tools.HERE / "workflows.mjs", *files], cwd=tools.ROOT, capture_output=True, text=True, check=False)
    return f"{len(files)} workflows", [*done.stdout.splitlines(), *done.stderr.splitlines()]


def _schemas(_: Path) -> Report:
    count, found = clients.schema_faults(SITE)
    return f"{count} schemas and files by Ajv, in its strict mode", found


def _references(folder: Path) -> Report:
    return clients.reference_faults(SITE, folder)


def _citations(folder: Path) -> Report:
    return citations.faults(SITE, folder)


def _annotations(_: Path) -> Report:
    return annotations.faults(SITE)


def _tables(folder: Path) -> Report:
    return tables.faults(SITE, folder)


def _release(folder: Path) -> Report:
    return release.faults(folder)


def _axe(folder: Path) -> Report:
    with tools.nginx(SITE, folder) as address:
        chosen = paths(SITE) if DEEP else sorted({*shapes.different(SITE, paths(SITE)), *lighthouse.KINDS.values()})
        everywhere = chosen if DEEP else set(lighthouse.KINDS.values())
        looks, found = axe.faults(address, chosen, everywhere, lighthouse.KINDS["topic"])
    return f"{looks} looks of axe-core at {len(chosen)} of {len(paths(SITE))} pages and at states of one", found


def _generators(folder: Path) -> Report:
    names = tuple(generators.GENERATORS) if DEEP else generators.EACH_RUN
    count, found = generators.faults(SITE, folder, names, lighthouse.KINDS)
    return f"{count} pages as {', '.join(names)} makes them of the stage", found


def _spoken(_: Path) -> Report:
    count, found = spoken.faults(SITE, "--renew" in sys.argv[1:])
    return f"{count} phrases heard on {len(spoken.VIEWS)} parts of pages", found


def _interrupted(folder: Path) -> Report:
    return interrupted.faults(folder, DEEP)


def _load(folder: Path) -> Report:
    with tools.nginx(SITE, folder / "one") as address:
        found = load.header_faults(address, SITE)
        seconds = load.DEEP_SECONDS if DEEP else load.SECONDS
        figures, errors = load.under_load(address, [path for path in paths(SITE) if path.endswith("/")], folder, seconds)
    old, new, link = folder / "old", folder / "new", folder / "site"
    for site, words in ((old, b"<!-- old -->"), (new, b"<!-- new -->")):
        shutil.copytree(SITE, site)
        page = site / "index.html"
        page.write_bytes(page.read_bytes() + words)
    link.symlink_to("old")
    with tools.nginx(link, folder / "two", SITE / finishing.NGINX) as address:
        reads, torn = load.swapped_while_read(address, old, new, link)
    return f"{load.READERS} readers for {seconds} s: {figures}; {reads} readings while sites were swapped", found + errors + torn


def _lighthouse(folder: Path) -> Report:
    slowed, how = phone.slowed()
    lines, found = [how], []
    if DEEP:  # to compare with; nothing hangs on it
        with tools.nginx(bare.build(SITE / "index.html", folder / "bare"), folder / "server") as address:
            lines.append(f"a bare page of the theme: {lighthouse.measure(address, '/', folder / 'bare' / 'site', slowed)}")
    with tools.nginx(SITE, folder / "ours") as address, ThreadPoolExecutor(2) as threads:
        pages = list(lighthouse.KINDS.values())
        if DEEP:
            first = {path: lighthouse.measure(address, path, SITE, slowed) for path in pages}
        else:  # two pages at a time
            halves = threads.map(lambda half: lighthouse.once(address, half, SITE, slowed), (pages[::2], pages[1::2]))
            first = {path: measured for half in halves for path, measured in half.items()}
        for kind, path in lighthouse.KINDS.items():
            measured = first[path]
            lines.append(f"{kind}: {measured}")
            if measured.short(DEEP):  # a machine that was busy for a while is no fault of the page; what falls short twice is
                measured = lighthouse.measure(address, path, SITE, slowed, timed=DEEP)
                lines.append(f"{kind}, again: {measured}")
            found += [f"{path}: {short}" for short in measured.short(DEEP)]
    return f"Lighthouse, {'medians of three' if DEEP else 'once, and the median of three where a page fell short'}:\n  " + "\n  ".join(
        lines
    ), found


def _interaction(folder: Path) -> Report:
    with tools.nginx(SITE, folder) as address:
        lines, found = interaction.faults(address, lighthouse.KINDS["topic"])
    return "interaction to next paint:\n  " + "\n  ".join(lines), found


PARTS: dict[str, Callable[[Path], Report]] = {
    "markup": _markup, "book": _book, "links": _links, "workflows": _workflows, "schemas": _schemas, "references": _references, "citations": _citations, "annotations": _annotations, "tables": _tables, "release": _release, "generators": _generators, "spoken": _spoken, "axe": _axe, "interrupted": _interrupted, "load": _load, "lighthouse": _lighthouse, "interaction": _interaction,
}  # fmt: skip


SELDOM = (
    () if DEEP else ("book", "references", "citations", "tables", "release", "interaction")
)  # what they need is large, or takes long, and what they read changes seldom: by name, or in a deep run
ALONE = ("load", "lighthouse", "interaction")  # they measure time, which others would take


def run(names: list[str]) -> Iterator[int]:
    """Run the parts, say what each measured and found, and yield the number of its faults."""
    together = [name for name in names if name not in ALONE]
    with ThreadPoolExecutor(max_workers=max(1, len(together))) as threads:
        yield from threads.map(_told, together)
    yield from map(_told, [name for name in names if name in ALONE])


def _told(name: str) -> int:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # for nginx's workers
        measured, found = PARTS[name](Path(folder))
    outcome = f"{len(found)} faults" if found else "no fault"
    lines = [f"{name}: {measured} ({time.monotonic() - start:.0f} s): {outcome}", *(f"  {line}" for line in found[:200])]
    print("\n".join(lines), flush=True)
    return len(found)


def main() -> int:
    """Run the parts that were named, or all of them."""
    names = [name for name in sys.argv[1:] if name not in {"--deep", "--renew"}] or [name for name in PARTS if name not in SELDOM]
    if unknown := [name for name in names if name not in PARTS]:
        print(f"audit: there is no part '{unknown[0]}'; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    if not (SITE / "index.html").is_file():
        print("audit: there is no built site. Run 'make site' first.", file=sys.stderr)
        return 2
    try:
        tools.prepare()
        return 1 if sum(run(names)) else 0
    except tools.MissingToolError as error:
        print(f"audit: {error}.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
