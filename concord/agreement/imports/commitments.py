"""Rows of a file of commitments as facts."""

import re
import uuid
from datetime import date
from typing import Any

from concord.core.directory.imports import choice_in, day_in, line_in, name_in, number_in
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from ..rules.outline import LONGEST_RULE, MOST_TEXT, WORDS
from ..terms import THEME_KEYS, Bearer, Counting, RuleKind, RuleUnit, Standing, Theme, themes_joined

COLUMNS = (*WORDS, "starts_on", "ends_on", "commitment_ref")
# Of each the choices, and what an empty cell means.
CHOICES: dict[str, tuple[list[str], str]] = {
    "bearer": (Bearer.values, Bearer.BOTH),
    "owed_to": (["", *Bearer.values], ""),
    "standing": (Standing.values, Standing.ACHIEVABLE),
    "rule_kind": (["", *RuleKind.values], ""),
    "rule_unit": (["", *RuleUnit.values], ""),
    "rule_counting": (["", *Counting.values], ""),
}
YES, NO = {"yes", "true", "1"}, {"", "no", "false", "0"}


def commitment_of(row: Row, *, today: date) -> dict[str, Any]:
    """One wording: all that `WORDS` names, its first and last day, and the identity of its commitment if it is given.

    Raises `ImportRefused` with every fault of the row.
    """
    cells = Cells(row)
    facts: dict[str, Any] = {
        "number": cells.read(name_in, "number", 20),
        "title": cells.read(name_in, "title", 120),
        "text": cells.read(text_in, "text"),
        **{name: cells.read(choice_in, name, values, usual) for name, (values, usual) in CHOICES.items()},
        "theme": cells.read(themes_in, "theme"),
        "example": cells.read(text_in, "example"),
        "example_is_real": cells.read(yes_in, "example_is_real"),
        "rule_number": cells.read(number_in, "rule_number", LONGEST_RULE),
        "provenance": cells.read(line_in, "provenance", 300),
        "starts_on": cells.read(day_in, "starts_on") or today,
        "ends_on": cells.read(day_in, "ends_on"),
        "uid": cells.read(uid_in, "commitment_ref"),
    }
    check_rule(cells, facts)
    cells.check()
    return facts


def check_rule(cells: Cells, facts: dict[str, Any]) -> None:
    """A measure has a number, a unit and a way of counting, or there is none."""
    parts = ("rule_number", "rule_unit", "rule_counting")
    for name in parts:
        if facts["rule_kind"] and not facts[name] and not cells.row[name]:
            cells.fault("A measure needs this too. Fill it in, or empty rule_kind.", name)
        if facts["rule_kind"] == "" and facts[name]:
            cells.fault("This belongs to a measure. Say in rule_kind which one, or empty the cell.", name)


def text_in(row: Row, column: str) -> str:
    if len(row[column]) > MOST_TEXT:
        raise RuleBroken(f"This is longer than {MOST_TEXT} characters.", field=column)
    return row[column]


def themes_in(row: Row, column: str) -> str:
    """One theme, or several with a space, a comma or a semicolon between."""
    keys = re.split(r"[\s,;]+", row[column].lower().strip(" ,;")) if row[column].strip(" ,;") else []
    if unknown := next((key for key in keys if key not in THEME_KEYS), ""):
        raise RuleBroken(f"“{unknown}” is not one of: {', '.join(Theme.values)}.", field=column)
    return themes_joined(keys)


def yes_in(row: Row, column: str) -> bool:
    text = row[column].strip().casefold()
    if text not in YES | NO:
        raise RuleBroken(f"“{row[column]}” is neither yes nor no.", field=column)
    return text in YES


def uid_in(row: Row, column: str) -> str:
    text = row[column].strip()
    if not text:
        return ""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise RuleBroken(f"“{text}” is no reference. Leave the cell as it was, or empty.", field=column) from None
