"""The commands that make what is delivered: the site, its editions, and its Markdown for another generator."""

import contextlib
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from dossier.delivery import crate, finishing, offline, staging, swapping
from dossier.delivery.undisturbed import held
from dossier.desk import progress
from dossier.desk.checking import check
from dossier.desk.outcomes import PROBLEMS, Options, report, say, tell
from dossier.library import drafts, publication
from dossier.library.loading import load
from dossier.records.problems import RefusedError, counted
from dossier.records.writing import write_whole
from dossier.site import appearance
from dossier.views import addresses, wording


def _build(options: Options) -> int:
    try:
        with progress.shown(options.root / swapping.FOLDER, options.root / "site"):
            swapping.build(options.root, tell)
    except subprocess.CalledProcessError:
        return PROBLEMS  # the builder has said why
    return say(["The site is in site/.", *_left_out(options.root)])


def _left_out(root: Path) -> list[str]:
    """Return what there is to say of drafts, which no site has: nothing where there is none."""
    found = sorted(drafts.ids(root))
    return [f"Left out: {counted(len(found), 'draft')} ({', '.join(found)}). Only 'make serve' shows drafts."] if found else []


@contextlib.contextmanager
def _built(options: Options) -> Iterator[Path]:
    """Yield the built site, which no build takes away meanwhile."""
    site, builds = options.root / "site", options.root / swapping.FOLDER
    with held(builds, tell, reading=True) if builds.is_dir() else contextlib.nullcontext():
        if not (site / "index.html").is_file():
            raise RefusedError(f"there is no built site at {site}. Run 'dossier build' first.")
        yield site.resolve()


def _pdf(options: Options) -> int:
    from dossier.delivery import printed_edition  # reading HTML and PDF needs libraries that no other command should wait for

    library, _ = load(options.root)
    with _built(options) as site:
        content = printed_edition.as_pdf(site, library.publication, wording.attribution(library), addresses.of_chapters(library))
    write_whole(options.file, content)
    return say([f"{options.file}: {len(content):,} bytes."])


def _epub(options: Options) -> int:
    from dossier.delivery import epub

    library, _ = load(options.root)
    terms, folders = wording.attribution(library), addresses.of_chapters(library)
    changed = publication.commit_time(options.root)
    with _built(options) as site:
        content = epub.pack(site, library.publication, library.dossier, terms, folders, changed)
    write_whole(options.file, content)
    return say([f"{options.file}: {len(content):,} bytes."])


def _offline(options: Options) -> int:
    licence = {"LICENSE": path.read_bytes()} if (path := options.root / "LICENSE").is_file() else {}
    with _built(options) as site:
        content = offline.pack(site, options.file.stem, publication.commit_time(options.root), licence)
    write_whole(options.file, content)
    return say([f"{options.file}: {len(content):,} bytes. Unpack it and open index.html."])


def _crate(options: Options) -> int:
    library, _ = load(options.root)
    site, dossier = library.publication, library.dossier
    told = crate.Told(
        site.name, dossier.description, site.address, site.version, str(site.date) if site.date else None,
        dossier.licence.spdx, dossier.licence.url, dossier.creators, dossier.keywords,
    )  # fmt: skip
    described = crate.describe(options.folder, told)
    return say([f"{options.folder / crate.METADATA} tells of {len(described)} files."])


def _stage(options: Options) -> int:
    checked = check(options.root, options.texts)
    if checked.problems:
        return report(checked, options)
    rendered, named = checked.rendered.pages, appearance.settings(checked.library)
    pages = staging.stage(checked.library.root, rendered, checked.files, named, options.folder, options.zensical)
    builder = "zensical" if options.zensical else "mkdocs"
    return say([f"{pages} pages staged in {options.folder}. Build them there with '{builder} build'.", *_left_out(options.root)])


def _finish(options: Options) -> int:
    site: Path = options.folder
    if not (site / "index.html").is_file():
        raise RefusedError(f"there is no built site in {site}.")
    finishing.finish(site, publication.of(options.root, options.root.name).path)
    return say([f"{site} is finished: policy, headers and packed files."])


RUN: dict[str, Callable[[Options], int]] = {
    "build": _build,
    "offline": _offline,
    "pdf": _pdf,
    "epub": _epub,
    "crate": _crate,
    "stage": _stage,
    "finish": _finish,
}
