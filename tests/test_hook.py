"""MkDocs with the hook: a bad build stops before it touches the site, and hands on nothing half-made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.fictional.project import Project

ROOT = Path(__file__).resolve().parent.parent


def build(project: Project) -> subprocess.CompletedProcess[str]:
    """Build the tiny project with the real hook and configuration into its own `site`."""
    if not (project.root / "mkdocs.yml").exists():
        settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
        settings["hooks"] = [str(ROOT / "hooks" / "mkdocs_hooks.py")]
        for key in ("nav", "not_in_nav", "watch"):
            settings.pop(key)
        project.write("mkdocs.yml", yaml.safe_dump(settings))
        shutil.copytree(ROOT / "overrides", project.root / "overrides")
        shutil.copytree(ROOT / "docs" / "assets", project.root / "docs" / "assets")
    for page in ("afghanistan", "members/index", "summits/index", "tajik-border", "forces", "people", "glossary", "sources/index"):
        project.write(f"docs/{page}.md", f"---\ntitle: {page}\nprose: about-this-site\n---\n\n# Page\n\n{{% for k in ['body', 'place', 'force', 'person', 'group', 'state', 'event'] %}}\n{{{{ table('register', kind=k) }}}}\n{{% endfor %}}\n")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=project.root, env=environment, capture_output=True, text=True, check=False)


def test_a_good_project_is_built(project: Project) -> None:
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project.root / "site/claims/harbour-2001/guards/index.html").is_file()


def test_a_bad_edit_leaves_the_last_site_as_it_was_and_tells_every_problem(project: Project) -> None:
    assert build(project).returncode == 0
    before = {path: path.read_bytes() for path in (project.root / "site").rglob("*") if path.is_file()}
    project.replace("data/claims/harbour-2001.yml", "Some 300 guards", "Some 400 guards")
    done = build(project)
    assert done.returncode == 1
    assert "data/claims/harbour-2001.yml:20:3: figures: expected '400'" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert {path: path.read_bytes() for path in (project.root / "site").rglob("*") if path.is_file()} == before
