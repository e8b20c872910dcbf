"""What a table is, how large it may be, and how one is refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from ..errors import ImportRefused, Problem

BYTES = 10 * 1024 * 1024
ROWS, COLUMNS, CELL = 50_000, 200, 20_000

# The number of a row in its file, counted from 1, and its cells.
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, counted from 1, and its cells by column name."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Table:
    """A table of text: columns as named in the first row, rows with their numbers, and warnings."""

    columns: Sequence[str]
    rows: Sequence[Row] = ()
    warnings: Sequence[Problem] = field(default=())


def refuse(message: str, row: int | None = None, column: str | None = None) -> NoReturn:
    """Refuse the whole file for one reason. Raises `ImportRefused`."""
    raise ImportRefused([Problem(message, row, column)])


def warning(message: str, row: int | None = None, column: str | None = None) -> Problem:
    """Something to know about a file that is read all the same."""
    return Problem(message, row, column, "warning")


def listed(things: Sequence[object], most: int = 5) -> str:
    """`2, 3, 5` or, of many, the first ones: `2, 3, 5, 8, 13 and 40 more`."""
    shown = ", ".join(str(thing) for thing in things[:most])
    return f"{shown} and {len(things) - most:,} more" if len(things) > most else shown
