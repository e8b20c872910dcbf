"""Rows of a file of quick wins."""

from typing import Any

from concord.core.directory.cells import Said, day_needed_in, label_in, said_by
from concord.core.directory.imports import day_in, line_in, name_in
from concord.core.lib.tables import Row

from ..terms import QuickWinState, Size

QUICK_WIN: dict[str, tuple[Any, ...]] = {
    "idea": (name_in, 300),
    "effort": (label_in, Size.choices),
    "benefit": (label_in, Size.choices),
    "owner": (line_in, 120),
    "due_on": (day_needed_in,),
    "state": (label_in, QuickWinState.choices),
    "result": (line_in, 300),
    "added_on": (day_in,),
    "point": (line_in, 40),
    "told_in": (line_in, 40),
}
# Whether it is a win the group decides; no file says so.
QUICK_WIN_COLUMNS = ("ref", *QUICK_WIN, "is_win")


def quick_win_row(row: Row) -> Said:
    """Without a day on which it was added that is said to be today, or stays."""
    said = said_by(row, QUICK_WIN)
    return Said(said.reference, {name: value for name, value in said.facts.items() if name != "added_on" or value})
