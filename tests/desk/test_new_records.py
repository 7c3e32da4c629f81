"""The curator's desk: a sixth article without a change of code or template, and the commands that help."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from dossier.desk.checking import check
from dossier.desk.command import main
from dossier.library.loading import load
from dossier.library.texts import TEXTS_VARIABLE
from dossier.site.rendering import render_some

from tests.fictional import project as tiny
from tests.fictional.project import Project
from tests.real import copied

ARTICLE = tiny.HERE / "harbour-2001.txt"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the real project's data and pages, without its code."""
    return copied(tmp_path)


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_a_sixth_article_takes_data_and_nothing_else(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)  # of the other articles no text is at hand
    monkeypatch.delenv("CI", raising=False)
    (desk / "seeds/texts").mkdir()
    shutil.copy(ARTICLE, desk / "seeds/texts/harbour-2001.txt")
    (desk / "seeds/harbour-2001.yml").write_text(tiny.SOURCE.replace(tiny.ROOT, "0" * 64), encoding="utf-8")
    (desk / "data/claims/harbour-2001.yml").write_text("[]\n", encoding="utf-8")
    assert run(desk, "commit", "harbour-2001") == 0
    for kind, text in tiny.SUBJECTS.items():
        with (desk / f"data/subjects/{kind}.yml").open("a", encoding="utf-8") as file:
            file.write(text)

    words = {"3": "some 300 guards could reach", "2": "met in Lowport on May 4"}
    for block, fragment in words.items():
        assert run(desk, "new", "claim", "harbour-2001", block, fragment) == 0
    skeletons = yaml.safe_load((desk / "data/claims/harbour-2001.yml").read_text(encoding="utf-8"))
    assert [claim["passages"][0]["block"] for claim in skeletons] == [2, 3]  # in the order of the article
    assert {"harbour-pact", "guards", "grey-coast", "ada-brill"} <= set(skeletons[1]["about"])
    claims = tiny.CLAIMS.replace("topics: [meetings]", "topics: [summits]").replace("topics: [money]", "topics: [forces]")
    (desk / "data/claims/harbour-2001.yml").write_text(claims, encoding="utf-8")
    questions = desk / "data/questions.yml"
    silent = "  answers:\n    - {source: harbour-2001, verdict: silent}\n"
    questions.write_text(questions.read_text(encoding="utf-8").replace("  answers:\n", silent), encoding="utf-8")

    capsys.readouterr()
    assert run(desk, "check", "--format", "json") == 1  # what touches the other articles waits for their texts
    told = capsys.readouterr()
    assert "seeds/harbour-2001.openings: " in told.err
    assert {problem["rule"] for problem in json.loads(told.out)["problems"]} == {"receipt"}, told.out
    own = {"sources/harbour-2001.md", "members/norland.md", "summits/lowport-meeting.md"}
    pages = render_some(load(desk)[0], {"forces.md", "claims/index.md", *own}).pages
    assert "Some 300 guards" in pages["forces.md"]
    assert "harbour-2001/members.md" in pages["claims/index.md"]
    assert own < set(pages)


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
    assert text.index("id: members") < text.index("id: heads-pact") < text.index("id: guards")
    skeleton = next(claim for claim in yaml.safe_load(text) if claim["id"] == "heads-pact")
    assert {"ada-brill", "harbour-pact"} <= set(skeleton["about"])


def test_a_source_is_not_made_twice(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "source", str(ARTICLE), "--id", "harbour-2001") == 2
    assert "there already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../evil", "Harbour", "a_b", ""])
def test_a_source_needs_a_proper_id(project: Project, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "source", str(ARTICLE), "--id", name) == 2
    assert "is no id" in capsys.readouterr().err


