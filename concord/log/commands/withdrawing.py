"""Points that are withdrawn once the group has them, and put back: nothing goes in silence (R384)."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import require
from concord.core.accounts.commands import Actor
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import Point
from ..rules import withdrawing as rules
from ..terms import PointClass, Verb, WithdrawReason
from .decisions import check_no_open_round, hold_standing
from .summaries import refresh_summary


@transaction.atomic
def withdraw_point(*, point: Point, reason: str, by: Actor, at: datetime) -> Point:
    """Take a point out of the log's lists and figures; it stays among the corrections, with its date and why.

    Refused once its period is reported, while positions on it are sealed, and while other points are merged into it.
    """
    require(by, Permission.MANAGE_PERIODS, point.area)
    rules.check_can_withdraw(state=point.period.state, stands_for_others=stands_for_others(point))
    rules.check_reason(reason=reason, is_named=point.point_class == PointClass.NAMED)
    hold_standing([point])
    check_no_open_round(point)
    Point.objects.filter(pk=point.pk).update(withdrawn_at=at)
    point.refresh_from_db()
    record(Verb.POINT_WITHDRAWN, subject=point, by=by, at=at, reason=WithdrawReason(reason).value)
    refresh_summary(period=point.period)
    return point


def stands_for_others(point: Point) -> bool:
    return point.merged.filter(withdrawn_at__isnull=True).exists()


@transaction.atomic
def restore_point(*, point: Point, by: Actor, at: datetime) -> Point:
    """Put a withdrawn point back where it stood, with its decisions, until its period is reported."""
    require(by, Permission.MANAGE_PERIODS, point.area)
    rules.check_can_withdraw(state=point.period.state)
    # Compare-and-set: two officers may press the button in the same minute.
    if Point.objects.filter(pk=point.pk, withdrawn_at__isnull=False).update(withdrawn_at=None) != 1:
        raise RuleBroken("This point is not withdrawn.")
    point.refresh_from_db()
    record(Verb.POINT_RESTORED, subject=point, by=by, at=at)
    refresh_summary(period=point.period)
    return point
