"""The curator's desk: a sixth article without a change of code or template, and the commands that help."""

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from dossier.desk import serving
from dossier.desk.checking import Checked, check
from dossier.desk.command import main
from dossier.library.library import TEXTS_VARIABLE
from dossier.records import receipts, word_record

from tests.conftest import ROOT
from tests.fictional import project as tiny
from tests.fictional.project import Project

ARTICLE = tiny.HERE / "harbour-2001.txt"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the real project's data and pages, without its code."""
    for folder in ("seeds", "data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("texts"))
    shutil.copy(ROOT / "dossier.yml", tmp_path)
    return tmp_path


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_a_sixth_article_takes_data_and_nothing_else(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)  # of the other articles no text is at hand
    monkeypatch.delenv("CI", raising=False)
    assert run(desk, "new", "source", str(ARTICLE), "--id", "harbour-2001") == 0
    told = capsys.readouterr().out
    assert "4 blocks, 8 sentences" in told
    assert "dossier new claim harbour-2001 BLOCK" in told
    assert run(desk, "check") == 1  # what the article does not tell has to be filled in

    record = desk / "seeds/harbour-2001.yml"
    written = yaml.safe_load(record.read_text(encoding="utf-8"))
    assert (written["title"], written["sha256"]) == ("Harbour Pact Meets In Lowport", yaml.safe_load(tiny.SOURCE)["sha256"])
    record.write_text(tiny.SOURCE.replace(tiny.ROOT, "0" * 64), encoding="utf-8")
    for kind, text in tiny.SUBJECTS.items():
        with (desk / f"data/subjects/{kind}.yml").open("a", encoding="utf-8") as file:
            file.write(text)

    words = {"3": "some 300 guards could reach", "2": "met in Lowport on May 4"}
    for block, fragment in words.items():
        assert run(desk, "new", "claim", "harbour-2001", block, fragment) == 0
    skeletons = yaml.safe_load((desk / "data/claims/harbour-2001.yml").read_text(encoding="utf-8"))
    assert [claim["passages"][0]["block"] for claim in skeletons] == [2, 3]  # in the order of the article
    assert {"harbour-pact", "guards", "grey-coast", "ada-brill"} <= set(skeletons[1]["about"])
    (desk / "data/claims/harbour-2001.yml").write_text(tiny.CLAIMS, encoding="utf-8")
    questions = desk / "data/questions.yml"
    silent = "  answers:\n    - {source: harbour-2001, verdict: silent}\n"
    questions.write_text(questions.read_text(encoding="utf-8").replace("  answers:\n", silent), encoding="utf-8")

    assert run(desk, "commit", "harbour-2001") == 0
    capsys.readouterr()
    assert run(desk, "check") == 1  # what touches the other articles waits for their texts
    assert "seeds/harbour-2001.openings: " in capsys.readouterr().err
    checked = check(desk)
    assert {problem.rule for problem in checked.problems} == {"receipt"}, checked.problems
    pages = Checked(checked.library, []).rendered.pages
    assert "Some 300 guards" in pages["forces.md"]
    assert "harbour-2001/members.md" in pages["claims/index.md"]
    assert "sources/harbour-2001.md" in pages
    assert "members/norland.md" in pages
    assert "summits/lowport-meeting.md" in pages


@pytest.mark.parametrize(
    ("block", "words", "says"),
    [
        ("2", "some 300 guards could reach", "they are in block 3"),
        ("3", "four hundred guards", "nor elsewhere"),
        ("3", "Suthia did", "at least 3 words"),
    ],
)
def test_a_claim_needs_words_of_its_block(project: Project, block: str, words: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "claim", "harbour-2001", block, words, "--texts", str(project.texts)) == 2
    assert says in capsys.readouterr().err


def test_a_new_claim_stands_in_the_order_of_the_article_with_what_was_recognised(project: Project) -> None:
    assert run(project.root, "new", "claim", "harbour-2001", "3", "who heads the pact", "--texts", str(project.texts)) == 0
    text = (project.root / "data/claims/harbour-2001.yml").read_text(encoding="utf-8")
    assert text.index("id: members") < text.index("id: who-heads-the-pact") < text.index("id: guards")
    skeleton = next(claim for claim in yaml.safe_load(text) if claim["id"] == "who-heads-the-pact")
    assert {"ada-brill", "harbour-pact"} <= set(skeleton["about"])


def test_a_source_is_not_made_twice(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "source", str(ARTICLE), "--id", "harbour-2001") == 2
    assert "there already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../evil", "Harbour", "a_b", ""])
