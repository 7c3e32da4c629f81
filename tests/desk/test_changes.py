"""What became of claims: changes since a revision, the list of published ids, and the journal."""

import datetime
import subprocess
from pathlib import Path

import pytest
import yaml
from dossier.desk.checking import check
from dossier.desk.command import main

from tests.fictional.project import Project


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_changes_since_a_revision_are_listed_field_by_field(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-C", str(project.root), "-c", "user.name=test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True)
    project.replace("data/claims/harbour-2001.yml", "Suthia sent no guards.", "No guards were sent by Suthia.")
    project.replace("data/claims/harbour-2001.yml", "id: boats", "id: patrol-boats")
    project.write("data/gone.yml", "- {id: harbour-2001/boats, moved_to: harbour-2001/patrol-boats}\n")
    project.replace("data/subjects/places.yml", "An invented town.", "A town.")
    project.replace("seeds/harbour-2001.yml", "The article is dated 2001.", "Its date.")
    assert run(project.root, "diff", "HEAD") == 0
    told = capsys.readouterr().out
    assert "changed    place lowport\n             description: An invented town. -> A town." in told
    assert "changed    resolution harbour-2001/year\n             because: The article is dated 2001. -> Its date." in told
    assert "added      harbour-2001/patrol-boats: " in told
    assert "says: Suthia sent no guards. -> No guards were sent by Suthia." in told
    assert "withdrawn  harbour-2001/boats: moved to harbour-2001/patrol-boats" in told
    assert told.rstrip().endswith("1 added, 1 changed, 1 withdrawn or moved.")
    assert run(project.root, "diff", "HEAD", "--markdown") == 0
    assert "- **changed** place lowport\n  - description: An invented town. -\\> A town." in capsys.readouterr().out
    assert run(project.root, "diff", "nowhere") == 2


def test_of_a_list_only_the_items_that_changed_are_told_and_the_dossier_is_compared_too(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(
        "data/questions.yml",
        "- id: who\n  question: Who met?\n  answers:\n"
        "    - {source: harbour-2001, verdict: silent}\n    - {source: gazette-2002, verdict: hedges, short: Some <b>@one</b>.}\n",
    )
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(project.root), *command], check=True)
    project.replace("data/questions.yml", "verdict: silent", "verdict: says")
    project.replace(
        "dossier.yml", "title: Money, page: index.md, description: Who paid.", "title: Money, page: index.md, description: Who *pays*."
    )
    project.replace("data/claims/harbour-2001.yml", "about: [harbour-pact, lowport]", "about: [lowport, norland]")
    assert run(project.root, "diff", "HEAD") == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in told[:-1]] == [
        "changed    harbour-2001/pact-met", "about: without harbour-pact", "about: with norland",
        "changed    question who", "answers, harbour-2001.verdict: silent -> says",
        "changed    dossier.yml", "topics, money.description: Who paid. -> Who *pays*.",
    ]  # fmt: skip
    assert run(project.root, "diff", "HEAD", "--markdown") == 0
    assert "Who paid. -\\> Who \\*pays\\*." in capsys.readouterr().out


def test_new_claims_are_entered_in_the_list_of_published_ones(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace("data/published.txt", "harbour-2001/boats\n", "")
    assert run(project.root, "check", "--frozen") == 1
    assert run(project.root, "check") == 0
    assert "1 new claim entered" in capsys.readouterr().err
    assert "harbour-2001/boats\n" in (project.root / "data/published.txt").read_text(encoding="utf-8")


def test_the_journal_records_what_became_of_claims_since_a_revision(project: Project) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(project.root), *command], check=True)
    project.replace("data/claims/harbour-2001.yml", "says: Suthia sent no guards.", "says: Suthia sent no guards at all.")
    assert main(["journal", "HEAD", "--root", str(project.root)]) == 0
    entries = yaml.safe_load((project.root / "data/journal.yml").read_text(encoding="utf-8"))
    assert [(entry["change"], entry["claims"]) for entry in entries] == [("changed", ["harbour-2001/no-guards"])]
    assert main(["journal", "HEAD", "--root", str(project.root)]) == 0  # told once a day
    assert yaml.safe_load((project.root / "data/journal.yml").read_text(encoding="utf-8")) == entries
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
        ("changed, claims: [harbour", "changed, claims: [harbour-2001/boats, harbour", "changed on 2001-06-02 is told twice"),
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
