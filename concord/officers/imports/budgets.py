"""Rows of a file of budgets as facts: a budget, a line of it, what a partner gives, a bid, or time and kind."""

import re
from dataclasses import dataclass
from typing import Any

from concord.core.directory.cells import day_needed_in, flag_in, hours_in, maybe_money_in, money_in, needed_money_in
from concord.core.directory.imports import choice_in, day_in, line_in, name_in
from concord.core.lib.dates import FIRST_YEAR, LAST_YEAR
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from ..terms import BidState, ResourceKind

KINDS = ("budget", "line", "contribution", "bid", "resource")
YEARLY = ("budget", "line", "contribution")
SUMS = ("planned", "committed", "spent", "in_kind", "pledged", "received")
COLUMNS = (
    *("kind", "ref", "year", "title", "partner", *SUMS, "withdrawn_on", "agreed_on", "holder", "note"),
    *("funder", "amount", "state", "asked_on", "decided_on", "awarded"),
    *("on", "gift", "hours", "worth", "is_rough", "role", "names_agreement"),
)
YEAR = re.compile(r"(\d{4})(?:/(\d{2}))?")


@dataclass(frozen=True)
class BudgetRow:
    """What a row says, by its kind. `partner`: by name; a budget's holder too."""

    kind: str
    reference: str
    year: int
    partner: str
    facts: dict[str, Any]


def budget_row(row: Row) -> BudgetRow:
    """Raises `ImportRefused` with every fault of the row."""
    cells = Cells(row)
    kind = cells.read(choice_in, "kind", list(KINDS)) or ""
    readers = READERS.get(kind, {})
    facts = {name: cells.read(reader, name, *more) for name, (reader, *more) in readers.items()}
    year = cells.read(year_in) if kind in YEARLY else 0
    named = "holder" if kind == "budget" else "partner"
    partner = cells.read(name_in if kind in ("contribution", "resource") else line_in, named, 200)
    cells.check()
    return BudgetRow(kind, row["ref"], year or 0, partner or "", facts)


def year_in(row: Row) -> int:
    """`2026/27`, or `2026` alone."""
    found = YEAR.fullmatch(row["year"].strip())
    first = int(found[1]) if found else 0
    wrong = found is None or (found[2] is not None and int(found[2]) != (first + 1) % 100)
    if wrong or not FIRST_YEAR <= first <= LAST_YEAR:
        raise RuleBroken(f"“{row['year']}” is not a financial year like 2026/27.", field="year")
    return first


READERS: dict[str, dict[str, tuple[Any, ...]]] = {
    "budget": {"agreed_on": (day_in,), "note": (line_in, 300)},
    "line": {"title": (name_in, 160), **dict.fromkeys(SUMS[:4], (money_in,))},
    "contribution": {**dict.fromkeys(SUMS[4:], (money_in,)), "withdrawn_on": (day_in,)},
    "bid": {
        "funder": (name_in, 160),
        "title": (name_in, 160),
        "amount": (needed_money_in,),
        "state": (choice_in, list(BidState.values)),
        "asked_on": (day_in,),
        "decided_on": (day_in,),
        "awarded": (maybe_money_in,),
    },
    "resource": {
        "on": (day_needed_in,),
        "gift": (choice_in, list(ResourceKind.values)),
        "hours": (hours_in,),
        "worth": (maybe_money_in,),
        "is_rough": (flag_in,),
        "role": (line_in, 160),
        "names_agreement": (flag_in,),
    },
}
