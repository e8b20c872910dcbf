"""Rows of a file of commitments as facts."""

from datetime import date
from typing import Any

from concord.core.directory.imports import choice_in, day_in, name_in
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from .terms import Bearer, Theme

COLUMNS = ("number", "title", "text", "bearer", "theme", "starts_on", "ends_on")


def commitment_of(row: Row, *, today: date) -> dict[str, Any]:
    """One wording: number, title, text, bearer, theme, and its first and last day.

    Raises `ImportRefused` with every fault of the row.
    """
    cells = Cells(row)
    facts = {
        "number": cells.read(name_in, "number", 20),
        "title": cells.read(name_in, "title", 120),
        "text": row["text"],
        "bearer": cells.read(choice_in, "bearer", Bearer.values, Bearer.BOTH),
        "theme": cells.read(choice_in, "theme", Theme.values) if row["theme"] else "",
        "starts_on": cells.read(day_in, "starts_on") or today,
        "ends_on": cells.read(day_in, "ends_on"),
    }
    cells.check()
    return facts
