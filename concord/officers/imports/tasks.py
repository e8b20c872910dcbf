"""Rows of a file of the officers' list, done and to do."""

from concord.core.directory.cells import Said, day_needed_in, said_by
from concord.core.directory.imports import choice_in, day_in, line_in, name_in, number_in
from concord.core.lib.tables import Row

from ..terms import Duty, Repeat

READERS = {
    "text": (name_in, 200),
    "duty": (choice_in, list(Duty.values)),
    "due_on": (day_needed_in,),
    "repeat": (choice_in, list(Repeat.values), Repeat.NEVER),
    "done_on": (day_in,),
    "done_by": (line_in, 200),
    "minutes": (number_in, 10_000),
}
COLUMNS = ("ref", *READERS)


def task_row(row: Row) -> Said:
    return said_by(row, READERS)
