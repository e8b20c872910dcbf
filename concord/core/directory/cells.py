"""What a cell of a list says: money, days, hours, yes or no; and what a whole row says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.money import pence_of
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_line, clean_text

from .imports import choice_in, day_in, number_in

ADDRESS = re.compile(r"https://[^\s/]\S*")
HOURS = re.compile(r"\d{1,5}(\.\d{1,2})?", re.ASCII)


def money_in(row: Row, column: str) -> int:
    return maybe_money_in(row, column) or 0


def maybe_money_in(row: Row, column: str) -> int | None:
    try:
        return pence_of(row[column])
    except RuleBroken as error:
        raise RuleBroken(error.message, field=column) from None


def flag_in(row: Row, column: str) -> bool:
    return choice_in(row, column, ["yes", "no"], "no") == "yes"


def label_in(row: Row, column: str, choices: Sequence[tuple[Any, Any]]) -> Any:
    """One of the choices, by its label as pages show it."""
    found = {str(label).lower(): value for value, label in choices}
    text = row[column].strip().lower()
    if text not in found:
        raise RuleBroken(
            f"“{row[column]}” is not one of: {', '.join(str(label) for _, label in choices)}.", field=column
        )
    return found[text]


def day_needed_in(row: Row, column: str) -> date:
    found = day_in(row, column)
    if found is None:
        raise RuleBroken("This cell is empty, and it is needed.", field=column)
    return found


def hours_in(row: Row, column: str) -> Decimal | None:
    text = row[column].strip()
    if not text:
        return None
    if not HOURS.fullmatch(text):
        raise RuleBroken(f"“{row[column]}” is not a number of hours like 12 or 7.5.", field=column)
    return Decimal(text)


def needed_money_in(row: Row, column: str) -> int:
    found = maybe_money_in(row, column)
    if found is None:
        raise RuleBroken("This cell is empty, and it is needed.", field=column)
    return found


def text_in(row: Row, column: str, most: int) -> str:
    """Words on several lines."""
    text = clean_text(row[column])
    if len(text) > most:
        raise RuleBroken(f"This is longer than {most} characters.", field=column)
    return text


def needed_text_in(row: Row, column: str, most: int) -> str:
    text = text_in(row, column, most)
    if not text:
        raise RuleBroken("This cell is empty, and it is needed.", field=column)
    return text


def count_in(row: Row, column: str, most: int) -> int:
    """How many; an empty cell means none."""
    return 0 if row[column].strip().removesuffix(".0") in ("", "0") else number_in(row, column, most) or 0


def address_in(row: Row, column: str, most: int) -> str:
    text = clean_line(row[column])
    if text and (not ADDRESS.fullmatch(text) or len(text) > most):
        raise RuleBroken(f"“{text}” is not an address like https://example.org.", field=column)
    return text


@dataclass(frozen=True)
class Said:
    """What a row says. `reference`: the row's own mark, empty where it has none."""

    reference: str
    facts: dict[str, Any]


def said_by(row: Row, readers: dict[str, tuple[Any, ...]]) -> Said:
    """`readers`: by column, what reads it and what else that is given. Raises `ImportRefused` with every fault."""
    cells = Cells(row)
    facts = {name: cells.read(reader, name, *more) for name, (reader, *more) in readers.items()}
    cells.check()
    return Said(row["ref"], facts)
