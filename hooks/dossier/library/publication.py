"""The site as a publication: its name, address, data version and date, so that it can be cited and described."""

import datetime
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from yaml_env_tag import add_env_tag

from dossier.language.dates import Edtf, parse
from dossier.library.citing import Reference
from dossier.records.problems import RefusedError
from dossier.records.source import Source

_LATEST = 4_354_819_200  # 2108, the first year that a zip file cannot name


@dataclass(frozen=True)
class Publication:
    """Name of the site, its address (with a slash at its end) from mkdocs.yml, data version and repository from CITATION.cff, date of the commit."""

    name: str
    address: str
    version: str
    date: Edtf | None
    repository: str

    @property
    def path(self) -> str:
        """The path under which the site is served: "/", or "/repository/"."""
        return urlsplit(self.address).path

    def at(self, folder: str) -> str:
        """Return the permanent address of a folder of the site, "." for its home."""
        return self.address if folder == "." else f"{self.address}{folder}/"

    def page(self, title: str, folder: str) -> Reference:
        """Return a page of the site as something to cite."""
        return Reference("webpage", title, (), self.name, self.date, self.at(folder))

    def site(self, creators: Sequence[str]) -> Reference:
        """Return the site as a whole, with who made it, as something to cite."""
        return Reference("webpage", self.name, tuple(("", name) for name in creators), "", self.date, self.address)

    def data_set(self, creators: Sequence[str], folder: str) -> Reference:
        """Return the data set, with its version and who made it, as something to cite; `folder` is where the site tells of it."""
        authors = tuple(("", name) for name in creators)
        return Reference("dataset", self.name, authors, "", self.date, self.at(folder), version=self.version)


def of(root: Path, name: str) -> Publication:
    """Return the publication of the project at the root, under its name."""
    built, citation = settings(root / "mkdocs.yml"), settings(root / "CITATION.cff")
    seconds = commit_time(root)
    return Publication(
        name,
        str(built.get("site_url") or "https://example.org/").rstrip("/") + "/",
        str(citation.get("version") or "0"),
        parse(_day(seconds)) if seconds else None,
        str(citation.get("repository-code") or "https://example.org/repository"),
    )


class _Loader(yaml.SafeLoader):
    """Plain settings, in which `!ENV [NAME, default]` stands for a variable of the environment, as MkDocs reads it."""


add_env_tag(_Loader)


def settings(path: Path) -> dict[str, object]:
    """Return the settings in a YAML file, after those of the file that it begins with (INHERIT), as MkDocs merges them at its top level.

    A file that is missing, or is no mapping, has none. Raises yaml.YAMLError where one cannot be read.
    """
    found = yaml.load(path.read_text(encoding="utf-8"), _Loader) if path.exists() else {}  # noqa: S506 - a safe loader with one more tag
    own = found if isinstance(found, dict) else {}
    parent = own.pop("INHERIT", None)
    return {**(settings(path.parent / str(parent)) if parent else {}), **own}


def _day(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def commit_time(root: Path) -> int:
    """Return when the commit was made, in seconds since 1970: $SOURCE_DATE_EPOCH, else git's word, else 0.

    Raises RefusedError where that is no such number, or none that a zip file and a page can name.
    """
    if chosen := os.environ.get("SOURCE_DATE_EPOCH"):
        return _seconds(chosen, "$SOURCE_DATE_EPOCH")
    if not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return 0
    try:
        done = subprocess.run(["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return 0
    return _seconds(done.stdout.strip() or "0", "the time of the last commit")


def _seconds(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < _LATEST):
        raise RefusedError(f"{name}: expected seconds since 1970 and before 2108, found '{text}'. Correct it.")
    return int(text)


def article(source: Source, quote: str = "") -> Reference:
    """Return an article as something to cite, perhaps with words of it."""
    authors = tuple((author.given, author.family) for author in source.authors)
    return Reference(
        source.kind, source.title, authors, source.outlet, source.published, source.url,
        quote=quote, key=source.id, publisher=source.publisher, language=source.language, archive=source.archive,
        via=source.copied.of if source.copied else "",
    )  # fmt: skip
