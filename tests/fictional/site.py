"""The tiny project as a whole site: with the real hook, configuration and assets."""

import shutil

import yaml
from dossier.library import publication

from tests.fictional.project import Project
from tests.real import ROOT


def prepared(project: Project) -> Project:
    """Give the tiny project the real hook, configuration and assets, and the pages that others link to."""
    settings = publication.settings((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["hooks"] = [str(ROOT / "hooks" / "mkdocs_hooks.py")]
    settings["watch"] = ["data", "seeds"]
    for key in ("nav", "not_in_nav"):
        settings.pop(key)
    project.write("mkdocs.yml", yaml.safe_dump(settings))
    shutil.copytree(ROOT / "overrides", project.root / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", project.root / "docs" / "assets")
    kinds = ["body", "place", "force", "person", "group", "state", "event"]
    register = f"{{% for kind in {kinds} %}}\n{{{{ table('register', kind=kind) }}}}\n{{% endfor %}}\n"
    for page in (
        "afghanistan",
        "members/index",
        "summits/index",
        "tajik-border",
        "forces",
        "people",
        "glossary",
        "sources/index",
        "word-record",
        "reading-room",
    ):
        project.write(f"docs/{page}.md", f"---\ntitle: {page}\nprose: about-this-site\n---\n\n# Page\n\n{register}")
    return project.checked()
