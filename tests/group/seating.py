"""Seats of a group for tests."""

from datetime import date

from concord.core.accounts.access import SYSTEM
from concord.group import commands
from tests.worlds import START

SINCE = date(2026, 1, 5)


def add_seat(world, organisation=None, group=None, by=SYSTEM, **facts):
    usual = {"group": group or world.group, "sector": "public", "starts_on": SINCE, "by": by, "at": START}
    return commands.add_seat(**usual | facts, organisation=organisation)


def take(seat, person, starts_on=SINCE, by=SYSTEM, **facts):
    return commands.take_seat(seat=seat, person=person, starts_on=starts_on, by=by, at=START, **facts)


def other_group(world, slug="champions", **facts):
    usual = {"area": world.area, "name": "Champions' circle", "slug": slug, "kind": "champions"}
    return commands.add_group(**usual | facts, by=SYSTEM, at=START)
