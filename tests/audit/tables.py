"""The tables and the claims one a line, as polars and DuckDB read them, beside what the library has: columns, types, and every cell."""

import json
import os
import subprocess
import sys
from pathlib import Path

from dossier.desk.checking import check
from dossier.exports import api
from dossier.exports.flat_tables import tables
from dossier.exports.table import Table

from .tools import HERE, ROOT

# What a reader may take a kind of column for: a number without a fraction for a whole one, and a date of which every row is a day for a day.
_TYPES = {
    "polars": {
        "string": {"String", "Date"},
        "date": {"Date"},
        "integer": {"Int64"},
        "number": {"Int64", "Float64"},
        "boolean": {"Boolean"},
    },
    "duckdb": {
        "string": {"VARCHAR", "DATE"},
        "date": {"DATE"},
        "integer": {"BIGINT"},
        "number": {"BIGINT", "DOUBLE"},
        "boolean": {"BOOLEAN"},
    },
}


def faults(site: Path, folder: Path) -> tuple[str, list[str]]:
    """Return what was read, and a line for each column that is missing or of another type, and each row or claim that is not the library's.

    Both readers are fetched into `folder` when they are asked for, pinned by hash: 240 MB, and no dependency of anything else.
    """
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--require-hashes"]
    subprocess.run([*install, "--requirement", HERE / "tables.lock", "--target", folder], check=True, capture_output=True)
    command = [sys.executable, HERE / "tables_read.py", site]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    told = json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    library = check(ROOT).library
    made = tables(library)
    lines = []
    for reader, files in told.items():
        for table in made:
            lines += [
                f"{reader}: {table.name}.csv: {fault}" for fault in _table_faults(table, _TYPES[reader], *files[f"data/{table.name}.csv"])
            ]
        columns, _, rows = files[f"{api.FOLDER}/claims.ndjson"]
        lines += [f"{reader}: claims.ndjson: {fault}" for fault in _claim_faults(library.claims, columns, rows)]
    cells = sum(len(table.rows) * len(table.fields) for table in made)
    return f"{cells} cells of {len(made)} tables and {len(library.claims)} claims by {' and '.join(told)}", lines


def _table_faults(table: Table, types: dict[str, set[str]], columns: list[str], found: list[str], rows: list[list[object]]) -> list[str]:
    if columns != [name for name, _, _ in table.fields]:
        return [f"its columns are {', '.join(columns)}"]
    lines = [
        f"'{name}' is {kind} here, and {read} there"
        for (name, kind, _), read in zip(table.fields, found, strict=True)
        if read not in types[kind] and any(row[columns.index(name)] not in {None, ""} for row in table.rows)
    ]
    wanted = [[None if cell == "" else cell for cell in row] for row in table.rows]
    if len(rows) != len(wanted):
        return [*lines, f"{len(rows)} rows, not {len(wanted)}"]
    return [
        *lines,
        *(f"row {number} is {one}, not {two}" for number, (one, two) in enumerate(zip(rows, wanted, strict=True), 1) if one != two),
    ]


def _claim_faults(claims: dict[str, object], columns: list[str], rows: list[list[object]]) -> list[str]:
    said = {str(row[columns.index("id")]): row[columns.index("says")] for row in rows}
    lines = [f"{len(rows)} claims, not {len(claims)}"] if len(rows) != len(claims) else []
    return lines + [f"{key} says '{said.get(key)}'" for key, claim in claims.items() if said.get(key) != claim.says]  # type: ignore[attr-defined]
