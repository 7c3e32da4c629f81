"""The command line: its exit status, its formats, and that it never shows a traceback."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from dossier.desk.command import main
from dossier.records import word_record

from tests.fictional.project import ROOT, TEXT, Project

CLAIMS = "data/claims/harbour-2001.yml"


def run(project: Project, *arguments: str) -> int:
    return main([*arguments, "--root", str(project.root), "--texts", str(project.texts)])


def test_a_clean_project_gives_0_and_says_what_was_checked(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check") == 0
    assert capsys.readouterr().out == (
        "No problems; checked: 1 source (1 with its text), 4 blocks, 8 sentences, 5 claims, 8 fragments, 10 subjects, 13 pages.\n"
    )


def test_a_problem_gives_1_and_one_line(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace(CLAIMS, "Some 300 guards", "Some 400 guards")
    assert run(project, "check") == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"{CLAIMS}:20:3: figures: expected '400' in the passage's words, found it in none of them. Tip: ")


def test_problems_can_be_read_by_machines(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace(CLAIMS, "Some 300 guards", "Some 400 guards")
    assert run(project, "check", "--format", "json") == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert {"path", "line", "column", "rule", "message", "tip"} == set(problems[0])


def test_problems_can_be_shown_beside_a_pull_request(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace(CLAIMS, "Some 300 guards", "Some 400 guards")
    assert run(project, "check", "--format", "github") == 1
    assert capsys.readouterr().out.startswith(f"::error file={CLAIMS},line=20,col=3,title=figures::expected '400'")


@pytest.mark.parametrize("arguments", [["check", "--root", "/"], ["commit", "nothing"], ["check", "--texts", "/nowhere"]])
def test_what_cannot_run_gives_2_and_a_line_on_the_error_stream(
    project: Project, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    command = arguments if "--root" in arguments else [*arguments, "--root", str(project.root)]
    assert main(command) == 2
    assert capsys.readouterr().err.startswith("dossier: ")


def test_commit_makes_compares_and_repairs(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.root / "seeds/harbour-2001.words"
    good = path.read_text(encoding="utf-8")
    assert run(project, "commit", "harbour-2001") == 0
    assert "is that of the text at hand" in capsys.readouterr().out
    path.write_text(good.replace(good[-4:-1], "AAA"), encoding="utf-8")
    assert run(project, "check") == 1
    assert f"expected the root of the word record, {word_record.parse(path.read_text()).root}" in capsys.readouterr().out
    project.replace("seeds/harbour-2001.yml", ROOT, "0" * 64)
    assert run(project, "commit", "harbour-2001") == 0
    assert path.read_text(encoding="utf-8") == good
    assert "made: 4 blocks, 8 sentences, 154 words" in capsys.readouterr().out
    assert f"root: {ROOT}\n" in (project.root / "seeds/harbour-2001.yml").read_text(encoding="utf-8")
    assert run(project, "check") == 0
    assert "words opened, 0 no longer" in capsys.readouterr().err


def test_commit_needs_the_text(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["commit", "harbour-2001", "--root", str(project.root), "--texts", str(tmp_path)]) == 2
    assert "no text with the SHA-256" in capsys.readouterr().err


def held(project: Project, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Hold a copy against the word record, without the article's text at hand; return the exit status and what is said."""
    copy = project.root / "copy.txt"
    copy.write_text(text, encoding="utf-8")
    status = main(["commit", "harbour-2001", str(copy), "--root", str(project.root), "--texts", str(project.root)])
    return status, capsys.readouterr().out


