"""A preview reads again only what an edit changed, and shows what a fresh check would, to the byte."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from dossier.desk import handed_over
from dossier.desk.checking import Checked, check, only_receipts_due
from dossier.library.memory import Memory
from dossier.library.texts import TEXTS_VARIABLE
from dossier.records.problems import as_json
from dossier.site import appearance

from tests.fictional.project import TEXT, Project

CLAIMS, SEED, STATES = "data/claims/harbour-2001.yml", "seeds/harbour-2001.yml", "data/subjects/states.yml"
QUESTION = """\
- id: sent
  question: Who sent guards?
  answers:
    - {source: harbour-2001, verdict: says, claims: [harbour-2001/no-guards], words: Suthia sent none.}
"""
EDITS: dict[str, tuple[str, str, str]] = {
    "a claim": (CLAIMS, "could be at", "could stand at"),
    "the words it rests on": (CLAIMS, "[met in Lowport on May 4]", "[in Lowport on May 4]"),
    "a subject's name": ("data/subjects/events.yml", "name: Lowport meeting", "name: Lowport gathering"),
    "a subject's description": (STATES, "name: Norland, description: An invented state.", "name: Norland, description: One in the north."),
    "a source's record": (SEED, "outlet: Invented Press", "outlet: Harbour Times"),
    "a draft": (SEED, "language: en", "language: en\ndraft: true"),
    "a page": ("docs/index.md", "It has three members", "Its members are three"),
    "what the dossier is about": ("dossier.yml", "title: The Harbour Pact", "title: The Pact of the Harbour"),
    "an opening": ("seeds/harbour-2001.openings", "\n", "\n0 AAAAAAAAAAAAAAAAAAAAAA\n"),
    "a slip": (CLAIMS, "- id: boats", "- id: [boats"),
}


@pytest.fixture(autouse=True)
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve pages, with no article at hand but those beside the project."""
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)
    handed_over.start(True)
    yield
    handed_over.start(False)


def is_true(root: Path, before: dict[str, str | bytes]) -> bool:
    """Tell whether the preview shows and tells what a program would that knows nothing of what was before; where that can show nothing, what was shown before."""
    shown = handed_over.contents(root)
    fresh = check(root, with_drafts=True)
    good = Checked(fresh.library, [])
    can_be_shown = not fresh.problems or only_receipts_due(fresh.problems)
    made = {**good.rendered.pages, **good.files, **appearance.assets()} if can_be_shown else {**before}
    problems = {"root": root.as_posix(), **json.loads(as_json(fresh.problems, fresh.library.summary()))}
    return shown == {**made, handed_over.PREVIEW: shown[handed_over.PREVIEW], "problems.json": json.dumps(problems)}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_a_preview_shows_what_a_fresh_check_would(project: Project, edit: str) -> None:
    before = handed_over.contents(project.root)
    assert is_true(project.replace(*EDITS[edit]).root, before)
    assert handed_over.contents(project.root) != before


def test_a_file_that_comes_and_goes_is_seen(project: Project) -> None:
    before = handed_over.contents(project.root)
    for path, text in (("data/questions.yml", QUESTION), ("seeds/texts/harbour.txt", TEXT)):
        assert is_true(project.write(path, text).root, before)
        (project.root / path).unlink()
        assert handed_over.contents(project.root) == before


def test_what_did_not_change_is_not_read_again_and_what_did_is(project: Project) -> None:
    memory = Memory()
    before = check(project.root, memory=memory).library
    after = check(project.replace(CLAIMS, "could be at", "could stand at").root, memory=memory).library
    assert all(after.subjects[key] is before.subjects[key] for key in before.subjects)
    assert after.articles["harbour-2001"] is before.articles["harbour-2001"]
    assert not after.articles["harbour-2001"].forms
    assert check(project.root, project.texts, memory=memory).library.articles["harbour-2001"].forms
    assert after.claims["harbour-2001/guards"].says != before.claims["harbour-2001/guards"].says
