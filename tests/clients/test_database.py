"""The database, opened by the programs of those who take it: SQLite itself, Datasette, sqlite-utils.

The latter two are imported where they are used: every process of a run reads this file, and one runs it.
"""

import csv
import io
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner
from dossier.desk.checking import Checked


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    """The folder of the tables in the built site."""
    return site / "data"


@pytest.fixture
def database(data: Path) -> sqlite3.Connection:
    """The built database, opened to read."""
    return sqlite3.connect(f"file:{data / 'csto.sqlite'}?mode=ro", uri=True)


def test_the_database_is_whole_and_points_nowhere_empty(database: sqlite3.Connection, data: Path) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for path in data.glob("*.csv"):
        rows = sum(1 for _ in csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) - 1
        assert database.execute(f'SELECT count(*) FROM "{path.stem}"').fetchone() == (rows,)  # noqa: S608 - a name of our own


def test_the_database_finds_claims_by_their_words(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT id FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid WHERE claims_fts MATCH '320 roubles' ORDER BY rank"
    ).fetchall()
    assert ("vk-2019/csto-donation-to-tajikistan",) in found


def test_the_database_says_what_it_is_and_every_part_of_a_claim_has_its_table(database: sqlite3.Connection, real: Checked) -> None:
    told = dict(database.execute("SELECT key, value FROM about"))
    assert (told["version"], told["licence"]) == (real.library.publication.version, real.library.dossier.licence.url)
    for table, part in (
        ("meetings", "meeting"),
        ("threats", "threat"),
        ("offices", "office"),
        ("exercises", "exercise"),
        ("casualties", "casualties"),
    ):
        rows = {claim for (claim,) in database.execute(f'SELECT DISTINCT claim FROM "{table}"')}  # noqa: S608 - a name of our own
        assert rows == {key for key, claim in real.library.claims.items() if part in claim.parts}
    assert ("Daesh",) not in database.execute("SELECT name FROM names").fetchall()  # what readers may type is no name
    assert ("Rakhmon",) in database.execute("SELECT name FROM names").fetchall()


def answered(program: click.Command, *arguments: str) -> Any:
    """What a program answers in JSON to a command, in a thread of its own: where a test has a browser open a loop of events runs already."""
    with ThreadPoolExecutor(1) as apart:
        done = apart.submit(lambda: CliRunner().invoke(program, arguments)).result()
    assert done.exit_code == 0, (done.output, done.exception)
    return json.loads(done.stdout)


def test_datasette_answers_its_canned_questions(site: Path, real: Checked) -> None:
    from datasette import cli as datasette

    told = yaml.safe_load((site / "data/metadata.yaml").read_text(encoding="utf-8"))
    name = real.library.dossier.file_name
    command = [str(site / f"data/{name}.sqlite"), "--metadata", str(site / "data/metadata.yaml")]
    for key in told["databases"][name]["queries"]:
        assert answered(datasette.cli, *command, "--get", f"/{name}/{key}.json?_shape=array&speaker=vladimir-putin"), key


def test_datasette_finds_words_with_the_database_alone(site: Path, real: Checked) -> None:
    from datasette import cli as datasette

    name = real.library.dossier.file_name
    rows = answered(datasette.cli, str(site / f"data/{name}.sqlite"), "--get", f"/{name}/claims.json?_shape=array&_search=roubles")
    assert "vk-2019/csto-donation-to-tajikistan" in {row["id"] for row in rows}
    assert {row["source"] for row in rows} >= {"rferl-2015", "vk-2019"}
    assert len(rows) < len(real.library.claims) / 10


def test_sqlite_utils_finds_words_and_reads_the_tables_as_they_are(data: Path, real: Checked) -> None:
    import sqlite_utils.cli

    path = data / f"{real.library.dossier.file_name}.sqlite"
    database = sqlite_utils.Database(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
    claims = database["claims"]
    assert claims.detect_fts() == "claims_fts"
    found = [row["id"] for row in claims.search("roubles donated")]
    assert found[0] == "vk-2019/csto-donation-to-tajikistan"
    assert [row["id"] for row in claims.search("icebergs")] == []
    words = sqlite3.connect(path).execute("SELECT words FROM claims WHERE id = ?", [found[0]]).fetchone()
    assert words == (" … ".join(real.library.claims[found[0]].fragments),)
    assert claims.count == len(real.library.claims)
    assert {key.other_table for key in claims.foreign_keys} == {"sources"}
    told = answered(sqlite_utils.cli.cli, "search", str(path), "claims", "roubles", "-c", "id")
    assert {row["id"] for row in told} == {row["id"] for row in claims.search("roubles")}
