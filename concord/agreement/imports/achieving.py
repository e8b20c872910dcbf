"""Rows of a file of marks on a draft as facts."""

from typing import Any

from concord.core.directory.imports import choice_in, day_in, name_in
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_text

from ..rules.achieving import LONGEST_REASON, check_mark
from ..terms import Achievable
from .signatures import YES_NO, needed_day

MARK_COLUMNS = (
    "clause",
    "clause_title",
    "organisation",
    "name_then",
    "sector_then",
    "mark",
    "achievable_on",
    "comment",
    "on_behalf",
    "marked_on",
)


def mark_of_row(row: Row) -> dict[str, Any]:
    """One mark: its facts, with `clause` and `organisation` as the file names them.

    Raises `ImportRefused` with all faults. Without a word about it, it was entered on behalf of the organisation.
    """
    cells = Cells(row)
    facts = {
        "clause": cells.read(name_in, "clause", 30),
        "organisation": cells.read(name_in, "organisation", 200),
        "organisation_name": cells.read(name_in, "name_then", 200) if row["name_then"] else "",
        "sector": cells.read(choice_in, "sector_then", Sector.values) if row["sector_then"] else "",
        "mark": cells.read(choice_in, "mark", Achievable.values),
        "achievable_on": cells.read(day_in, "achievable_on"),
        "comment": cells.read(reason_in, "comment"),
        "on_behalf": cells.read(choice_in, "on_behalf", YES_NO, "yes") == "yes",
        "marked_on": cells.read(needed_day, "marked_on"),
    }
    if not cells.problems:
        check_together(cells, facts)
    cells.check()
    return facts


def check_together(cells: Cells, facts: dict[str, Any]) -> None:
    if facts["mark"] != Achievable.BY_DATE and facts["achievable_on"]:
        cells.fault("Only what is achievable by a date has this day.", "achievable_on")
    try:
        check_mark(**{name: facts[name] for name in ("mark", "achievable_on", "comment")}, on=facts["marked_on"])
    except RuleBroken as error:
        cells.fault(error.message, error.field)


def reason_in(row: Row, column: str) -> str:
    text = clean_text(row[column])
    if len(text) > LONGEST_REASON:
        raise RuleBroken(f"This is longer than {LONGEST_REASON} characters.", field=column)
    return text
