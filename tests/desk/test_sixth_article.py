"""A sixth article, drafted from its saved page, confirmed and published by the commands alone, and what the pages then say."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from dossier.delivery import staging
from dossier.desk.checking import Checked
from dossier.desk.command import main
from dossier.library import publication
from dossier.library.library import Library
from dossier.library.loading import load
from dossier.library.texts import TEXTS_VARIABLE
from dossier.site import appearance

from tests.fictional import lake
from tests.real import ROOT
from tests.site.test_site import pages, parsed

COUNTED = re.compile(r"\b(\w+) (?:news )?articles\b")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data with the sixth article, confirmed and published; of the five others no text is at hand."""
    root = tmp_path_factory.mktemp("sixth")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(TEXTS_VARIABLE, raising=False)
        patch.delenv("CI", raising=False)
        lake.draft(root)
        written, kept = lake.confirm(root)
        assert kept > written  # of the fields, more were proposed and confirmed than filled in
        lake.publish(root)
        assert main(["commit", lake.ID, "--root", str(root)]) == 0
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            assert main(["check", "--format", "json", "--root", str(root), "--texts", str(root / "seeds/texts")]) == 1
        assert {problem["rule"] for problem in json.loads(told.getvalue())["problems"]} == {"receipt"}, told.getvalue()
    return root


@pytest.fixture(scope="module")
def six(desk: Path) -> Library:
    """The library of the six, whose receipts are due, and nothing else."""
    return load(desk, desk / "seeds/texts")[0]


@pytest.fixture(scope="module")
def made(six: Library) -> dict[str, str]:
    """The pages of the six as Markdown."""
    return lake.pages(six)


@pytest.fixture(scope="module")
def built(desk: Path, six: Library, made: dict[str, str]) -> Path:
    """The pages of the six as HTML."""
    settings = publication.settings(ROOT / "mkdocs.yml")
    settings["nav"].insert(1, {"Fishing": "fishing.md"})
    (desk / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    staging.stage(desk, made, {}, appearance.settings(six), desk / "stage")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(desk / "site")]
    subprocess.run(command, cwd=desk / "stage", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, check=True)
    return desk / "site"


def test_its_claims_are_entered_and_stand_on_the_pages(six: Library, made: dict[str, str], real: Checked, desk: Path) -> None:
    assert len(six.claims) == len(real.library.claims) + 9
    assert (desk / "data/published.txt").read_text(encoding="utf-8").count(f"{lake.ID}/") == 9
    assert "13 January 2022" in made["timeline.md"]
    assert "Brackenholm" in made["map.md"]
    assert "lake-2022" in made["explorer.md"]


def test_it_has_a_topic_page_of_its_own_to_which_every_page_leads(built: Path) -> None:
    page = parsed(built / "fishing/index.html")
    assert page.xpath("string(//h1/text())") == "Fishing"
    assert len(page.xpath("//article//li[contains(@class, 'footnote') or starts-with(@id, 'fn:')]")) == 1
    assert [path for path in pages(built) if not parsed(path).xpath("//nav//a[normalize-space() = 'Fishing']")] == []


def test_no_page_counts_five_or_ends_before_it(built: Path, real: Checked) -> None:
    years = [source.published.points[0][:4] for source in real.library.sources_by_date]
    before = re.compile(rf"\b{years[0]}\s?(?:–|-|to)\s?{years[-1]}\b|\b(?:five|5) (?:news )?(?:articles|sources)\b")
    told = {path: " ".join([*parsed(path).text_content().split(), *parsed(path).xpath("//meta/@content")]) for path in pages(built)}
    assert len(told) > 60
    assert [(path, found.group()) for path, text in told.items() for found in before.finditer(text)] == []
    home = told[built / "index.html"]
    assert "The CSTO in Central Asia, 2007–2022" in home
    assert "five" not in home
    assert "six" in COUNTED.findall(home)


def test_the_axis_of_the_timeline_reaches_it(built: Path) -> None:
    drawings = parsed(built / "timeline/index.html").xpath("//article//svg[contains(@class, 'chart')]")
    assert len(drawings) == 2  # for wide windows and for narrow ones
    for drawing in drawings:
        assert [year for year in drawing.xpath(".//text/text()") if re.fullmatch(r"\d{4}", year.strip())][-1].strip() == "2022"
        assert f"../sources/{lake.ID}/" in drawing.xpath(".//a/@href")
