"""Rows of files as facts: champions with the people's columns and what is kept beside; lists that hang on them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from concord.core.directory.cells import Said, day_needed_in, needed_text_in, said_by, text_in
from concord.core.directory.cells import flag_in as yes_in
from concord.core.directory.imports import (
    PEOPLE_COLUMNS,
    choice_in,
    date_of,
    day_in,
    email_in,
    line_in,
    name_in,
    number_in,
    parts,
)
from concord.core.directory.terms import Sector
from concord.core.lib.dates import in_bounds
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_text

from .rules.advocates import WAYS
from .rules.champions import check_day_has_come, check_duties
from .terms import Seniority, WorkTheme

PERSON_COLUMNS = tuple(name for name in PEOPLE_COLUMNS if name != "role")
OWN_COLUMNS = (
    *("seniority", "elected", "elected_post", "term_ends_on", "director", "duties", "role_note", "role_agreed_on"),
    *("manager_agreed", "mentor", "shown_publicly", "shown_across", "shown_in_region", "consent_on", "training"),
)
CHAMPION_COLUMNS = (*PERSON_COLUMNS, *OWN_COLUMNS)
YES_NO = ["yes", "no"]
FLAGS = ("elected", "manager_agreed", "shown_publicly", "shown_across", "shown_in_region")
DAYS = ("term_ends_on", "role_agreed_on", "consent_on")
TRAINING = re.compile(r"(\d{4}-\d{2}-\d{2}) (.+)")


@dataclass(frozen=True)
class ChampionFacts:
    """A row's own facts, those alone for which the file has a column. `training`: each with its day."""

    changes: dict[str, Any]
    mentor: str
    training: list[tuple[date, str]]


def champion_of_row(row: Row, *, today: date) -> ChampionFacts:
    """Raises `ImportRefused` with every fault of the row."""
    cells = Cells(row)
    readers: dict[str, tuple[Any, ...]] = {
        "seniority": (seniority_in,),
        "elected_post": (line_in, "elected_post", 120),
        "director": (line_in, "director", 120),
        "duties": (duties_in,),
        "role_note": (note_in,),
        **{name: (flag_in, name) for name in FLAGS},
        **{name: (day_in, name) for name in DAYS},
    }
    changes = {name: cells.read(*reader) for name, reader in readers.items() if name in row.cells}
    training = cells.read(training_in, today) or []
    cells.check()
    if not changes.get("consent_on"):
        # Whoever leaves it empty does not say that there was none.
        changes.pop("consent_on", None)
    return ChampionFacts(changes, row["mentor"], training)


def seniority_in(row: Row) -> str:
    return choice_in(row, "seniority", ["", *Seniority.values])


def flag_in(row: Row, column: str) -> bool:
    return choice_in(row, column, YES_NO, "no") == "yes"


def duties_in(row: Row) -> list[str]:
    found = sorted(set(parts(row["duties"].lower())))
    check_duties(found)
    return found


def note_in(row: Row) -> str:
    text = clean_text(row["role_note"])
    if len(text) > 2000:
        raise RuleBroken("This is longer than 2000 characters.", field="role_note")
    return text


def training_in(row: Row, today: date) -> list[tuple[date, str]]:
    """Each as “2026-03-31 Course”, between semicolons."""
    return [one_training(text, today) for text in parts(row["training"])]


def one_training(text: str, today: date) -> tuple[date, str]:
    found = TRAINING.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        on, course = date.fromisoformat(found[1]), " ".join(found[2].split())
        check_day_has_come(on, today)
    except ValueError:
        raise RuleBroken(f"“{text}” is not like “2026-03-31 Induction course”.", field="training") from None
    except RuleBroken as error:
        raise RuleBroken(error.message, field="training") from None
    if len(course) > 200:
        raise RuleBroken("The name of a course is longer than 200 characters.", field="training")
    return on, course


AGENDA_COLUMNS = (
    *("agenda_ref", "on", "meeting", "body", "body_is", "sector", "item", "presenter_ref", "presenter", "agreed"),
)
BODY_IS = ["", "partnership", "partner", "words"]


