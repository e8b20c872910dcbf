"""Partnerships for tests, made by the commands."""

from datetime import date, timedelta

from concord.core.directory import commands
from concord.core.directory.models import PartnershipAnswer
from tests.worlds import START

DUE = date(2026, 2, 2)
SAID = {"on_agenda": "yes", "is_adopted": "no", "use": "We read it.", "needs": "", "answered_by": "Secretary"}


def add(world, name="Strategic Partnership", by=None, **facts):
    given = {"name": name, "kind": "board", **facts}
    return commands.add_partnership(area=world.area, facts=given, by=by or world.officer, at=START)


def begin(world, by=None, due_on=DUE, at=START, **facts):
    return commands.begin_round(area=world.area, name="2026", due_on=due_on, by=by or world.officer, at=at, **facts)


def answer_in(round_, name):
    found = PartnershipAnswer.objects.select_related("round", "partnership", "area")
    return found.get(round=round_, name=name)


def later(days):
    return START + timedelta(days=days)
