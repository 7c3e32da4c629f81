"""A preview reads again only what an edit changed, shows first where it is cited, and in the end what a fresh check would, to the byte."""

import json
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from dossier.desk import edited, handed_over, later
from dossier.desk.checking import Checked, check, only_receipts_due
from dossier.library.library import Library
from dossier.library.memory import Memory
from dossier.library.texts import TEXTS_VARIABLE
from dossier.records.problems import as_json
from dossier.site import appearance
from dossier.site.rendering import render_some
from dossier.site.sheet import Rendered

from tests.fictional.project import TEXT, Project

CLAIMS, SEED, STATES = "data/claims/harbour-2001.yml", "seeds/harbour-2001.yml", "data/subjects/states.yml"
QUESTION = """\
- id: sent
  question: Who sent guards?
  answers:
    - {source: harbour-2001, verdict: says, claims: [harbour-2001/no-guards], words: Suthia sent none.}
"""
MORE = "---\ntitle: More\nprose: about-this-site\n---\n\n# More\n\nIt is about the tests.\n"
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


Shown = dict[str, str | bytes]


@pytest.fixture(autouse=True)
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve pages, with no article at hand but those beside the project."""
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)
    monkeypatch.setattr(later, "QUIET", 0)
    handed_over.start(True)
    yield
    handed_over.start(False)


def in_the_end(root: Path) -> Shown:
    """Return what is shown once all of an edit is, as the builder would ask for it."""
    shown = handed_over.contents(root)
    before = handed_over.caught_up().read_bytes()
    handed_over.finish(root / "site", None, root)
    end = time.monotonic() + 30
    while handed_over.is_behind(root):
        if handed_over.caught_up().read_bytes() != before:
            shown = handed_over.contents(root)
            break
        assert time.monotonic() < end
        time.sleep(0.01)
    assert not handed_over.is_behind(root)
    return shown


def is_true(root: Path, before: Shown) -> bool:
    """Tell whether the preview shows and tells what a program would that knows nothing of what was before; where that can show nothing, what was shown before."""
    shown = in_the_end(root)
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
    for path, text in (("data/questions.yml", QUESTION), ("seeds/texts/harbour.txt", TEXT), ("docs/more.md", MORE)):
        assert is_true(project.write(path, text).root, before)
        (project.root / path).unlink()
        assert in_the_end(project.root) == before


def test_an_edited_claim_is_shown_first_where_it_is_cited_and_no_other_page_is_made(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: set[str] = set()

    def noted(library: Library, paths: Collection[str]) -> Rendered:
        made.update(paths)
        return render_some(library, paths)

    monkeypatch.setattr(edited, "render_some", noted)
    before = handed_over.contents(project.root)
    first = handed_over.contents(project.replace(CLAIMS, "could be at", "could stand at").root)
    citing = {path for path, text in before.items() if 'id="fn:harbour-2001--guards"' in str(text)}
    assert "index.md" in citing
    assert made == {"claims/harbour-2001/guards.md", "sources/harbour-2001.md"} | citing
    assert all("could stand at" in str(first[path]) for path in made)
    assert {path for path in first if first[path] != before.get(path)} == {*made, "problems.json"}
    assert "could stand at" in str(in_the_end(project.root)["api/v1/claims.ndjson"])


def test_an_edit_that_comes_before_the_rest_of_another_was_shown_is_shown_with_it(project: Project) -> None:
    before = handed_over.contents(project.root)
    first = handed_over.contents(project.replace(CLAIMS, "could be at", "could stand at").root)
    handed_over.finish(project.root / "site", None, project.root)
    both = handed_over.contents(project.replace(CLAIMS, "Suthia sent no guards", "No guards were sent by Suthia").root)
    assert "could stand at" in str(both["index.md"])
    assert "No guards were sent" in str(both["index.md"])
    assert "No guards were sent" not in str(first["index.md"])
    assert is_true(project.root, before)


def test_a_slip_before_the_rest_of_an_edit_was_shown_takes_nothing_of_it_away(project: Project) -> None:
    handed_over.contents(project.root)
    handed_over.contents(project.replace(CLAIMS, "could be at", "could stand at").root)
    handed_over.finish(project.root / "site", None, project.root)
    slipped = handed_over.contents(project.replace(*EDITS["a slip"]).root)
    assert "could stand at" in str(slipped["index.md"])
    assert CLAIMS in str(slipped["problems.json"])
    in_the_end(project.root)
    assert is_true(project.replace(CLAIMS, "- id: [boats", "- id: boats").root, slipped)


def test_what_did_not_change_is_not_read_again_and_what_did_is(project: Project) -> None:
    memory = Memory()
    before = check(project.root, memory=memory).library
    after = check(project.replace(CLAIMS, "could be at", "could stand at").root, memory=memory).library
    assert all(after.subjects[key] is before.subjects[key] for key in before.subjects)
    assert after.articles["harbour-2001"] is before.articles["harbour-2001"]
    assert not after.articles["harbour-2001"].forms
    assert check(project.root, project.texts, memory=memory).library.articles["harbour-2001"].forms
    assert after.claims["harbour-2001/guards"].says != before.claims["harbour-2001/guards"].says