def agenda_of_row(row: Row) -> dict[str, Any]:
    """A row's own facts, its body and presenter as they are named. Raises `ImportRefused` with every fault."""
    cells = Cells(row)
    facts: dict[str, Any] = {
        "on": cells.read(day_needed_in, "on"),
        "meeting": cells.read(name_in, "meeting", 120),
        "body": cells.read(name_in, "body", 160),
        "body_is": cells.read(choice_in, "body_is", BODY_IS),
        "sector": cells.read(choice_in, "sector", ["", *Sector.values]),
        "item": cells.read(name_in, "item", 200),
        "presenter": cells.read(line_in, "presenter", 120),
        "agreed": cells.read(text_in, "agreed", 1000),
    }
    cells.check()
    return facts


ADVOCATES: dict[str, tuple[Any, ...]] = {
    "name": (name_in, 120),
    "how_known": (line_in, 200),
    "email": (email_in,),
    "phone": (line_in, 40),
    "raises": (name_in, 300),
    "where": (line_in, 200),
    "consent_on": (day_needed_in,),
    "consent_way": (choice_in, [way for way, _ in WAYS]),
}
SITTINGS: dict[str, tuple[Any, ...]] = {
    "who": (name_in, 120),
    "where": (name_in, 160),
    "post": (line_in, 120),
    "starts_on": (day_in,),
    "ends_on": (day_in,),
    "carried": (text_in, 1000),
}
WORK: dict[str, tuple[Any, ...]] = {
    "who": (name_in, 120),
    "theme": (choice_in, ["", *WorkTheme.values]),
    "words": (line_in, 80),
    "use": (line_in, 200),
}
# What was measured on a day, and of how many where that is known.
Measured = tuple[date, Decimal, int | None]
MEASURED = re.compile(r"(\S+) = (\d{1,9}(?:\.\d{1,2})?)(?: \(n = ([1-9]\d{0,8})\))?", re.ASCII)


def values_in(row: Row, column: str) -> list[Measured]:
    """`2026-03-31 = 58.00 (n = 40); 2026-06-30 = 95.00`, by day."""
    found = {measured[0]: measured for measured in (measured_of(one, column) for one in parts(row[column]))}
    if len(found) < len(parts(row[column])):
        raise RuleBroken("Two values are of the same day.", field=column)
    return [found[on] for on in sorted(found)]


def measured_of(text: str, column: str) -> Measured:
    found = MEASURED.fullmatch(text)
    try:
        if found is None or not in_bounds(date_of(found[1])):
            raise ValueError
        return date_of(found[1]), Decimal(found[2]).quantize(Decimal("0.01")), int(found[3]) if found[3] else None
    except ValueError:
        raise RuleBroken(f"“{text}” is not like “2026-03-31 = 58.00 (n = 40)”.", field=column) from None


def values_as_words(values: list[Measured]) -> str:
    return "; ".join(f"{on} = {value:.2f}{'' if n is None else f' (n = {n})'}" for on, value, n in values)


EFFECTS: dict[str, tuple[Any, ...]] = {
    "title": (name_in, 120),
    "barrier": (needed_text_in, 2000),
    "raised": (line_in, 300),
    "champions": (number_in, 9999),
    "measure": (name_in, 160),
    "unit": (line_in, 40),
    "begun_on": (day_needed_in,),
    "story": (text_in, 4000),
    "is_public": (yes_in,),
    "body": (name_in, 160),
    "values": (values_in,),
}

ADVOCATE_COLUMNS = ("ref", *ADVOCATES)
EFFECT_COLUMNS = ("ref", *EFFECTS)
REACH_COLUMNS = ("ref", "who", "organisation", "sector", "where", "kind", *tuple(SITTINGS)[2:5], "now", "carried")
WORK_COLUMNS = ("ref", "theme", "words", "use", "who", "organisation", "department", "sector")


def advocate_row(row: Row) -> Said:
    return said_by(row, ADVOCATES)


def effect_row(row: Row) -> Said:
    return said_by(row, EFFECTS)


def sitting_row(row: Row) -> Said:
    return said_by(row, SITTINGS)


def work_row(row: Row) -> Said:
    return said_by(row, WORK)
