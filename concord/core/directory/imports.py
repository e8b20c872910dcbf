"""Rows of files as facts: what a cell may hold, and how to mend it."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from concord.core.accounts.roles import Role
from concord.core.lib.dates import YEARS, in_bounds
from concord.core.lib.errors import ImportRefused, Problem, RuleBroken
from concord.core.lib.identifiers import check_identifier
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_line

from .rules import check_dates, check_sector
from .terms import USUAL_SECTOR, OrganisationSize, OrganisationType, Sector

ORGANISATION_COLUMNS = (
    "organisation_ref",
    "name",
    "sector",
    "type",
    "sector_reason",
    "size",
    "legal_form",
    "identifiers",
    "units",
    "email",
    "website",
    "contact_name",
    "contact_email",
    "status",
)
PEOPLE_COLUMNS = (
    "person_ref",
    "name",
    "email",
    "phone",
    "organisation",
    "organisation_sector",
    "unit",
    "role",
    "title",
    "starts_on",
    "ends_on",
    "sign_in",
)
# A platform administrator is made from the command line alone.
GIVEN = [role.value for role in Role if role != Role.PLATFORM_ADMIN]
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class PersonFacts:
    """A row of the people's file. `details`: name, email, phone."""

    reference: str
    details: dict[str, str]
    role: str
    unit: str
    title: str
    starts_on: date
    ends_on: date | None
    signs_in: bool


def check_no_people(columns: Sequence[str]) -> None:
    """A role is a person's; whoever sent their names as organisations chose the wrong file."""
    if "role" in columns and not {"type", "sector"} & set(columns):
        raise ImportRefused([Problem("This looks like a file of people.", 1, "role")])


def is_uid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def parts(text: str) -> list[str]:
    """Several things in one cell, between semicolons."""
    return [part.strip() for part in text.split(";") if part.strip()]


def day_in(row: Row, column: str) -> date | None:
    """A date as 2026-03-31 or 31/03/2026. Raises `RuleBroken`."""
    text = row[column].split(" ")[0]
    if not text:
        return None
    try:
        day = date_of(text)
    except ValueError:
        raise RuleBroken(f"“{row[column]}” is not a date. Write it like 2026-03-31.", field=column) from None
    if not in_bounds(day):
        raise RuleBroken(f"“{row[column]}” is not a date that can be kept: its year must be {YEARS}.", field=column)
    return day


def date_of(text: str) -> date:
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return date.fromisoformat(text)


def email_in(row: Row, column: str) -> str:
    text = line_in(row, column, 254)
    if text and not EMAIL.fullmatch(text):
        raise RuleBroken(f"“{text}” is not an e-mail address like name@example.org.", field=column)
    return text


def choice_in(row: Row, column: str, values: list[str], default: str = "") -> str:
    text = row[column].lower() or default
    if text not in values:
        raise RuleBroken(f"“{row[column]}” is not one of: {', '.join(filter(None, values))}.", field=column)
    return text


def line_in(row: Row, column: str, most: int) -> str:
    text = clean_line(row[column])
    if len(text) > most:
        raise RuleBroken(f"This is longer than {most} characters.", field=column)
    return text


def name_in(row: Row, column: str, most: int) -> str:
    text = line_in(row, column, most)
    if not text:
        raise RuleBroken("This cell is empty, and it is needed.", field=column)
    return text


def number_in(row: Row, column: str, most: int) -> int | None:
    """A whole number from 1, also as a spreadsheet writes it (“12.0”); None for an empty cell."""
    text = row[column].strip().removesuffix(".0")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= most):
        raise RuleBroken(f"“{row[column]}” is not a whole number from 1 to {most}.", field=column)
    return int(text)


def website_in(row: Row, column: str) -> str:
    text = line_in(row, column, 200)
    if text and not text.lower().startswith(("https://", "http://")):
        raise RuleBroken(f"“{text}” is not an address like https://example.org.", field=column)
    return text


