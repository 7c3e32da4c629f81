"""The way out: the whole site as plain Markdown with its assets and configuration, for any generator."""

import shutil
from pathlib import Path

import yaml

from .checking import Checked


def stage(checked: Checked, folder: Path) -> int:
    """Write the site's Markdown, assets and a configuration without hooks to the folder; return how many pages there are.

    Raises FileExistsError where the folder holds something that an earlier stage did not put there.
    """
    mark = folder / ".staged"
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise FileExistsError(f"{folder} is not empty and was not staged before. Name another folder.")
    if folder.exists():
        shutil.rmtree(folder)
    docs, root = folder / "docs", checked.library.root
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(root / "overrides", folder / "overrides")
    mark.write_text("Made by 'dossier stage'; it may be made again over this.\n", encoding="utf-8")
    for path, text in checked.rendered.pages.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration((root / "mkdocs.yml").read_text(encoding="utf-8")), encoding="utf-8")
    return len(checked.rendered.pages)


def configuration(text: str) -> str:
    """Return the site's configuration without what only the hooks need."""
    settings = yaml.safe_load(text)
    for key in ("hooks", "watch"):
        settings.pop(key, None)
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
