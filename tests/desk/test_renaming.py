"""Another id, in every file that names the old one."""

from pathlib import Path

import pytest
from dossier.desk.checking import Checked, check
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


def test_what_happened_stays_in_the_journal_and_old_ids_lead_on(project: Project) -> None:
    project.write(
        "data/journal.yml",
        "- {date: 2001-05-05, change: added, claims: [harbour-2001/boats, harbour-2001/guards, harbour-2001/members, harbour-2001/no-guards, harbour-2001/pact-met]}\n",
    )
    for old, new in (("guards", "watch"), ("watch", "sentries")):
        assert run(project.root, "rename", f"harbour-2001/{old}", f"harbour-2001/{new}") == 0
        assert run(project.root, "check", "--texts", str(project.texts)) == 0
    assert "moved_to: harbour-2001/watch" not in everything(project)
    assert everything(project).count("moved_to: harbour-2001/sentries") == 2
    assert "change: added, claims: [harbour-2001/boats, harbour-2001/guards," in everything(project)
    assert run(project.root, "rename", "harbour-2001/sentries", "harbour-2001/guards") == 2  # an id that was published is never another's


def test_a_subject_is_found_in_calls_and_in_the_line_below_its_key(project: Project) -> None:
    project.replace(
        "data/claims/harbour-2001.yml",
        "transfer: {giver: norland, receiver: wessmark, goods: patrol boats,",
        "transfer: {giver:\n    norland, receiver: wessmark, goods: patrol boats,",
    )
    project.replace("docs/index.md", '{{ table("transfers") }}', '{{ table("transfers", receivers=["norland"]) }}')
    assert run(project.root, "rename", "norland", "northland") == 0
    text = everything(project)
    assert "{giver:\n    northland, receiver: wessmark," in text
    assert 'receivers=["northland"]' in text
    assert "norland" not in text


def test_nothing_is_renamed_where_a_file_cannot_be_read(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace("data/claims/harbour-2001.yml", "- id: boats", "- id: [boats")
    before = everything(project)
    assert run(project.root, "rename", "norland", "northland") == 2
    assert "cannot be read whole" in capsys.readouterr().err
    assert everything(project) == before


def test_a_subject_gets_another_id_and_no_word_of_prose_changes(project: Project) -> None:
    assert run(project.root, "rename", "guards", "coast-guards") == 0
    after = everything(project)
    assert "{id: coast-guards, name: guards of the pact, variants: [guards]" in after
    assert "about: [harbour-pact, grey-coast, coast-guards]" in after
    assert "strength: {force: coast-guards," in after
    assert "id: guards\n  says: Some 300 guards could" in after  # the claim of that id, and the word
    assert {problem.rule for problem in check(project.root, project.texts).problems} <= {"receipt", "paraphrase"}


@pytest.mark.parametrize(
    ("old", "ids", "page"),
    [
        ("ada-brill", "people", "people/ada-brill.md"),
        ("norland", "states", "members/norland.md"),
        ("lowport-meeting", "meetings", "meetings/lowport-meeting.md"),
    ],
)
def test_the_page_of_a_subject_leads_to_that_of_its_new_id(project: Project, old: str, ids: str, page: str) -> None:
    project.replace("dossier.yml", "homes: {meeting:", "homes: {state: members/index.md, meeting:")
    assert page in Checked(check(project.root, project.texts).library, []).rendered.pages
    for one, other in ((old, "first-other"), ("first-other", "second-other")):
        assert run(project.root, "rename", one, other) == 0
    checked = check(project.root, project.texts)
    assert {problem.rule for problem in checked.problems} <= {"receipt", "prose"}, checked.problems
    assert f"- {{id: {ids}/{old}, moved_to: {ids}/second-other}}" in everything(project)
    assert "second-other" in Checked(checked.library, []).rendered.pages[page]
    assert run(project.root, "rename", "second-other", old) == 2  # an address that was published is never another's


def test_only_files_that_changed_are_counted(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in project.root.rglob("*.yml")}
    assert run(project.root, "rename", "guards", "coast-guards") == 0
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert f"in {len(changed)} files of data" in "".join(capsys.readouterr())
    assert project.root / "dossier.yml" not in changed


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("harbour-2001/guard", "harbour-2001/others", "Did you mean 'harbour-2001/guards'?"),
        ("harbour-2001/guards", "harbour-2001/members", "is there already"),
        ("harbour-2001/guards", "gazette-2001/guards", "a claim stays with its source"),
        ("guards", "Coast Guards", "is no id"),
        ("guards", "harbour-2001/watch", "no '/', since 'guards' is no claim"),
        ("guards", "/watch", "no '/', since 'guards' is no claim"),
        ("harbour-2001/guards", "harbour-2001/Guards", "is no id"),
        ("nobody", "somebody", "there is no subject 'nobody'"),
    ],
)
def test_an_id_that_cannot_be_given_is_refused(project: Project, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str) -> None:
    before = everything(project)
    assert run(project.root, "rename", old, new) == 2
    assert says in capsys.readouterr().err
    assert everything(project) == before
