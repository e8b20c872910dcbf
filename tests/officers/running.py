"""What tests of officers share: facts of a call, and a post."""

from datetime import date

from concord.core.accounts.access import SYSTEM
from concord.officers import commands
from tests.worlds import at

DAY = date(2026, 3, 2)
FACTS = {"by": SYSTEM, "at": at(DAY)}
URL = "/areas/wessington/officers/"


def facts_of(**changes):
    usual = {"person": None, "name": "Ivy Example", "title": "Compact Officer", "starts_on": date(2025, 6, 2)}
    return usual | changes


def note_post(world, *, hosts=None, funders=(), **changes):
    where = hosts or [(world.council, None)]
    return commands.note_post(area=world.area, facts=facts_of(**changes), hosts=where, funders=funders, **FACTS)
