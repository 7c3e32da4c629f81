"""Another id, in every file that names the old one."""

from pathlib import Path

import pytest
from dossier.desk.checking import check
from dossier.desk.command import main

from tests.fictional.project import Project


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def everything(project: Project) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(project.root.rglob("*")) if path.suffix in {".yml", ".md"})


def test_a_claim_gets_another_id_wherever_it_is_named_and_its_old_one_leads_there(project: Project) -> None:
    assert run(project.root, "rename", "harbour-2001/pact-met", "harbour-2001/leaders-gathered") == 0
    assert "by: [harbour-2001/leaders-gathered]" in everything(project)
    assert 'cite("harbour-2001/leaders-gathered")' in everything(project)
    assert "- {id: harbour-2001/pact-met, moved_to: harbour-2001/leaders-gathered}" in everything(project)
    assert run(project.root, "check", "--texts", str(project.texts)) == 0
    assert not check(project.root, project.texts).problems


def test_a_subject_gets_another_id_and_no_word_of_prose_changes(project: Project) -> None:
    assert run(project.root, "rename", "guards", "coast-guards") == 0
    after = everything(project)
    assert "{id: coast-guards, name: guards of the pact, variants: [guards]" in after
    assert "about: [harbour-pact, grey-coast, coast-guards]" in after
    assert "strength: {force: coast-guards," in after
    assert "id: guards\n  says: Some 300 guards could" in after  # the claim of that id, and the word
    assert {problem.rule for problem in check(project.root, project.texts).problems} <= {"receipt", "paraphrase"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("harbour-2001/guard", "harbour-2001/others", "did you mean 'harbour-2001/guards'?"),
        ("harbour-2001/guards", "harbour-2001/members", "is there already"),
        ("harbour-2001/guards", "gazette-2001/guards", "a claim stays with its source"),
        ("guards", "Coast Guards", "is no id"),
        ("nobody", "somebody", "there is no subject 'nobody'"),
    ],
)
def test_an_id_that_cannot_be_given_is_refused(project: Project, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str) -> None:
    before = everything(project)
    assert run(project.root, "rename", old, new) == 2
    assert says in capsys.readouterr().err
    assert everything(project) == before
