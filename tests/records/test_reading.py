"""Bad input: each gives path, line, column, what was expected and found, and a tip; never a traceback."""

from pathlib import Path

import pytest
from dossier.library import drafts, files, loading
from dossier.records.reader import read

from tests.fictional.project import CLAIMS as GOOD
from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"

# bytes of the file, line and column of the problem, what its message holds
REFUSED = [
    (b"- id: [broken\n", (2, 1), "not YAML"),
    (b"- id: a\n  id: b\n", (2, 3), "found 'id' again"),
    (b"- id: &x a\n", (1, 7), "the anchor '&x'"),
    (b"- id: *x\n", (1, 7), "alias"),
    (b"- id: !!python/object/apply:os.system [true]\n", (1, 7), "the tag"),
    (b"- id: !tag a\n", (1, 7), "the tag"),
    (b"- id: a\n---\n- id: b\n", (2, 1), "a second after '---'"),
    (b"", (1, 1), "an empty file"),
    (b"- id: caf\xe9\n", (1, 10), "expected UTF-8, found the byte 0xe9"),
    (b"\xef\xbb\xbf- id: a\n", (1, 1), "ZERO WIDTH NO-BREAK SPACE"),
    (b"- id: a\x00\n", (1, 8), "control character U+0000"),
    (b"- id: a\n\tb: c\n", (2, 1), "a tab"),
    ("- id: a\u202eb\n".encode(), (1, 8), "RIGHT-TO-LEFT OVERRIDE"),
    ("- id: a\u200bb\n".encode(), (1, 8), "ZERO WIDTH SPACE"),
    (b"- id: &a [x, x]\n  b: &b [*a, *a]\n  c: [*b, *b]\n", (1, 7), "the anchor '&a'"),
    ("- id: Rаhmon\n".encode(), (1, 7), "letters of one script"),
    (b"id: a\n", (1, 1), "expected a list of records"),
    (b"- just text\n", (1, 3), "expected a record of keys and values"),
    (b"- " + b"[" * 40 + b"]" * 40, (1, 23), "at most 20 levels"),
    (b"- id: a # " + b"x" * 50_000_000, (1, 1), "at most 2,000,000 bytes"),
]


@pytest.mark.parametrize(("raw", "place", "says"), REFUSED, ids=[row[2][:30] for row in REFUSED])
def test_a_bad_file_is_refused_where_it_is_bad(project: Project, raw: bytes, place: tuple[int, int], says: str) -> None:
    problems = [problem for problem in project.write(CLAIMS, raw).problems("schema") if problem.place.path == CLAIMS]
    assert [(problem.place.line, problem.place.column) for problem in problems][:1] == [place]
    assert says in problems[0].message
    assert problems[0].tip


@pytest.mark.parametrize(
    ("raw", "place", "says"),
    [
        (b'- {id: a, says: "a\\u202eb"}\n', (1, 17), r"an escape that yields '\u202e'"),
        (b'- {id: a, says: "a\\x00b"}\n', (1, 17), r"an escape that yields '\x00'"),
        (b'- {id: a, says: "R\\u0430hmon"}\n', (1, 17), r"an escape that yields 'R\u0430hmon'"),
        (b'- {id: a, "s\\u200bays": b}\n', (1, 11), r"an escape that yields '\u200b'"),
        (b"- [a]: b\n", (1, 3), "expected a plain word as a key."),
        (b"- &x id: a\n", (1, 3), "expected a plain word as a key."),
        (b"- !t id: a\n", (1, 3), "expected a plain word as a key."),
        (b"- ? {a: b}\n  : c\n", (1, 5), "expected a plain word as a key."),
    ],
)
def test_what_no_file_may_hold_is_brought_in_by_no_escape_and_by_no_key(
    tmp_path: Path, raw: bytes, place: tuple[int, int], says: str
) -> None:
    path = tmp_path / "any.yml"
    path.write_bytes(raw)
    document, problems = read(tmp_path, path)
    assert document is None
    assert [(problem.place.line, problem.place.column) for problem in problems] == [place]
    assert says in problems[0].message


def test_an_escape_may_stand_for_a_visible_character(tmp_path: Path) -> None:
    path = tmp_path / "any.yml"
    path.write_bytes(b'- "caf\\u00e9 \\U0001F600\\n"\n')
    document, _ = read(tmp_path, path)
    assert document is not None
    assert document.data == ["caf\u00e9 \U0001f600\n"]


