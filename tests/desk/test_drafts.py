"""A sixth article, drafted from its saved page, and drafts, which nothing but a preview shows; how it is published: test_sixth_article.py."""

import shutil
from pathlib import Path

import pytest
import yaml
from dossier.desk import handed_over
from dossier.desk.checking import Checked, check
from dossier.desk.command import main
from dossier.library.loading import load
from dossier.library.texts import TEXTS_VARIABLE

from tests.fictional import lake
from tests.fictional.project import Project

DRAFTED = f"data/claims/{lake.ID}.yml"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data and pages without the articles, with a draft of the invented sixth."""
    root = tmp_path_factory.mktemp("drafted")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(TEXTS_VARIABLE, raising=False)
        lake.draft(root)
    return root


@pytest.fixture
def desk(drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The draft on a desk of its own, on which no article but the sixth is at hand."""
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)
    monkeypatch.delenv("CI", raising=False)
    return shutil.copytree(drafted, tmp_path / "desk")


@pytest.fixture(scope="module")
def published(drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """What is published beside the draft, from which a claim is said to differ."""
    desk = shutil.copytree(drafted, tmp_path_factory.mktemp("published") / "desk")
    path = desk / "data/claims/vk-2019.yml"
    text = path.read_text(encoding="utf-8").replace(
        "- id: zasya-elected\n",
        "- id: zasya-elected\n  differs_from: [{claim: lake-2022/any, title: Lakes, kind: figure, how: It differs.}]\n",
    )
    path.write_text(text, encoding="utf-8")
    return Checked(load(desk, desk / "nowhere")[0], [])


@pytest.fixture(scope="module")
def previewed(drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """What is found in a preview of the draft, and of another of which nothing is known but its text."""
    desk = shutil.copytree(drafted, tmp_path_factory.mktemp("previewed") / "desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(TEXTS_VARIABLE, raising=False)
        drafted_from_text(desk, desk.parent, "odd-2020")
    return check(desk, desk / "seeds/texts", with_drafts=True)


def claims(desk: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = yaml.safe_load((desk / DRAFTED).read_text(encoding="utf-8"))
    return rows


def test_what_a_saved_page_says_of_itself_stands_in_its_record(desk: Path) -> None:
    record = yaml.safe_load((desk / f"seeds/{lake.ID}.yml").read_text(encoding="utf-8"))
    assert record["title"] == "Lake Council halves the sturgeon quota"
    assert record["authors"] == [{"given": "Tessa", "family": "Marlow"}]
    assert (record["outlet"], str(record["published"]), record["language"]) == ("The Upland Courier", "2022-01-13", "en")
    assert record["archive"].endswith(record["url"])
    text = (desk / f"seeds/texts/{lake.ID}.txt").read_text(encoding="utf-8")
    assert "Brackenholm" in text
    assert "Home" not in text


def test_each_sentence_has_a_skeleton_with_what_plain_rules_can_tell(desk: Path) -> None:
    found = claims(desk)
    assert len(found) == 9
    told = found[0]
    assert (told["standing"], told["speakers"], told["when"]) == ("said", ["ilse-brandt"], "2022-01-11")
    assert told["office"] == {"person": "ilse-brandt", "post": "secretary", "change": "holds"}
    assert (found[3]["hedge"], found[3]["speakers"]) == ("could", ["ilse-brandt"])
    assert (found[4]["standing"], found[4]["speakers"]) == ("denied", ["ilse-brandt"])  # whom "She" means stands in the sentence before
    assert found[5]["speakers"] == ["upland-fishers-association"]
    assert (found[6]["standing"], found[7]["when"]) == ("pledged", "2022-02")
    assert all(claim["proposed"] for claim in found)


def test_a_draft_is_left_out_with_all_that_only_it_names_and_the_check_says_so(desk: Path, real: Checked, published: Checked) -> None:
    checked = check(desk, desk / "nowhere")
    assert {problem.rule for problem in checked.problems} <= {"receipt"}  # of the five others no text is at hand
    for library in (checked.library, published.library):
        assert "left out: 1 draft (lake-2022)" in library.summary()
        assert set(library.subjects) == set(real.library.subjects)
    assert not any(lake.ID in path or lake.ID in text for path, text in published.rendered.pages.items())
    assert not any(lake.ID.encode() in content for content in published.files.values())
    assert lake.ID not in (desk / "data/published.txt").read_text(encoding="utf-8")


def test_nothing_that_was_proposed_passes_unconfirmed(desk: Path) -> None:
    lake.confirm(desk)
    texts = desk / "seeds/texts"
    assert not [problem for problem in check(desk, texts, with_drafts=True).problems if problem.rule not in ("receipt", "quotation")]
    path = desk / DRAFTED
    path.write_text(path.read_text(encoding="utf-8") + "  proposed: true\n", encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    found = check(desk, texts, with_drafts=True).problems
    assert [(problem.rule, problem.place.line) for problem in found if problem.rule == "proposal"] == [("proposal", len(lines))]


@pytest.fixture(scope="module")
def pages(previewed: Checked) -> dict[str, str]:
    """The pages of the preview."""
    return lake.pages(previewed.library)


def test_a_preview_shows_a_draft_as_one_and_what_is_missing(desk: Path, previewed: Checked, pages: dict[str, str]) -> None:
    found = {problem.rule for problem in previewed.problems if lake.ID in problem.place.path}
    assert found
    assert "quotation" not in found  # what is proposed quotes no more than may be quoted
    page = pages[f"sources/{lake.ID}.md"]
    assert "The Upland Courier (draft)" in page
    assert "Paragraph 2, sentence 1: The Lake Council met in Brackenholm on January" in page
    assert f"confirm `{claims(desk)[0]['id']}`" in page


def test_a_page_may_not_cite_a_draft_and_is_told_so(desk: Path) -> None:
    lake.confirm(desk)
    found = [problem for problem in check(desk, desk / "nowhere").problems if "lake-2022 is a draft" in problem.tip]
    assert [problem.place.path for problem in found] == ["docs/fishing.md", "dossier.yml"]  # the essay, and the headline of a picture


@pytest.mark.parametrize("mark", ["draft: True", "draft: yes", "draft:  true", 'draft: "true"'])
def test_a_draft_is_one_however_it_is_written(desk: Path, mark: str) -> None:
    record = desk / f"seeds/{lake.ID}.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("draft: true", mark, 1), encoding="utf-8")
    assert load(desk, desk / "nowhere")[0].left_out == {lake.ID}


def test_a_slip_in_a_draft_publishes_nothing_of_it(desk: Path, real: Checked) -> None:
    path = desk / DRAFTED
    path.write_text(path.read_text(encoding="utf-8") + "- id: [slip\n", encoding="utf-8")
    library, _ = load(desk, desk / "nowhere")
    assert set(library.subjects) == set(real.library.subjects)


def test_a_difference_from_a_draft_is_not_published_before_it(published: Checked) -> None:
    assert published.library.claims["vk-2019/zasya-elected"].differs_from
    assert not any(b"lake-2022" in content for content in published.files.values())


def test_nothing_that_is_there_is_drafted_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / f"seeds/{lake.ID}.yml").unlink()
    before = (desk / DRAFTED).read_text(encoding="utf-8")
    assert main(["new", "source", str(lake.PAGE), "--id", lake.ID, "--root", str(desk)]) == 2
    assert f"{DRAFTED} is there already" in capsys.readouterr().err
    assert (desk / DRAFTED).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2020\n\nThe boats came in.\n",
        "May 99, 2020\n\nThe boats came in.\n",
        "The boats that came in were signed for on 15 May 1992 by the old harbour council.\n",
    ],
)
def test_a_date_that_is_none_or_not_the_articles_is_left_to_the_editor(desk: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    assert main(["new", "source", str(tmp_path / "odd.txt"), "--id", "odd-2020", "--root", str(desk)]) == 0
    assert "published: ''" in (desk / "seeds/odd-2020.yml").read_text(encoding="utf-8")


def drafted_from_text(desk: Path, tmp_path: Path, source: str) -> Path:
    """Draft an article of which nothing is known but its text; return its record."""
    (tmp_path / "plain.txt").write_text(
        f"Boats come in to {source}\n\nThe boats of {source} came in after nine, a harbour master said.\n", encoding="utf-8"
    )
    assert main(["new", "source", str(tmp_path / "plain.txt"), "--id", source, "--root", str(desk)]) == 0
    return desk / f"seeds/{source}.yml"


def test_a_draft_of_a_plain_text_is_shown_and_what_its_record_lacks_is_told(
    desk: Path, tmp_path: Path, previewed: Checked, pages: dict[str, str]
) -> None:
    found = [problem for problem in previewed.problems if problem.place.path == "seeds/odd-2020.yml"]
    assert {problem.rule for problem in found} <= {"proposal", "quotation"}  # so short an article can hardly be quoted
    empty = {"publisher", "outlet", "short", "published", "published_from", "url", "archive"}
    assert {problem.message.split("'")[1] for problem in found if "expected some text" in problem.message} == empty
    page = pages["sources/odd-2020.md"]
    assert "- To be written: `url` in `seeds/odd-2020.yml`" in page
    assert "To be written.</span>, 2020." in page
    record = drafted_from_text(desk, tmp_path, "odd-2020")
    record.write_text(record.read_text(encoding="utf-8").replace("draft: true", "", 1), encoding="utf-8")
    found = [problem for problem in check(desk, desk / "nowhere").problems if problem.place.path == "seeds/odd-2020.yml"]
    assert {problem.rule for problem in found} == {"schema"}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("page.txt", "<!doctype html>\n<p>The boats came in.</p>", "ends with .html"),
        ("page.mhtml", "  <html><p>The boats came in.</p>", "ends with .html"),
        ("same.txt", None, f"is the article of {lake.ID} already"),
    ],
)
def test_a_page_is_not_drafted_as_text_nor_an_article_twice(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, says: str
) -> None:
    (tmp_path / name).write_text(text or (desk / f"seeds/texts/{lake.ID}.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["new", "source", str(tmp_path / name), "--id", "odd-2020", "--root", str(desk)]) == 2
    assert says in capsys.readouterr().err
    assert not (desk / "seeds/odd-2020.yml").exists()


def test_a_familys_name_begins_with_what_is_written_small(desk: Path, tmp_path: Path) -> None:
    page = lake.PAGE.read_text(encoding="utf-8").replace("Tessa Marlow", "Jo van der Lee").replace("sturgeon", "perch")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert main(["new", "source", str(tmp_path / "page.html"), "--id", "perch-2022", "--root", str(desk)]) == 0
    assert "authors: [{given: Jo, family: van der Lee}]" in (desk / "seeds/perch-2022.yml").read_text(encoding="utf-8").replace(
        '"', ""
    ).replace("\n", "")


def test_a_draft_that_cannot_be_read_takes_no_other_away(project: Project, tmp_path: Path) -> None:
    drafted_from_text(project.root, tmp_path, "even-2020")
    record = drafted_from_text(project.root, tmp_path, "odd-2020")
    record.write_text(record.read_text(encoding="utf-8").replace("sha256:", "sha:", 1), encoding="utf-8")
    handed_over.start(True)
    try:
        pages = handed_over.contents(project.root)
    finally:
        handed_over.start(False)
    assert "sources/even-2020.md" in pages
    assert "sources/odd-2020.md" not in pages
    assert "seeds/odd-2020.yml" in str(pages["problems.json"])


def test_questions_in_another_style_are_left_as_they_are(desk: Path, tmp_path: Path) -> None:
    path = desk / "data/questions.yml"
    path.write_text("- id: who\n  question: Who is there?\n  answers:\n  - source: vk-2019\n    verdict: silent\n", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    (tmp_path / "odd.txt").write_text("Title\n\nThe boats came in.\n", encoding="utf-8")
    assert main(["new", "source", str(tmp_path / "odd.txt"), "--id", "odd-2020", "--root", str(desk)]) == 0
    assert path.read_text(encoding="utf-8") == before
