"""The tiny project as a whole site: with the real hook, configuration and assets."""

from pathlib import Path

import yaml
from dossier.desk.checking import check
from dossier.exports import record_files
from dossier.library import publication

from tests.fictional.project import Project, make
from tests.real import ROOT


def prepared(project: Project) -> Project:
    """Give the tiny project the real hook, configuration and assets, and the pages that others link to."""
    settings = publication.settings(ROOT / "mkdocs.yml")
    settings["hooks"] = [str(ROOT / "hooks" / "mkdocs_hooks.py")]
    settings["watch"] = ["data", "seeds"]
    for key in ("nav", "not_in_nav"):
        settings.pop(key)
    project.write("mkdocs.yml", yaml.safe_dump(settings))
    return project.checked()


def bare(project: Project) -> Project:
    """Let MkDocs alone build the tiny project, without hook and theme and in a fifth of the time: for what holds whatever a site is made of."""
    project.write("mkdocs.yml", "site_name: Pact\ntheme: {name: null, custom_dir: theme}\nplugins: []\n")
    for name in ("main.html", "404.html", "sitemap.xml"):
        project.write(f"theme/{name}", "{{ page.content }}.\n")
    for number in range(30):
        project.write(f"docs/other-{number}.md", "# Another page\n")
    return project


def record_script(folder: Path) -> bytes:
    """The tiny project's record and claims, as the browser gets them; the project is made in the folder."""
    project = make(folder)
    return record_files.files(check(project.root, project.texts).library)["records/harbour-2001.js"]