def test_a_new_subject_is_found_in_the_articles_and_waits_for_its_description(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "subject", "place", "Lowport Quay", "--texts", str(project.texts)) == 0
    assert run(project.root, "new", "subject", "event", "Leaders", "--texts", str(project.texts)) == 0
    told = capsys.readouterr().out
    assert "data/subjects/places.yml:" in told
    assert "harbour-2001 names it in block 2." in told
    found = {problem.place.path for problem in check(project.root, project.texts).problems if "proposed" in problem.message}
    assert "data/subjects/places.yml" in found
    assert run(project.root, "new", "subject", "person", "Lowport") == 2
    assert "'lowport' has the name 'Lowport' already" in capsys.readouterr().err


def test_a_new_question_is_answered_by_silence_until_an_editor_has_looked(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "new", "question", "How many guards could come?") == 0
    told = capsys.readouterr().out
    assert "harbour-2001/guards may answer it: " in told
    row = yaml.safe_load((project.root / "data/questions.yml").read_text(encoding="utf-8"))[-1]
    assert row["answers"] == [{"source": "harbour-2001", "verdict": "silent", "proposed": True}]
    assert [problem.rule for problem in check(project.root, project.texts).problems] == ["proposal"]
    assert run(project.root, "new", "question", "How many guards could come?") == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("subject", "person", ""), "a name of at least one word"), (("question", " ?"), "a question of at least one word")],
)
def test_what_has_no_word_is_not_added(project: Project, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    before = {path: path.read_bytes() for path in project.root.rglob("*.yml")}
    assert run(project.root, "new", *arguments) == 2
    assert says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.root.rglob("*.yml")} == before


def test_editors_are_offered_the_ids_that_there_are(project: Project) -> None:
    assert run(project.root, "schema") == 0
    assert run(project.root, "new", "subject", "place", "Lowport Quay") == 0
    run(project.root, "check")
    schema = json.loads((project.root / "data/schema/claims.json").read_text(encoding="utf-8"))
    claim = schema["$defs"]["Claim"]["properties"]
    assert claim["about"]["items"] == {"$ref": "#/$defs/about-ids"}
    assert {"lowport-quay", "harbour-pact"} <= set(schema["$defs"]["about-ids"]["enum"])
    assert schema["$defs"]["resolved-ids"]["enum"] == ["year"]
    assert "lowport" not in schema["$defs"]["speakers-ids"]["enum"]  # a place says nothing
    assert run(project.root, "schema", "--check") == 0


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


@pytest.mark.parametrize(("mark", "until"), [("  proposed: true\n", "confirmed"), ("", "written")])
def test_what_has_not_been_looked_at_is_not_said_to_hold(
    project: Project, capsys: pytest.CaptureFixture[str], mark: str, until: str
) -> None:
    project.replace(
        "data/claims/harbour-2001.yml",
        "  says: Some 300 guards could be at the Grey Coast in two days, the head of the Harbour Pact, Ada Brill, said.\n",
        f"  says: To be written.\n{mark}",
    )
    assert {problem.rule for problem in project.problems() if problem.place.path == "data/claims/harbour-2001.yml"} == {"proposal"}
    assert run(project.root, "explain", "harbour-2001/guards") == 0
    told = capsys.readouterr().out
    assert f"figures       not looked at until it is {until}" in told
    assert "passage       holds" in told
    assert run(project.root, "explain", "harbour-2001/boats") == 0
    told = capsys.readouterr().out
    assert "figures       holds" in told
    assert "receipt       not looked at while something else is wrong" in told


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/claims/harbour-2001.yml", "- id: members", "- id: [members"),
        ("seeds/harbour-2001.yml", "publisher: Invented Press", "publisher:"),
    ],
)
def test_a_claim_whose_files_cannot_be_read_is_not_called_unknown(
    project: Project, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str
) -> None:
    project.replace(path, old, new)
    assert run(project.root, "explain", "harbour-2001/guards") == 2
    assert "of 'harbour-2001' cannot be read whole" in capsys.readouterr().err


def test_an_unknown_claim_is_told_with_the_closest(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project.root, "explain", "harbour-2001/guard") == 2
    assert "Did you mean 'harbour-2001/guards'?" in capsys.readouterr().err
