"""Rows of a file of awards."""

from concord.core.directory.cells import Said, day_needed_in, needed_money_in, said_by, text_in
from concord.core.directory.imports import day_in, line_in, name_in
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import Row

from .budgets import year_in

MOST = 10_000_000


def people_in(row: Row, column: str) -> int | None:
    """Nothing where nobody knows."""
    text = row[column].strip().removesuffix(".0")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= MOST):
        raise RuleBroken(f"“{row[column]}” is not a number of people.", field=column)
    return int(text)


READERS = {
    "year": (lambda row, column: year_in(row),),
    "partner": (line_in, 200),
    "name": (line_in, 160),
    "amount": (needed_money_in,),
    "purpose": (name_in, 300),
    "awarded_on": (day_needed_in,),
    "asked_for": (name_in, 300),
    "due_on": (day_needed_in,),
    "chased_on": (day_in,),
    "outcome": (text_in, 2000),
    "outcome_on": (day_in,),
    "people": (people_in,),
    "line": (line_in, 200),
}
PLAIN = tuple(name for name in READERS if name not in ("year", "partner"))
COLUMNS = ("ref", *READERS)


def award_row(row: Row) -> Said:
    return said_by(row, READERS)
