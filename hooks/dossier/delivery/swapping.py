"""The last step of a build: the new site takes the old one's place in one move, so that nobody ever sees half of one."""

import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

from dossier.library.publication import commit_time

_FOLDER = ".sites"  # beside the site; holds the build that the site's link points to


def build(root: Path) -> None:
    """Build the site of the project at the root and put it in the place of the last one.

    `site` is a link to the newest whole build. A build that fails, or is killed at any moment, leaves the link as it
    was. Two builds of one commit are the same to the byte: the only time in them is the commit's. Raises
    subprocess.CalledProcessError where the build fails.
    """
    folder = root / _FOLDER
    folder.mkdir(exist_ok=True)
    made = folder / uuid.uuid4().hex
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit_time(root)), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(made)]
    try:
        subprocess.run(command, cwd=root, env=environment, check=True)
        swap(made, root / "site")
    finally:
        kept = (root / "site").resolve()
        for old in folder.iterdir():
            if old.resolve() != kept:
                shutil.rmtree(old, ignore_errors=True) if old.is_dir() and not old.is_symlink() else old.unlink()


def swap(made: Path, site: Path) -> None:
    """Make the site a link to the folder that was made, in one step that cannot be seen half done."""
    link = made.with_suffix(".link")
    link.symlink_to(os.path.relpath(made, site.parent))
    if site.exists() and not site.is_symlink():
        site.rename(made.with_suffix(".old"))  # a folder of an earlier kind of build; only this once is the place empty
    link.replace(site)
