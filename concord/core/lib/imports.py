"""What an import did, or in a dry run would do."""

from dataclasses import dataclass, field

from .errors import Problem


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

    def error(self, message: str, row: int | None = None, column: str | None = None) -> None:
        self.problems.append(Problem(message, row, column))

    def note(self, message: str, row: int | None = None, column: str | None = None) -> None:
        self.problems.append(Problem(message, row, column, "warning"))
