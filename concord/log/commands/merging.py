"""Many reports of the same thing as one, with all their sources, and back."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import Point
from ..rules import verdicts
from ..terms import Verb
from .decisions import check_no_open_round, hold_standing
from .summaries import refresh_summary

Actor = Person | Installation


@transaction.atomic
def merge_points(*, into: Point, points: Collection[Point], by: Actor, at: datetime) -> None:
    """Let several reports of the same thing count as one, with all their sources. They share its decision."""
    require(by, Permission.RECORD_DECISIONS, into.area)
    verdicts.check_can_decide(into.period.state)
    for point in points:
        check_can_merge(into, point)
    hold_standing([into, *points])
    check_no_open_round(into)
    for point in points:
        check_is_undecided(point)
        Point.objects.filter(Q(pk=point.pk) | Q(merged_into=point)).update(merged_into=into)
    record(Verb.POINTS_MERGED, subject=into, by=by, at=at, count=len(points))
    refresh_summary(period=into.period)


def check_can_merge(into: Point, point: Point) -> None:
    if point.pk == into.pk:
        raise RuleBroken("Choose another point to merge into.")
    if point.period_id != into.period_id or point.box != into.box:
        raise RuleBroken("Only points of the same box and period can be merged.")


def check_is_undecided(point: Point) -> None:
    """A decision, and positions that somebody has sealed, stay with the point that they were taken on."""
    check_no_open_round(point)
    if point.decisions.filter(is_current=True).exists():
        raise RuleBroken(f"{point.reference} has a decision already, so it cannot be merged.")


@transaction.atomic
def split_points(*, point: Point, by: Actor, at: datetime) -> None:
    """Take a merge back while the group still decides: the point is on the sheet again, without a decision."""
    require(by, Permission.RECORD_DECISIONS, point.area)
    verdicts.check_can_split(point.period.state)
    into = Point.objects.filter(merged=point.pk).first()
    if into is None:
        raise RuleBroken("This point is not merged into another.")
    hold_standing([into])
    check_no_open_round(into)
    if Point.objects.filter(pk=point.pk, merged_into=into).update(merged_into=None) != 1:
        raise RuleBroken("Someone else has just taken this point out, or merged it elsewhere.")
    record(Verb.POINTS_SPLIT, subject=point, by=by, at=at)
    refresh_summary(period=point.period)