def test_a_source_needs_a_proper_id(project: Project, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "source", str(ARTICLE), "--id", name) == 2
    assert "is no id" in capsys.readouterr().err


def test_a_text_that_is_not_there_is_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "source", "/nowhere.txt", "--id", "other-2002") == 2
    assert "No such file" in capsys.readouterr().err


def test_a_claim_is_explained(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace("data/claims/harbour-2001.yml", "Some 300 guards", "Some 400 guards")
    assert run(project.root, "explain", "harbour-2001/guards") == 0
    told = capsys.readouterr().out
    assert "through:  Ada Brill -> Invented Press" in told
    assert "block 3: “within two days”" in told
    assert "figures       expected '400'" in told
    assert "passage       holds" in told
    assert "used by:  /" in told


def test_an_unknown_claim_is_told_with_the_closest(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "explain", "harbour-2001/guard") == 2
    assert "did you mean 'harbour-2001/guards'?" in capsys.readouterr().err


def test_changes_since_a_revision_are_listed_field_by_field(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-C", str(project.root), "-c", "user.name=test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True)
    project.replace("data/claims/harbour-2001.yml", "Suthia sent no guards.", "No guards were sent by Suthia.")
    project.replace("data/claims/harbour-2001.yml", "id: boats", "id: patrol-boats")
    project.write("data/gone.yml", "- {id: harbour-2001/boats, moved_to: harbour-2001/patrol-boats}\n")
    assert run(project.root, "diff", "HEAD") == 0
    told = capsys.readouterr().out
    assert "added      harbour-2001/patrol-boats: " in told
    assert "says: Suthia sent no guards. -> No guards were sent by Suthia." in told
    assert "withdrawn  harbour-2001/boats: moved to harbour-2001/patrol-boats" in told
    assert told.rstrip().endswith("1 added, 1 changed, 1 withdrawn or moved.")
    assert run(project.root, "diff", "nowhere") == 2


def test_new_claims_are_entered_in_the_list_of_published_ones(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace("data/published.txt", "harbour-2001/boats\n", "")
    assert run(project.root, "check", "--frozen") == 1
    assert run(project.root, "check") == 0
    assert "1 new claim entered" in capsys.readouterr().err
    assert "harbour-2001/boats\n" in (project.root / "data/published.txt").read_text(encoding="utf-8")


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
    assert [(str(problem.place), problem.message) for problem in found] == [
        (f"{OPENINGS}:2:1", "1 word opened that no fragment quotes: 0.")
    ]
    assert project.problems("passage", with_text=True)[0].message == "the openings are not those of the words that are quoted."


def test_an_opening_that_is_missing_or_wrong_fails_its_fragment(project: Project) -> None:
    lines = (project.root / OPENINGS).read_text(encoding="utf-8").splitlines()
    project.write(OPENINGS, "\n".join([lines[0], *lines[2:]]) + "\n")
    assert "the words 'met in Lowport on May 4' are not proved" in project.problems("passage")[0].message
    project.write(OPENINGS, "\n".join([lines[0], f"{lines[1].split()[0]} {'A' * 22}", *lines[2:]]) + "\n")
    assert "the words 'met in Lowport on May 4' are not proved" in project.problems("passage")[0].message


def test_a_record_of_another_text_has_another_root(project: Project) -> None:
    text = tiny.TEXT.replace("fishmongers", "greengrocers")
    sentences = word_record.structure(text)
    other = word_record.make("harbour-2001", sentences, 0, tiny.RECORD.last)
    project.write("seeds/harbour-2001.words", str(other))
    assert [problem.message for problem in project.problems("passage")] == [
        f"expected the root of the word record, {other.root}, found {tiny.ROOT}."
    ]
    project.replace("seeds/harbour-2001.yml", tiny.ROOT, other.root)
    assert [problem.message for problem in project.problems("passage", with_text=True)] == ["this is not the record of the text at hand."]


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
    with pytest.raises(serving.ProblemsFoundError, match="to be checked with the text"):
        serving.good(project.root)
    serving.start(True)
    try:
        assert "Three members it has." in serving.good(project.root).rendered.pages["index.md"]
    finally:
        serving.start(False)
    assert "a draft until somebody with the articles has checked it" in capsys.readouterr().err


def test_the_journal_records_what_became_of_claims_since_a_revision(project: Project) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(project.root), *command], check=True)
    project.replace("data/claims/harbour-2001.yml", "says: Suthia sent no guards.", "says: Suthia sent no guards at all.")
    assert main(["journal", "HEAD", "--root", str(project.root)]) == 0
    entries = yaml.safe_load((project.root / "data/journal.yml").read_text(encoding="utf-8"))
    assert [(entry["change"], entry["claims"]) for entry in entries] == [("changed", ["harbour-2001/no-guards"])]
    assert str(entries[0]["date"]) == datetime.datetime.now(datetime.UTC).date().isoformat()


