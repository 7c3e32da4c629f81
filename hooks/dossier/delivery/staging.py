"""The way out: the whole site as plain Markdown with its assets and configuration, for any generator."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from dossier.library import publication
from dossier.records.problems import RefusedError
from dossier.site import appearance

_LINK_UP = re.compile(r'\b(href|src)="\.\./')


def stage(
    root: Path, pages: Mapping[str, str], files: Mapping[str, bytes], named: Mapping[str, str], folder: Path, links_from_files: bool = False
) -> int:
    """Write the site's Markdown, assets and a configuration without hooks to the folder; return how many pages there are.

    `named` are settings that are facts about the dossier. With `links_from_files` links in HTML lead on from the Markdown file,
    as Zensical reads them, and not from the page's address, which is a folder deeper but for an index.

    Raises RefusedError where the folder holds something that an earlier stage did not put there.
    """
    if any(folder.resolve().is_relative_to((root / own).resolve()) for own in ("docs", "seeds", "data", "hooks")):
        raise RefusedError(f"{folder} is a folder of the project itself. Name another.")
    mark = folder / ".staged"
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise RefusedError(f"{folder} is not empty and was not staged before. Name another folder.")
    try:
        settings = configuration(root / "mkdocs.yml", named)
    except yaml.YAMLError as error:
        raise RefusedError(f"mkdocs.yml cannot be read as plain settings: {' '.join(str(error).split())}") from None
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    mark.write_text(
        "Made by 'dossier stage'; it may be made again over this.\n", encoding="utf-8"
    )  # first, so that one broken off may be too
    docs = folder / "docs"
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(appearance.THEME, folder / "overrides")
    for path, text in pages.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        deeper = links_from_files and target.name != "index.md"
        target.write_text(_LINK_UP.sub(r'\1="', text) if deeper else text, encoding="utf-8")
    for path, content in {**appearance.assets(), **files}.items():
        target = docs / path
        if target.exists():
            continue  # the dossier has one of its own
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return len(pages)


def configuration(path: Path, named: Mapping[str, str]) -> str:
    """Return the site's configuration without what only the hooks need."""
    settings = publication.settings(path)
    for key in ("hooks", "watch"):
        settings.pop(key, None)
    theme = settings.get("theme")
    settings |= {**named, "theme": {**(theme if isinstance(theme, dict) else {"name": theme}), "custom_dir": "overrides"}}
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