def test_lines_may_end_as_on_windows(project: Project) -> None:
    assert project.write(CLAIMS, GOOD.replace("\n", "\r\n")).checked().problems() == []


@pytest.mark.parametrize(
    ("raw", "tip"),
    [
        (b"- id: [broken\n", "look at the indentation and the quotation marks here and on the line above."),
        (b"- id: a\n  id: b\n", "its first place is line 1; merge the two."),
        (b"- id: &x a\n", "delete the anchor."),
        (b"- id: *x\n", "write the value out."),
        (b"- id: !tag a\n", "delete the tag; every value is text and is typed by its field."),
        (b"- [a]: b\n", "delete the tag, anchor or bracket before it."),
        (b"- id: a\n---\n- id: b\n", "keep one document in a file."),
        (b"", "fill the file or delete it."),
        (b"- id: caf\xe9\n", "save the file as UTF-8."),
        (b"- id: a\x00\n", "delete it; indent with spaces."),
        (b"- " + b"[" * 40 + b"]" * 40, "records here are shallow; look for a stray bracket."),
        (b"x" * 2_000_001, "split the file, or remove what does not belong."),
    ],
)
def test_what_to_do_about_a_bad_file_is_told(tmp_path: Path, raw: bytes, tip: str) -> None:
    path = tmp_path / "any.yml"
    path.write_bytes(raw)
    assert [problem.tip for problem in read(tmp_path, path)[1]] == [tip]


def test_every_value_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "values.yml"
    path.write_text("a: yes\nb: 2015-03-14\nc: 012\nd: null\ne: 1.0\n", encoding="utf-8")
    document, problems = read(tmp_path, path)
    assert problems == []
    assert document is not None
    assert document.data == {"a": "yes", "b": "2015-03-14", "c": "012", "d": "null", "e": "1.0"}
    assert str(document.at("c")) == "values.yml:3:1"


