"""The tiny project as a whole site: with the real hook, configuration and assets."""

import yaml
from dossier.library import publication

from tests.fictional.project import Project
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