def test_a_copy_that_is_only_laid_out_in_another_way_is_the_very_text(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    copy = "Menu Search\n\n" + TEXT.replace(",", "").replace("\n\n", " ").replace("quay", "QU\u00adAY").replace(
        "Share this page", "Tell a friend"
    )
    assert held(project, copy, capsys) == (
        0,
        "This is the very text of harbour-2001, every word of it, whatever its commas, capitals and breaks; it yields the key.\n",
    )


def test_a_copy_with_words_lost_says_between_which_quotations(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = held(project, TEXT.replace("before a small crowd of dockers", "before dockers"), capsys)
    assert status == 1
    assert "It has 8 of the 8 quotations." in told
    assert "between “met in Lowport on May 4” (block 2) and “includes Norland, Suthia and Wessmark”: 4 words lost" in told


def test_a_copy_without_quoted_words_names_their_claim(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = held(project, TEXT.replace("Suthia did not send", "Suthia never sent"), capsys)
    assert (status, "missing: “Suthia did not send any” of harbour-2001/no-guards" in told) == (1, True)


def test_a_copy_with_an_exchanged_word_that_is_not_quoted_says_so(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = held(project, TEXT.replace("fishmongers", "greengrocers"), capsys)
    assert (status, "A word that is not quoted was exchanged" in told) == (1, True)


def test_another_text_is_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert held(project, "Something else altogether, in a few words.", capsys) == (
        1,
        "This is another text: it has 0 of the 8 quotations from harbour-2001.\n",
    )


def test_schema_tells_and_mends_a_stale_file(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--check", "--root", str(project.root)]) == 1
    assert main(["schema", "--root", str(project.root)]) == 0
    assert main(["schema", "--check", "--root", str(project.root)]) == 0
    project.write("data/schema/claims.json", "{}")
    capsys.readouterr()
    assert main(["schema", "--check", "--root", str(project.root)]) == 1
    assert capsys.readouterr().out.startswith("data/schema/claims.json:1:1: schema: ")


def test_staging_stops_at_a_problem(project: Project, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace(CLAIMS, "Some 300 guards", "Some 400 guards")
    folder = tmp_path_factory.mktemp("stage") / "out"
    assert run(project, "stage", str(folder)) == 1
    assert not folder.exists()
    assert "figures" in capsys.readouterr().out


def test_staging_does_not_write_over_what_it_did_not_make(
    project: Project, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "precious.txt").write_text("mine", encoding="utf-8")
    assert run(project, "stage", str(folder)) == 2
    assert (folder / "precious.txt").read_text(encoding="utf-8") == "mine"
    assert "Name another folder" in capsys.readouterr().err


def test_problems_are_coloured_on_a_terminal_and_nowhere_else(project: Project) -> None:
    project.replace(CLAIMS, "Some 300 guards", "Some 400 guards")
    command = [sys.executable, "-m", "dossier", "check", "--root", str(project.root)]
    reading, writing = pty.openpty()
    subprocess.run(command, stdout=writing, check=False)
    os.close(writing)
    assert b"\033[31mfigures\033[0m" in os.read(reading, 100_000)
    os.close(reading)
    assert b"\033" not in subprocess.run(command, capture_output=True, check=False).stdout


def test_the_tip_names_the_closest_id(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace(CLAIMS, "speakers: [ada-brill]", "speakers: [ada-bril]")
    assert run(project, "check") == 1
    assert "there is no subject 'ada-bril'. Tip: did you mean 'ada-brill'?" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "schema"])
def test_texts_are_taken_only_where_they_are_read(project: Project, command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(project, command)
    assert ended.value.code == 2


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"dossier \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_a_quiet_check_says_nothing_where_nothing_is_wrong(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--quiet", "--frozen", "--root", str(project.root)]) == 0
    assert capsys.readouterr().out == ""
    project.replace("data/claims/harbour-2001.yml", "Some 300", "Some 400")
    assert main(["check", "--quiet", "--frozen", "--root", str(project.root)]) == 1
    assert "expected '400'" in capsys.readouterr().out


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("asked", ["check --root {}", "--version", "check --help"])
def test_whoever_reads_the_first_lines_alone_hears_no_complaint(project: Project, asked: str, unbuffered: str) -> None:
    project.replace("dossier.yml", "topics:", "topics: []\nothers:")
    reading, writing = os.pipe()
    os.close(reading)  # so that nobody reads what is written, from its first byte on
    command = [sys.executable, "-m", "dossier", *asked.format(project.root).split()]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(command, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert done.stderr == ""
