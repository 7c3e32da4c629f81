"""What a check with the text writes down, openings and receipts, and what waits for it where no text is at hand."""

import subprocess

import pytest
from dossier.desk import handed_over
from dossier.desk.checking import check
from dossier.desk.command import main
from dossier.records import receipts, word_record

from tests.fictional import project as tiny
from tests.fictional.project import Project

OPENINGS, CHECKED = "seeds/harbour-2001.openings", "data/checked.txt"


def test_a_check_with_the_text_opens_what_is_quoted_and_nothing_else(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project.root / OPENINGS).read_text(encoding="utf-8")
    project.replace("data/claims/harbour-2001.yml", "met in Lowport on May 4", "Pact met in Lowport on May 4")
    assert [problem.message for problem in project.problems(with_text=True)] == ["the openings are not those of the words that are quoted."]
    assert main(["check", "--root", str(project.root), "--texts", str(project.texts)]) == 0
    assert f"{OPENINGS}: 1 word opened, 0 no longer." in capsys.readouterr().err
    assert (project.root / OPENINGS).read_text(encoding="utf-8") != before
    assert project.problems() == []


def test_without_the_text_nothing_tells_what_is_not_there_from_what_is_not_opened(project: Project) -> None:
    told = []
    for old, new in (
        ("met in Lowport on May 4", "before a small crowd of dockers"),
        ("before a small crowd of dockers", "before a large crowd of dockers"),
    ):
        found = project.replace("data/claims/harbour-2001.yml", old, new).problems()
        told.append([(str(problem.place), problem.rule, problem.message.replace(new, "WORDS"), problem.tip) for problem in found])
    assert told[0] == told[1]
    assert any(
        "'WORDS' are not proved to stand in block 2 of harbour-2001: they are not there, or not opened." in row[2] for row in told[0]
    )


def test_an_opening_that_nothing_quotes_is_refused(project: Project) -> None:
    library = check(project.root, project.texts).library
    source, article = library.sources["harbour-2001"], library.articles["harbour-2001"]
    secret = word_record.key(source.id, article.forms[: article.record.last + 1])
    salts = {**article.openings, 0: word_record.salt(secret, 0)}
    project.write(OPENINGS, word_record.as_openings(source.id, salts))
    found = project.problems("passage")
    assert [str(problem) for problem in found] == [
        f"{OPENINGS}:2:1: passage: 1 word opened that no fragment quotes: 0. Tip: delete these lines: a salt gives its word away."
    ]
    assert project.problems("passage", with_text=True)[0].message == "the openings are not those of the words that are quoted."


def test_an_opening_that_is_missing_or_wrong_fails_its_fragment(project: Project) -> None:
    lines = (project.root / OPENINGS).read_text(encoding="utf-8").splitlines()
    project.write(OPENINGS, "\n".join([lines[0], *lines[2:]]) + "\n")
    assert "the words 'met in Lowport on May 4' are not proved" in project.problems("passage")[0].message
    project.write(OPENINGS, "\n".join([lines[0], f"{lines[1].split()[0]} {'A' * 22}", *lines[2:]]) + "\n")
    assert "the words 'met in Lowport on May 4' are not proved" in project.problems("passage")[0].message


def test_the_key_leaves_page_furniture_out(project: Project) -> None:
    project.replace("seeds/harbour-2001.yml", "{block: 4, kind: furniture", "{block: 4, kind: empty")
    assert f"outside the page furniture, 0-{tiny.RECORD.last + 3}, found 0-{tiny.RECORD.last}" in project.problems("passage")[0].message


def test_what_changed_without_the_text_is_to_be_checked_with_it(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace("docs/index.md", "It has three members.", "Three members it has.")
    found = project.problems()
    assert [(problem.place.path, problem.rule) for problem in found] == [("docs/index.md", "receipt")]
    assert found[0].message.startswith("to be checked with the text: ")
    assert "whoever has the articles runs 'dossier check' with them" in found[0].tip
    assert main(["check", "--root", str(project.root), "--texts", str(project.root)]) == 1
    assert main(["check", "--frozen", "--root", str(project.root), "--texts", str(project.texts)]) == 1
    assert main(["check", "--root", str(project.root), "--texts", str(project.texts)]) == 0
    assert "Checked with the texts of 1 article: receipts written to data/checked.txt." in capsys.readouterr().err
    assert project.problems() == []


def test_receipts_are_held_back_until_the_rest_is_right(project: Project) -> None:
    project.replace("docs/index.md", "It has three members.", "It has four members.")
    assert {problem.rule for problem in project.problems()} == {"prose"}


def test_a_new_and_a_lost_file_are_to_be_checked_too(project: Project) -> None:
    project.write("docs/other.md", "---\ntitle: Other\nprose: about-this-site\n---\n\n# Other\n")
    assert [problem.place.path for problem in project.problems()] == ["docs/other.md"]
    (project.root / "docs/other.md").unlink()
    lines = (project.root / CHECKED).read_text(encoding="utf-8")
    project.write(CHECKED, f"{lines}{'0' * 64}  docs/gone.md\n")
    assert [str(problem.place) for problem in project.problems()] == [f"{CHECKED}:{lines.count(chr(10)) + 1}:1"]


def test_receipts_of_an_older_version_of_the_rules_are_all_due_again(project: Project) -> None:
    project.replace(CHECKED, f"version {receipts.VERSION},", f"version {receipts.VERSION + 1},")
    assert [(problem.place.path, problem.rule) for problem in project.problems()] == [(CHECKED, "receipt")]
    (project.root / CHECKED).unlink()
    assert "found none; every file" in project.problems()[0].message


@pytest.mark.parametrize(("line", "says"), [
    ("seeds/a.yml", "expected a SHA-256, two spaces and a path, found 'seeds/a.yml'"),
    (f"{'a' * 63}  seeds/a.yml", "expected a SHA-256"),
    (f"{'a' * 64} *seeds/a.yml", "expected a SHA-256"),
    (f"{'a' * 64}  docs/index.md", "expected each file once, found 'docs/index.md' again"),
])  # fmt: skip
def test_what_is_no_receipt_is_told_with_its_line(project: Project, line: str, says: str) -> None:
    lines = (project.root / CHECKED).read_text(encoding="utf-8")
    project.write(CHECKED, f"{lines}{line}\n")
    found = project.problems()
    assert [(str(problem.place), problem.rule) for problem in found] == [(f"{CHECKED}:{lines.count(chr(10)) + 1}:1", "schema")]
    assert says in found[0].message


def test_receipts_are_what_sha256sum_checks(project: Project) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", CHECKED]
    assert subprocess.run(command, cwd=project.root, check=False).returncode == 0
    project.replace("docs/index.md", "# Pact", "# Pacts")
    assert subprocess.run(command, cwd=project.root, check=False, capture_output=True).returncode == 1


def test_a_draft_is_shown_while_serving_and_not_built(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_TEXTS", str(project.root / "docs"))
    project.replace("docs/index.md", "It has three members.", "Three members it has.")
    with pytest.raises(handed_over.ProblemsFoundError, match="to be checked with the text"):
        handed_over.contents(project.root)
    handed_over.start(True)
    try:
        assert "Three members it has." in str(handed_over.contents(project.root)["index.md"])
    finally:
        handed_over.start(False)
    assert "to be checked with the text" in capsys.readouterr().err
