"""The curator's desk: a sixth article without a change of code or template, and the commands that help."""

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from dossier import prints, text_positions
from dossier.checking import check
from dossier.cli import main
from dossier.text_positions import POSITIONS

from tests.fictional import project as tiny
from tests.fictional.project import TEXT, Project

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = tiny.HERE / "harbour-2001.txt"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the real project's data and pages, without its code."""
    for folder in ("seeds", "data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("texts"))
    return tmp_path


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_a_sixth_article_takes_data_and_nothing_else(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk, "new", "source", str(ARTICLE), "--id", "harbour-2001") == 0
    told = capsys.readouterr().out
    assert "4 blocks, 8 sentences" in told
    assert "dossier new claim harbour-2001 BLOCK" in told
    assert run(desk, "check") == 1  # what the article does not tell has to be filled in

    record = desk / "seeds/harbour-2001.yml"
    written = yaml.safe_load(record.read_text(encoding="utf-8"))
    assert (written["title"], written["sha256"]) == ("Harbour Pact Meets In Lowport", yaml.safe_load(tiny.SOURCE)["sha256"])
    record.write_text(tiny.SOURCE, encoding="utf-8")
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

    capsys.readouterr()
    assert run(desk, "check") == 0, capsys.readouterr().out
    pages = check(desk).rendered.pages
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
    assert run(project.root, "new", "claim", "harbour-2001", block, words) == 2
    assert says in capsys.readouterr().err


def test_a_new_claim_stands_in_the_order_of_the_article_with_what_was_recognised(project: Project) -> None:
    assert run(project.root, "new", "claim", "harbour-2001", "3", "who heads the pact") == 0
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


def test_positions_are_kept_where_texts_are_at_hand_and_missed_where_they_are_wrong(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(POSITIONS, "# none yet\n")
    assert project.problems() == []  # without the text nothing can be missed
    assert len(project.problems("passage", with_text=True)) == 8
    assert run(project.root, "check", "--texts", str(project.texts)) == 0
    assert "8 positions entered, 0 corrected and 0 taken out" in capsys.readouterr().err
    kept = (project.root / POSITIONS).read_text(encoding="utf-8")
    start, end = TEXT.index("met in Lowport"), TEXT.index(", in the old customs house")
    line = next(line for line in kept.splitlines() if line.endswith(f" {start} {end}"))
    project.replace(POSITIONS, line, line.replace(str(end), str(end + 1)))
    assert "the position of 'met in Lowport on May 4'" in project.problems("passage", with_text=True)[0].message
    project.write(POSITIONS, kept).replace("data/claims/harbour-2001.yml", "met in Lowport on May 4", "Pact met in Lowport on May 4")
    assert project.problems() == []
    assert "found 1 that belong to no fragment any more" in project.problems("passage", with_text=True)[-1].message
    assert run(project.root, "check", "--texts", str(project.texts)) == 0
    assert "1 position entered, 0 corrected and 1 taken out" in capsys.readouterr().err
    assert project.problems("passage", with_text=True) == []


def test_positions_in_another_text_do_not_count(project: Project) -> None:
    project.write(POSITIONS, "# none yet\n")
    assert run(project.root, "check", "--texts", str(project.texts)) == 0
    library = check(project.root, project.texts).library
    other = project.replace("seeds/harbour-2001.yml", f"sha256: {prints.digest(TEXT)[:12]}", "sha256: 0123456789ab").root
    assert len(text_positions.counted(library)) == 8
    assert text_positions.counted(check(other).library) == {}


def test_a_file_of_positions_that_cannot_be_read_is_told(project: Project) -> None:
    project.write(POSITIONS, "# one\nharbour-2001 two\n")
    assert [str(problem.place) for problem in project.problems("schema")] == [f"{POSITIONS}:2:1"]


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
    project.write("data/journal.yml", JOURNAL)
    assert project.problems() == []


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


def test_a_check_enters_new_claims_in_the_journal_too(project: Project) -> None:
    project.write(
        "data/journal.yml",
        JOURNAL.replace("harbour-2001/boats, ", "", 1).replace("- {date: 2001-06-02, change: changed, claims: [harbour-2001/boats]}\n", ""),
    )
    project.replace("data/published.txt", "harbour-2001/boats\n", "")
    assert main(["check", "--root", str(project.root)]) == 0
    entries = yaml.safe_load((project.root / "data/journal.yml").read_text(encoding="utf-8"))
    assert entries[-1]["change"] == "added"
    assert entries[-1]["claims"] == ["harbour-2001/boats"]
