"""Receipts are what sha256sum writes: one line of each file that was read, and no other line."""

import subprocess

import pytest
from dossier.records import receipts
from dossier.records.receipts import Receipts

from tests.fictional.project import Project

DIGEST, OTHER = "a" * 64, "0123456789abcdef" * 4


def test_receipts_are_read_with_their_version_and_lines() -> None:
    text = f"# by rules of version 3, so far\n# a comment\n{DIGEST}  data/a.yml\n{OTHER}  docs/a page.md\n"
    assert receipts.parse(text) == Receipts(3, {"data/a.yml": DIGEST, "docs/a page.md": OTHER}, {"data/a.yml": 3, "docs/a page.md": 4})
    assert receipts.parse("") == receipts.NO_RECEIPTS == Receipts(0, {}, {})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{DIGEST} data/b.yml", "line 2: expected a SHA-256, two spaces and a path, found 'aaa"),
        (f"{DIGEST[:-1]}  data/b.yml", "line 2: expected a SHA-256"),
        (f"{DIGEST.upper()}  data/b.yml", "line 2: expected a SHA-256"),
        (f"{DIGEST}  ", "line 2: expected a SHA-256"),
        ("", "line 2: expected a SHA-256, two spaces and a path, found ''"),
        (f"{OTHER}  data/a.yml", "line 2: expected each file once, found 'data/a.yml' again, as in line 1"),
    ],
)
def test_a_line_that_is_no_receipt_is_refused(line: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        receipts.parse(f"{DIGEST}  data/a.yml\n{line}\n")


def test_what_was_written_reads_back_and_is_what_the_program_checks(project: Project) -> None:
    receipts.write(project.root)
    read = receipts.parse((project.root / receipts.PATH).read_text(encoding="utf-8"))
    assert (read.version, read.digests) == (receipts.VERSION, receipts.due(project.root))
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", receipts.PATH], cwd=project.root, check=True)


def test_every_file_in_which_an_articles_words_could_stand_is_due(project: Project) -> None:
    more = [
        "data/questions.yml",
        "data/geo/derive.yml",
        "docs/deep/er/page.md",
        "docs/assets/a.js",
        "hooks/dossier/library/pages/method.md",
    ]
    for path in more:
        project.write(path, "x")
    assert list(receipts.due(project.root)) == sorted(
        [
            "dossier.yml",
            *(f"seeds/harbour-2001.{kind}" for kind in ("yml", "words", "openings")),
            "data/claims/harbour-2001.yml",
            *(f"data/subjects/{stem}.yml" for stem in ("states", "people", "bodies", "forces", "places", "events")),
            "docs/index.md",
            *(path for path in more if path not in {"data/geo/derive.yml", "docs/assets/a.js"}),
        ]
    )


def test_a_source_that_is_left_out_owes_no_receipt_but_its_pages_do(project: Project) -> None:
    project.write("docs/harbour-2001.md", "x")
    left = receipts.due(project.root, ["harbour-2001"])
    assert "docs/harbour-2001.md" in left
    assert [path for path in left if "harbour-2001" in path] == ["docs/harbour-2001.md"]
    assert "data/subjects/states.yml" in left
    receipts.write(project.root, ["harbour-2001"])
    assert receipts.parse((project.root / receipts.PATH).read_text(encoding="utf-8")).digests == left
