"""How a file's rows are read, and what an import did, or in a dry run would do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .errors import ImportRefused, Problem, RuleBroken
from .tables import Row

T = TypeVar("T")


class Cells:
    """One row, cell by cell: what is wrong with one is noted, and the others are read all the same."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.problems: list[Problem] = []

    def read(self, reader: Callable[..., T], *args: Any) -> T | None:
        """What the reader makes of the row; None where it refuses, which is noted with its column."""
        try:
            return reader(self.row, *args)
        except RuleBroken as error:
            self.fault(error.message, error.field)
            return None

    def fault(self, message: str, column: str) -> None:
        self.problems.append(Problem(message, self.row.number, column or None))

    def check(self) -> None:
        """Raises `ImportRefused` with every fault of the row, each with its column and how to mend it."""
        if self.problems:
            raise ImportRefused(self.problems)


@dataclass
class ImportResult:
    """Counts of rows, a line for each thing that is new, and every problem with its row."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def brings(self) -> int:
        """How many rows would change something, or did."""
        return self.added + self.changed

    def count(self, new: bool) -> None:
        """One row that was read: it brings something, or nothing."""
        if new:
            self.added += 1
        else:
            self.unchanged += 1

    def error(self, message: str, row: int | None = None, column: str | None = None) -> None:
        self.problems.append(Problem(message, row, column))

    def note(self, message: str, row: int | None = None, column: str | None = None) -> None:
        self.problems.append(Problem(message, row, column, "warning"))
