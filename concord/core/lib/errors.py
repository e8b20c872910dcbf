"""The errors that Concord raises on purpose, each with a message for people."""

from dataclasses import dataclass
from typing import Literal


class ConcordError(Exception):
    """Something that a person can be told about; `message` says what and how to mend it."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class RuleBroken(ConcordError):
    """A rule of state refused: it cannot be done now."""


class AccessDenied(ConcordError):
    """The person may not do this here."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one place of an imported file. `row` counts as in the file, from 1."""

    message: str
    row: int | None = None
    column: str | None = None
    severity: Literal["error", "warning"] = "error"


class ImportRefused(ConcordError):
    """A file that cannot be imported, with every problem found. Nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("Nothing was imported: the file has problems.")
        self.problems = problems
