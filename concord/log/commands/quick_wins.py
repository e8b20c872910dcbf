"""Quick wins: ideas for the coming year, from the idea to the point that tells of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Point, QuickWin
from ..rules import follow_up as rules
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def add_quick_win(
    *,
    area: Area,
    idea: str,
    effort: int,
    benefit: int,
    owner: Person | None,
    due_on: date,
    by: Actor,
    at: datetime,
    point: Point | None = None,
) -> QuickWin:
    """Put an idea on the shortlist of what can be done within a year (R120)."""
    require(by, Permission.MANAGE_LEARNING, area)
    today = timezone.localdate(at)
    rules.check_is_quick(due_on, on=today)
    made = QuickWin(
        area=area,
        point=point,
        idea=clean_line(idea),
        effort=effort,
        benefit=benefit,
        owner=owner,
        due_on=due_on,
        added_on=today,
    )
    made.save()
    record(Verb.QUICK_WIN_ADDED, subject=made, by=by, at=at, label="a quick win")
    return made


@transaction.atomic
def change_quick_win(
    *,
    quick: QuickWin,
    effort: int,
    benefit: int,
    owner: Person | None,
    due_on: date,
    state: str,
    result: str,
    told_in: Point | None,
    by: Actor,
    at: datetime,
) -> None:
    """Say how an idea stands; once done, name the point that tells of it. The group alone decides on the win."""
    require(by, Permission.MANAGE_LEARNING, quick.area)
    rules.check_is_quick(due_on, on=quick.added_on)
    changes = {"effort": effort, "benefit": benefit, "owner": owner, "due_on": due_on, "told_in": told_in}
    found = QuickWin.objects.filter(pk=quick.pk, state=quick.state)
    if found.update(state=state, result=clean_line(result), **changes) != 1:
        raise RuleBroken("Someone else has just changed this.")
    record(Verb.QUICK_WIN_CHANGED, subject=quick, by=by, at=at, label="a quick win", state=state)
