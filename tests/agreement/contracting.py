"""Contracts under which public money is passed on."""

from datetime import UTC, date, datetime
from typing import Any

from concord.agreement import commands
from concord.agreement.models import Contractor
from concord.core.accounts.access import SYSTEM
from tests.worlds import World

TODAY = date(2026, 4, 1)
NOW = datetime(2026, 4, 1, 10, tzinfo=UTC)
BY = {"by": SYSTEM, "at": NOW}
FACTS: dict[str, Any] = {
    "name": "Bright Learning Ltd",
    "contract": "Adult learning 2026",
    "funder": "Wessington Council",
    "sub_contractors": "Open Door Advice\n Allotments \n\nopen door advice",
    "has_clause": "no",
    "contact_name": "Bea Example",
    "contact_email": "bea@example.org",
    "noted_on": TODAY,
    "ends_on": None,
}


def contractor(world: World, **facts: Any) -> Contractor:
    return commands.add_contractor(area=world.area, **{**FACTS, **facts}, **BY)


def remind(found: Contractor, way: str = "post", on: date = TODAY, **by: Any) -> None:
    commands.remind_contractor(contractor=found, way=way, on=on, **{**BY, **by})


def answer(found: Contractor, on: date = TODAY, **by: Any) -> None:
    commands.note_contractor_answer(contractor=found, on=on, answered_by="Bea Example", **{**BY, **by})
