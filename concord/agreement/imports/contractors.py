"""Rows of a file of prime contractors as facts."""

from datetime import date
from typing import Any

from concord.core.directory.imports import choice_in, day_in, email_in, line_in, name_in, number_in, parts
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from ..terms import ClauseKnown, ReminderWay

CONTRACTOR_COLUMNS = (
    *("name", "contract", "funder", "sub_contractors", "has_clause", "contact_name", "contact_email"),
    *("noted_on", "ends_on", "reminded_on", "reminded_way", "reminders", "acknowledged_on", "acknowledged_by"),
)
MOST_REMINDERS = 999


def contractor_of_row(row: Row, *, today: date) -> dict[str, Any]:
    """One contract. Raises `ImportRefused` with every fault of the row."""
    cells = Cells(row)
    facts: dict[str, Any] = {
        **{name: cells.read(name_in, name, 200) for name in ("name", "contract", "funder")},
        "sub_contractors": "\n".join(parts(row["sub_contractors"])),
        "has_clause": cells.read(choice_in, "has_clause", ClauseKnown.values, ClauseKnown.UNKNOWN),
        "contact_name": cells.read(line_in, "contact_name", 120),
        "contact_email": cells.read(email_in, "contact_email"),
        "noted_on": cells.read(day_in, "noted_on") or today,
        "ends_on": cells.read(day_in, "ends_on"),
        "reminded_on": cells.read(day_in, "reminded_on"),
        "acknowledged_on": cells.read(day_in, "acknowledged_on"),
        "acknowledged_by": cells.read(line_in, "acknowledged_by", 120),
    }
    facts |= reminder_of(cells, facts["reminded_on"])
    check_days(cells, facts, today)
    cells.check()
    return facts


def reminder_of(cells: Cells, reminded_on: date | None) -> dict[str, Any]:
    way = cells.read(choice_in, "reminded_way", ["", *ReminderWay.values])
    number = cells.read(number_in, "reminders", MOST_REMINDERS)
    if reminded_on is None:
        for name in ("reminded_way", "acknowledged_on", "acknowledged_by"):
            if cells.row[name].strip() and not cells.row["reminded_on"].strip():
                cells.fault("Give the day of the reminder, or empty this cell.", name)
        return {"reminded_way": "", "reminders": 0}
    return {"reminded_way": way or ReminderWay.POST.value, "reminders": number or 1}


def check_days(cells: Cells, facts: dict[str, Any], today: date) -> None:
    for name in ("noted_on", "reminded_on", "acknowledged_on"):
        if facts[name] is not None and facts[name] > today:
            cells.fault("This day is still to come.", name)
    reminded, answered = facts["reminded_on"], facts["acknowledged_on"]
    if reminded and answered and answered < reminded:
        cells.fault("This is before the reminder.", "acknowledged_on")
