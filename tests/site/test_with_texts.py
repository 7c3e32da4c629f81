"""What only the articles' texts can tell: nothing of them longer than a fragment is published. Not collected where no text is at hand."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from dossier.desk.checking import Checked, check
from dossier.language import words
from dossier.proof.rules.paraphrase import repeated, runs_of
from lxml import html

from tests.fictional.project import Project
from tests.real import ROOT
from tests.test_real_data import TRACKED

LONGEST_FRAGMENT = 12
FOLDERS = ("", "afghanistan", "claims", "data", "differences", "explorer", "forces", "glossary", "map", "members", "method", "people", "reading-room",
           "sources", "summits", "tajik-border", "timeline", "who-says-what", "word-record")  # fmt: skip


def copied(checked: Checked, texts: Iterable[str]) -> list[str]:
    """Return every run of more than twelve words that stands in an article at hand."""
    size = LONGEST_FRAGMENT + 1
    known, found = runs_of(checked.library, size), []
    for text in texts:
        for source in checked.library.sources.values():
            text = text.replace(source.title, "¶")  # a title is a bibliographic fact
        forms = words.forms(re.sub(r"<[^>]*>", " ", text))
        found += [" ".join(forms[start:end]) for start, end in repeated(forms, known, size)]
    return found


def test_thirteen_words_of_an_article_at_hand_would_be_found(project: Project) -> None:
    checked = check(project.root, project.texts)
    text = "before a small crowd of dockers, clerks and fishmongers who had come for the music"
    assert copied(checked, [f"They met {text}."]) == [" ".join(words.forms(text))]
    assert copied(checked, ["They met before a small crowd of dockers, clerks and fishmongers who had left."]) == []


def test_nothing_of_an_article_longer_than_a_fragment_is_in_the_repository(real: Checked) -> None:
    files = [ROOT / path for path in TRACKED if not path.endswith((".png", ".woff2", ".ico"))]
    found = {path.name: copied(real, [path.read_text(encoding="utf-8")]) for path in files if path.exists()}
    assert {name: runs for name, runs in found.items() if runs} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_of_an_article_longer_than_a_fragment_is_in_the_site(site: Path, real: Checked, folder: str) -> None:
    kinds = " or ".join(f"self::{name}" for name in ("p", "li", "td", "th", "h1", "h2", "h3", "q", "blockquote"))
    for path in sorted((site / folder).rglob("index.html")) if folder else [site / "index.html"]:
        root = html.parse(path, html.HTMLParser(encoding="utf-8")).getroot()
        assert copied(real, (block.text_content() for block in root.xpath(f"//article//*[{kinds}]"))) == [], path


def test_the_search_index_holds_nothing_longer_than_a_fragment(site: Path, real: Checked) -> None:
    text = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert copied(real, [re.sub(r"\\n|<[^>]*>|&\w+;", " ", text)]) == []


def test_nothing_of_an_article_longer_than_a_fragment_is_in_the_data(site: Path, real: Checked) -> None:
    for path in [
        *(site / "api" / "v1").glob("*.json"),
        *(site / "data").glob("*.csv"),
        site / "data" / "annotations.jsonld",
        *(site / "records").glob("*.js"),
    ]:
        assert copied(real, re.split(r"\n|\\n|\",|;", path.read_text(encoding="utf-8"))) == [], path
