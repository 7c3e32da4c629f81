"""The shape of a table that is published."""

from dataclasses import dataclass

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, fields as (name, type, what it holds), its key, and (fields, table) pairs it points to."""

    name: str
    about: str
    fields: tuple[tuple[str, str, str], ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[str, str], ...]
    rows: list[Row]


def fields(about: str, *names: str) -> tuple[tuple[str, str, str], ...]:
    """Return fields of text that hold things of one kind."""
    return tuple((name, "string", about) for name in names)