def units_of(cells: Cells) -> list[str]:
    """The departments in an organisation's row."""
    found = parts(cells.row["units"])
    if any(len(name) > 160 for name in found):
        cells.fault("A department's name is longer than 160 characters.", "units")
    return found


def numbers_of(cells: Cells) -> list[str]:
    """The registration numbers in an organisation's row."""
    found = parts(cells.row["identifiers"])
    for number in found:
        cells.read(lambda row, number: check_identifier(number), number)
    return found


def contact_of(cells: Cells) -> dict[str, str]:
    """Where a request to reply is sent, as far as the row says it."""
    found = {
        "contact_name": cells.read(line_in, "contact_name", 120),
        "contact_email": cells.read(email_in, "contact_email"),
    }
    return {key: value for key, value in found.items() if value}


def organisation_of(cells: Cells, *, is_new: bool) -> dict[str, Any]:
    """Columns of an organisation from its row; sector or type may be left out, and is then the usual one."""
    kind, sector = kind_and_sector(cells)
    facts = {
        "name": cells.read(name_in, "name", 200),
        "kind": kind,
        "sector": sector,
        "sector_reason": cells.read(line_in, "sector_reason", 300),
        "size": cells.read(choice_in, "size", OrganisationSize.values, OrganisationSize.UNKNOWN),
        "legal_form": cells.read(line_in, "legal_form", 80),
        "email": cells.read(email_in, "email"),
        "website": cells.read(website_in, "website"),
    }
    reason = facts["sector_reason"]
    # Of one that is known the reason may be kept already.
    if is_new and kind and sector and reason is not None:
        cells.read(lambda row: check_sector(kind=kind, sector=sector, reason=reason))
    return facts


def kind_and_sector(cells: Cells) -> tuple[str | None, str | None]:
    """Each stands in for the other; None for one that cannot be read, or hangs on one that cannot."""
    row = cells.row
    kind = cells.read(choice_in, "type", OrganisationType.values) if row["type"] else ""
    usual = USUAL_SECTOR[kind or OrganisationType.OTHER]
    sector = cells.read(choice_in, "sector", Sector.values, usual)
    return kind if kind != "" else kind_for(sector or Sector.OTHER), sector


def kind_for(sector: str) -> str:
    """A type whose usual sector is this one, for organisations of which a file says no more."""
    return {
        Sector.PUBLIC: OrganisationType.OTHER_PUBLIC,
        Sector.VOLUNTARY: OrganisationType.CHARITY,
        Sector.BUSINESS: OrganisationType.BUSINESS,
    }.get(Sector(sector), OrganisationType.OTHER)


def person_of(cells: Cells, *, today: date) -> PersonFacts:
    """One person in one role. What cannot be read is noted, and empty here."""
    row = cells.row
    email, signs_in = cells.read(email_in, "email"), cells.read(choice_in, "sign_in", ["yes", "no"], "no") == "yes"
    if signs_in and email == "":
        cells.fault("Somebody who signs in needs an e-mail address.", "email")
    starts_on, ends_on = cells.read(day_in, "starts_on"), cells.read(day_in, "ends_on")
    if starts_on:
        cells.read(lambda row: check_dates(starts_on, ends_on))
    name, phone = cells.read(name_in, "name", 120), cells.read(line_in, "phone", 40)
    return PersonFacts(
        reference=row["person_ref"],
        details={"name": name or "", "email": email or "", "phone": phone or ""},
        role=cells.read(role_in) or "",
        unit=cells.read(line_in, "unit", 160) or "",
        title=cells.read(line_in, "title", 120) or "",
        starts_on=starts_on or today,
        ends_on=ends_on,
        signs_in=signs_in,
    )


def role_in(row: Row) -> str:
    role = row["role"].lower().replace(" ", "_")
    if role not in GIVEN:
        raise RuleBroken(f"“{row['role']}” is not one of: {', '.join(GIVEN)}.", field="role")
    return role
