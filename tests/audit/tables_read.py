"""Reads the delivered tables and claims with polars and DuckDB, as their users would, and prints what they made of them: by reader and file, types and rows.

A program of its own, run by tables.py where both are installed; the site's folder is named on the command line.
"""

import json
import sys
from pathlib import Path

import duckdb
import polars

Read = tuple[list[str], list[str], list[list[object]]]


def by_polars(path: Path) -> Read:
    """Return the columns, their types, and the rows of a file."""
    if path.suffix == ".csv":
        frame = polars.read_csv(path, try_parse_dates=True, infer_schema_length=None)
    else:
        frame = polars.read_ndjson(path, infer_schema_length=None)
    return frame.columns, [str(one) for one in frame.dtypes], [list(row) for row in frame.rows()]


def by_duckdb(path: Path) -> Read:
    """Return the columns, their types, and the rows of a file."""
    reader = "read_csv" if path.suffix == ".csv" else "read_json"
    table = duckdb.sql(f"SELECT * FROM {reader}('{path}', sample_size = -1)")  # noqa: S608 - a path of our own
    return table.columns, [str(one) for one in table.types], [list(row) for row in table.fetchall()]


site = Path(sys.argv[1])
files = [*sorted((site / "data").glob("*.csv")), site / "api" / "v1" / "claims.ndjson"]
readers = {"polars": by_polars, "duckdb": by_duckdb}
made = {name: {path.relative_to(site).as_posix(): read(path) for path in files} for name, read in readers.items()}
json.dump(made, sys.stdout, default=str)  # a date as its ISO form