def test_a_link_out_of_the_project_is_refused(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yml"
    outside.write_text("- id: a\n", encoding="utf-8")
    (project.root / CLAIMS).unlink()
    (project.root / CLAIMS).symlink_to(outside)
    found = project.problems("schema")[0]
    assert (found.message, found.tip) == ("this is a link to a file outside the project.", "put the file itself here.")


@pytest.mark.parametrize(
    "path",
    [CLAIMS, "seeds/harbour-2001.yml", "docs/index.md", *(f"data/{name}" for name in ("questions.yml", "journal.yml", "published.txt"))],
)
def test_a_link_to_nothing_is_refused_even_where_there_need_be_no_file(project: Project, path: str) -> None:
    (project.root / path).unlink(missing_ok=True)
    (project.root / path).symlink_to(project.root / "gone.yml")
    assert [problem.message for problem in project.problems("schema") if problem.place.path == path] == [
        "the file cannot be read (No such file or directory)."
    ]


def test_a_file_that_vanishes_between_being_listed_and_being_read_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def _listed(root: Path, folder: str, pattern: str) -> list[Path]:
        return [*files.files(root, folder, pattern), *([root / folder / "vanished.yml"] if pattern == "*.yml" else [])]

    monkeypatch.setattr(loading, "files", _listed)
    monkeypatch.setattr(drafts, "files", _listed)
    told = {problem.place.path for problem in project.problems("schema") if "cannot be read (No such file" in problem.message}
    assert told == {"seeds/vanished.yml", "data/claims/vanished.yml"}


def test_a_record_that_becomes_a_draft_while_it_is_read_is_not_published(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.replace("seeds/harbour-2001.yml", "id: harbour-2001", "id: harbour-2001\ndraft: true")
    monkeypatch.setattr(drafts, "ids", lambda _: frozenset())  # as where an editor had just begun to save it
    assert "this became a draft while the project was read" in project.problems("schema")[0].message


def test_a_link_to_nothing_is_refused(project: Project) -> None:
    (project.root / CLAIMS).unlink()
    (project.root / CLAIMS).symlink_to(project.root / "gone.yml")
    found = project.problems("schema")[0]
    assert found.message == "the file cannot be read (No such file or directory)."
    assert found.tip == "restore it, or take away what names it."


def test_a_missing_claims_file_is_told(project: Project) -> None:
    (project.root / CLAIMS).unlink()
    assert any("has no claims" in problem.message for problem in project.problems("reference"))


def test_a_missing_record_is_told_once(project: Project) -> None:
    (project.root / "seeds/harbour-2001.yml").unlink()
    told = [problem.message for problem in project.problems("schema") if "seeds/harbour-2001.yml" in problem.message]
    assert told == ["expected the record seeds/harbour-2001.yml, found none."]


@pytest.mark.parametrize("kind", ["words", "openings"])
def test_a_missing_record_of_words_is_told(project: Project, kind: str) -> None:
    (project.root / f"seeds/harbour-2001.{kind}").unlink()
    assert f"expected seeds/harbour-2001.{kind}, found none" in project.problems("schema")[0].message


@pytest.mark.parametrize("kind", ["words", "openings"])
def test_the_word_record_of_another_or_no_source_is_told(project: Project, kind: str) -> None:
    path = f"seeds/harbour-2001.{kind}"
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(f"seeds/other-2001.{kind}", text).write(path, text.replace("harbour-2001", "harbour-2002", 1))
    told = [(problem.place.path, problem.message) for problem in project.problems("schema")]
    assert (path, "expected 'harbour-2001', found that of 'harbour-2002'.") in told
    assert (f"seeds/other-2001.{kind}", "expected a source 'other-2001', found none.") in told


def test_a_word_record_that_is_cut_short_is_told_with_its_line(project: Project) -> None:
    path = "seeds/harbour-2001.words"
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, text[: len(text) // 2])
    assert next((str(problem.place), problem.rule) for problem in project.problems()) == (
        f"{path}:{text[: len(text) // 2].count(chr(10)) + 1}:1",
        "schema",
    )


def test_openings_beyond_the_article_are_told_with_their_line(project: Project) -> None:
    path = "seeds/harbour-2001.openings"
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, f"{text}9999 {'A' * 22}\n")
    found = project.problems("schema")[0]
    assert (str(found.place), "found 9999" in found.message) == (f"{path}:{text.count(chr(10)) + 1}:1", True)


def test_all_problems_are_told_at_once_but_those_that_may_follow_from_what_cannot_be_read(project: Project) -> None:
    project.replace(CLAIMS, "Some 300 guards", "Some 400 guards").replace(
        CLAIMS, "about: [norland, wessmark]", "about: [norland, wessmarck]"
    )
    project.replace(CLAIMS, "Suthia sent no guards", "Suthia sent no guards to Perth")
    assert {problem.rule for problem in project.problems()} == {"figures", "names", "prose", "reference"}
    project.replace("data/subjects/places.yml", "name: Lowport,", "nmae: Lowport,").write("data/subjects/groups.yml", b"\xff")
    assert {problem.rule for problem in project.problems()} == {"schema", "figures"}


@pytest.mark.parametrize("path", [CLAIMS, "data/subjects/people.yml", "seeds/harbour-2001.yml"])
def test_a_file_that_cannot_be_read_is_all_that_is_told(project: Project, path: str) -> None:
    project.write(path, (project.root / path).read_text(encoding="utf-8") + "\t- x\n")
    assert {(problem.place.path, problem.rule) for problem in project.problems()} == {(path, "schema")}


def test_settings_of_the_site_that_cannot_be_read_are_told_at_their_place(project: Project) -> None:
    project.write("mkdocs.yml", "site_name: [a\nsite_url: b\n")
    assert [(str(problem.place), problem.message[:19]) for problem in project.problems()] == [("mkdocs.yml:2:9", "this is not YAML: e")]


def test_an_unknown_subject_file_is_told(project: Project) -> None:
    project.write("data/subjects/persons.yml", "- {id: a, name: A, description: A.}\n")
    assert any("'persons'" in problem.message for problem in project.problems("schema"))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/claims/harbour-2001.yml", "- id: members", "- id: [members"),
        ("seeds/harbour-2001.yml", "publisher: Invented Press", "publisher:"),
    ],
)
def test_what_follows_from_a_file_that_cannot_be_read_is_not_told(project: Project, path: str, old: str, new: str) -> None:
    assert [problem.place.path for problem in project.replace(path, old, new).problems()] == [path]
