"""Nothing that is published lets a machine test a guess at a word that we do not quote; what once did is found."""

import hashlib

import pytest
from dossier.desk.checking import Checked, check
from dossier.language import words

from tests import attack
from tests.depth import DEEP
from tests.fictional.project import TEXT, Project, make
from tests.real import ROOT
from tests.test_real_data import TRACKED

SHARE = 20  # of twenty runs of an article's words one is tried in each run of the tests: a file that tests guesses tests many


@pytest.fixture(scope="module")
def guesses(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """The best guesses at the tiny article: its own words and runs, after the commonest words."""
    project = make(tmp_path_factory.mktemp("guessed"))
    single, several = attack.best_guesses(check(project.root, project.texts).library)
    return [*single[: 2 * attack.COMMON], *dict.fromkeys(words.forms(TEXT))], several


def test_nothing_of_the_tiny_project_tests_a_guess_though_every_word_is_guessed(
    project: Project, guesses: tuple[list[str], list[str]]
) -> None:
    checked = check(project.root, project.texts)
    tracked = [path.relative_to(project.root).as_posix() for path in project.root.rglob("*") if path.is_file()]
    files = attack.published(project.root, tracked, checked.files)
    assert "seeds/harbour-2001.words" in files
    assert any(path.endswith("records/harbour-2001.js") for path in files)
    single, several = guesses
    assert set(words.forms(TEXT)) <= set(single)
    assert list(attack.leaks(files, ["harbour-2001"], single, several)) == []


def test_the_old_print_is_found_and_gives_much_of_the_text_back(guesses: tuple[list[str], list[str]]) -> None:
    text = TEXT * 2  # the print of an article has some hundred words
    files = {"seeds/harbour-2001.print": attack.old_print("harbour-2001", text)}
    found = list(attack.leaks(files, ["harbour-2001"], guesses[0]))
    assert [leak.how for leak in found] == ["sha256 of '{source}\\n{guess}', 3 digits"]
    assert attack.restored("harbour-2001", text, guesses[0]) > 0.5


@pytest.mark.parametrize("published", [
    hashlib.sha256(b"before a small crowd of dockers").hexdigest(),
    hashlib.sha256(b"harbour-2001\nbefore a small crowd of dockers").hexdigest()[:12],
    hashlib.md5(b"fishmongers").hexdigest(),  # noqa: S324 - what somebody might publish
    attack.base64.urlsafe_b64encode(hashlib.sha1(b"harbour-2001:fishmongers").digest()).decode(),  # noqa: S324
])  # fmt: skip
def test_a_digest_of_a_word_or_a_run_is_found(published: str, guesses: tuple[list[str], list[str]]) -> None:
    single, several = guesses
    found = list(attack.leaks({"data/keys.txt": f"one {published} two"}, ["harbour-2001"], single, several))
    assert len(found) == 1
    assert "1 guesses confirmed" in found[0].got


def test_only_what_is_opened_can_be_got_from_salts_and_digests(project: Project) -> None:
    library = check(project.root, project.texts).library
    article = library.articles["harbour-2001"]
    assert attack.opened(library, dict.fromkeys(article.forms)) == {"harbour-2001": set(article.openings)}
    assert 0 < len(article.openings) < len(article.forms) / 2


def test_no_file_of_the_project_tests_a_guess(real: Checked) -> None:
    files = attack.published(ROOT, TRACKED, real.files)
    single, several = attack.best_guesses(real.library, 1 if DEEP else SHARE)
    assert list(attack.leaks(files, list(real.library.sources), single[: attack.COMMON], several)) == []