JOURNAL = """\
- date: 2001-06-01
  change: added
  claims: [harbour-2001/boats, harbour-2001/guards, harbour-2001/members, harbour-2001/no-guards, harbour-2001/pact-met]
- {date: 2001-06-02, change: changed, claims: [harbour-2001/boats]}
"""


def test_a_journal_that_has_every_claim_is_accepted(project: Project) -> None:
    assert project.write("data/journal.yml", JOURNAL).checked().problems() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("harbour-2001/boats, harbour-2001/guards,", "harbour-2001/guards,", "when 'harbour-2001/boats' was added, found 0"),
        ("claims: [harbour-2001/boats]", "claims: [harbour-2001/boots]", "'harbour-2001/boots' was never published"),
        ("2001-06-02", "2001-05-02", "in the order of their dates"),
        ("change: changed", "change: added", "when 'harbour-2001/boats' was added, found 2"),
        ("change: changed", "change: altered", "expected one of added, changed, moved or withdrawn for 'change'"),
    ],
)
def test_a_journal_that_is_wrong_is_refused(project: Project, old: str, new: str, message: str) -> None:
    project.write("data/journal.yml", JOURNAL.replace(old, new, 1))
    assert any(message in problem.message for problem in project.problems()), [problem.message for problem in project.problems()]


def test_the_journal_begins_with_the_first_claims(project: Project) -> None:
    (project.root / "data/published.txt").unlink()
    assert main(["check", "--root", str(project.root), "--texts", str(project.texts)]) == 0
    (entry,) = yaml.safe_load((project.root / "data/journal.yml").read_text(encoding="utf-8"))
    assert entry["change"] == "added"
    assert sorted(entry["claims"]) == sorted(check(project.root).library.claims)


def test_a_check_enters_new_claims_in_the_journal_too(project: Project) -> None:
    project.write(
        "data/journal.yml",
        JOURNAL.replace("harbour-2001/boats, ", "", 1).replace("- {date: 2001-06-02, change: changed, claims: [harbour-2001/boats]}\n", ""),
    )
    project.replace("data/published.txt", "harbour-2001/boats\n", "")
    assert main(["check", "--root", str(project.root), "--texts", str(project.texts)]) == 0
    entries = yaml.safe_load((project.root / "data/journal.yml").read_text(encoding="utf-8"))
    assert entries[-1]["change"] == "added"
    assert entries[-1]["claims"] == ["harbour-2001/boats"]
