"""Rows of files as facts: seats, and what a group did for its purpose."""

from typing import Any

from concord.core.directory.cells import Said, day_needed_in, said_by, text_in
from concord.core.directory.imports import choice_in, day_in, line_in, name_in
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from .terms import Category, PurposeLine, Route, SeatLevel

SEAT_COLUMNS = (
    *("seat_ref", "organisation", "organisation_sector", "unit", "category", "label", "seat_from", "seat_until"),
    *("person_ref", "holder", "post", "level", "can_commit", "substitute", "substitute_level"),
    *("held_from", "held_until", "term_until", "route", "nominated_by", "approved_by", "approved_on"),
    *("talk_on", "talk_by", "induction_on"),
)
# What is kept of a holder, by the column that says it.
LINES = {
    "post": "post",
    "substitute": "substitute_name",
    "nominated_by": "nominated_by",
    "approved_by": "approved_by",
    "talk_by": "talk_by",
}
DAYS = {
    "held_until": "ends_on",
    "term_until": "term_ends_on",
    "approved_on": "approved_on",
    "talk_on": "talk_on",
    "induction_on": "induction_on",
}
CHOICES = {
    "level": ("level", SeatLevel.values),
    "substitute_level": ("substitute_level", SeatLevel.values),
    "route": ("route", Route.values),
}


def seat_facts(cells: Cells) -> dict[str, Any]:
    """For whom the seat speaks, and from when: what tells it from others."""
    row = cells.row
    facts = {
        "category": cells.read(choice_in, "category", Category.values) if row["category"] else "",
        "label": cells.read(line_in, "label", 120),
        "starts_on": cells.read(day_in, "seat_from"),
        "ends_on": cells.read(day_in, "seat_until"),
    }
    if not row["seat_from"]:
        cells.fault("Say from which day there is this seat.", "seat_from")
    return facts


def holder_facts(cells: Cells) -> dict[str, Any]:
    """What the file says of a seat's holder; a column that it does not have says nothing."""
    row = cells.row
    facts: dict[str, Any] = {
        name: cells.read(line_in, column, 120) for column, name in LINES.items() if column in row.cells
    }
    facts |= {name: cells.read(day_in, column) for column, name in DAYS.items() if column in row.cells}
    for column, (name, values) in CHOICES.items():
        if column in row.cells:
            facts[name] = cells.read(choice_in, column, values) if row[column] else ""
    if "can_commit" in row.cells:
        facts["can_commit"] = cells.read(yes_in, "can_commit")
    facts["starts_on"] = cells.read(day_in, "held_from") or cells.read(day_in, "seat_from")
    return facts


def yes_in(row: Row, column: str) -> bool:
    text = row[column].lower() or "no"
    if text not in {"yes", "no", "true", "false"}:
        raise RuleBroken(f"“{row[column]}” is not yes or no.", field=column)
    return text in {"yes", "true"}


EVIDENCE: dict[str, tuple[Any, ...]] = {
    "group": (name_in, 160),
    "line": (choice_in, list(PurposeLine.values)),
    "name": (name_in, 160),
    "text": (text_in, 2000),
    "noted_on": (day_needed_in,),
    "meeting": (line_in, 40),
}
EVIDENCE_COLUMNS = ("ref", *EVIDENCE)


def evidence_row(row: Row) -> Said:
    return said_by(row, EVIDENCE)
