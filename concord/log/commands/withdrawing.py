"""Points that are withdrawn once the group has them, and put back: nothing goes in silence (R384)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from concord.core.accounts.access import require
from concord.core.accounts.commands import Actor
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage

from ..models import Period, Point, PositionRound
from ..rules import withdrawing as rules
from ..terms import PointClass, RoundState, Verb, WithdrawReason
from .decisions import hold_standing
from .summaries import refresh_summary

KIND = "log.withdrawn"


@transaction.atomic
def withdraw_point(*, point: Point, reason: str, by: Actor, at: datetime) -> Point:
    """Take a point out of the log's lists and figures; it stays among the corrections, with its date and why.

    Refused once its period is reported, while positions on it are sealed, and while other points are merged into it.
    """
    require(by, Permission.MANAGE_PERIODS, point.area)
    rules.check_reason(reason=reason, is_named=point.point_class == PointClass.NAMED)
    # First held, then looked at: a merge or a report that began earlier is seen, and one that begins now waits.
    rules.check_period(hold_state(point.period))
    hold_standing([point])
    rules.check_can_withdraw(stands_for_others=stands_for_others(point), is_sealed=is_sealed(point))
    Point.objects.filter(pk=point.pk).update(withdrawn_at=at)
    point.refresh_from_db()
    record(Verb.POINT_WITHDRAWN, subject=point, by=by, at=at, reason=WithdrawReason(reason).value)
    refresh_summary(period=point.period)
    return point


def hold_state(period: Period) -> str:
    """Keep the period in its state until the end of the transaction. Gives the state that it is in now."""
    # A write that changes nothing holds the row on both databases.
    Period.objects.filter(pk=period.pk).update(state=F("state"))
    period.refresh_from_db(fields=["state"])
    return period.state


def is_sealed(point: Point) -> bool:
    return PositionRound.objects.filter(point=point, state=RoundState.SEALED).exists()


def stands_for_others(point: Point) -> bool:
    return point.merged.filter(withdrawn_at__isnull=True).exists()


@transaction.atomic
def tell_reporter(*, point: Point, reason: str, at: datetime) -> None:
    """Mail to whoever wrote a point in their own name that it was withdrawn, and why.

    Where the name is withheld no mail goes: it would tell who it is. Such a reporter reads it on the page of their own
    return (`own_withdrawn`).
    """
    if point.log_return is None or point.withdrawn_at is None or not point.log_return.person.email:
        return
    told = OutgoingMessage.objects.filter(kind=KIND, about_key=point.reference, queued_at__gte=point.withdrawn_at)
    if told.exists():
        return
    person = point.log_return.person
    queue_mail(
        kind=KIND,
        to_address=person.email,
        to_person=person,
        subject=f"A point of yours in {point.period.label} was withdrawn",
        template="log_withdrawn",
        context={"point": point, "person": person, "reason": WithdrawReason(reason).label},
        area=point.area,
        about=point,
        at=at,
    )


@transaction.atomic
def restore_point(*, point: Point, by: Actor, at: datetime) -> Point:
    """Put a withdrawn point back where it stood, with its decisions, until its period is reported."""
    require(by, Permission.MANAGE_PERIODS, point.area)
    rules.check_period(hold_state(point.period))
    # Compare-and-set: two officers may press the button in the same minute.
    if Point.objects.filter(pk=point.pk, withdrawn_at__isnull=False).update(withdrawn_at=None) != 1:
        raise RuleBroken("This point is not withdrawn.")
    point.refresh_from_db()
    record(Verb.POINT_RESTORED, subject=point, by=by, at=at)
    refresh_summary(period=point.period)
    return point
