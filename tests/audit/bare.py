"""A bare page of the theme, to compare with: the words of our home page, and nothing else of ours."""

import re
import subprocess
import sys
from pathlib import Path

from dossier.delivery import finishing
from lxml import html

_SETTINGS = "site_name: Bare\nsite_url: http://127.0.0.1/\ntheme: {name: material, font: false}\n"


def build(home: Path, folder: Path) -> Path:
    """Build a site of one page with the theme as it comes, but for its typeface, which it would fetch from elsewhere; return its folder.

    It is finished as our own pages are, so that the same server delivers both alike.
    """
    (folder / "docs").mkdir(parents=True)
    words = html.parse(str(home), html.HTMLParser(encoding="utf-8")).getroot().xpath("//article")[0].text_content()
    paragraphs = [line.strip() for line in words.splitlines() if line.strip()]
    text = "# Bare\n\n" + "\n\n".join(re.sub(r"([\\`*_{}\[\]<>#])", r"\\\1", line) for line in paragraphs)
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    finishing.finish(folder / "site")
    return folder / "site"
