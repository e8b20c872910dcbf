"""Periods and the meetings they go with: planned, moved, left over by a meeting that was cancelled."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.audit.commands import record
from concord.group.models import Group, Meeting
from concord.group.terms import MeetingKind

from ..models import Period
from ..queries.planning import dates_of, left_over, planned_ahead, set_by_hand
from ..rules.periods import PeriodDates, label_for
from ..terms import PeriodState, Verb
from .periods import plan_period


@transaction.atomic
def plan_for_meeting(*, meeting: Meeting, at: datetime) -> Period | None:
    """Plan the period that goes with a meeting, by the area's rules; None when there is one already (R094).

    A period that a cancelled meeting left over is taken up; an open one keeps its dates. The periods of later meetings
    begin where this meeting is. Champions meet to talk, not to decide, so their meetings have no period; nor have those
    of groups beside the main one.
    """
    if not meeting.group.is_main or meeting.kind == MeetingKind.CHAMPIONS or meeting.periods.exists():
        return None
    period = left_over(meeting.group)
    if period is not None:
        take_up(period, meeting, at)
    else:
        dates = dates_of(meeting, on=timezone.localdate(at))
        period = plan_period(group=meeting.group, meeting=meeting, by=SYSTEM, at=at, **vars(dates))
    move_periods(group=meeting.group, at=at)
    return period


def take_up(period: Period, meeting: Meeting, at: datetime) -> None:
    Period.objects.filter(pk=period.pk).update(meeting=meeting)
    period.meeting = meeting
    record(Verb.PERIOD_CHANGED, subject=period, by=SYSTEM, at=at, moved=False, meeting=meeting.reference)


@transaction.atomic
def move_periods(*, group: Group, at: datetime) -> int:
    """Count the dates of the group's planned periods again after a meeting moved. Gives how many have others now.

    An open period keeps its dates, and so does one whose dates somebody set by hand: its page says so.
    """
    on = timezone.localdate(at)
    return sum(
        move_dates(period, dates_of(period.meeting, on=on), at)  # type: ignore[arg-type]  # each has its meeting
        for period in planned_ahead(group, at)
        if not set_by_hand(period)
    )


def move_dates(period: Period, dates: PeriodDates, at: datetime) -> bool:
    old = PeriodDates(period.starts_on, period.ends_on, period.opens_on, period.due_on, period.locks_on)
    if dates == old:
        return False
    changes = dict(vars(dates))
    if period.label == label_for(old.starts_on, old.ends_on):
        changes["label"] = label_for(dates.starts_on, dates.ends_on)
    # Compare-and-set: once it is open, its dates change by hand alone.
    moved = Period.objects.filter(pk=period.pk, state=PeriodState.PLANNED).update(**changes) == 1
    if moved:
        record(Verb.PERIOD_CHANGED, subject=period, by=SYSTEM, at=at, moved=True)
    return moved
