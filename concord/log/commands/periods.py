"""Periods: planned, opened, reminded of, locked."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import next_reference
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.queries import respondents
from concord.core.lib.errors import RuleBroken
from concord.group.models import Group, Meeting
from concord.group.terms import MeetingState

from ..models import Expectation, Period, PeriodSummary
from ..queries.periods import check_reopens, snapshot_of
from ..queries.settings import notes_of
from ..rules import periods as rules
from ..rules.returns import check_transition
from ..terms import PeriodState, ReopenReason, Verb
from .carrying import carry_drafts
from .confidential import table_period
from .reminders import invite_expected
from .summaries import refresh_summary

Actor = Person | Installation


@transaction.atomic
def plan_period(
    *,
    group: Group,
    starts_on: date,
    ends_on: date,
    opens_on: date,
    due_on: date,
    locks_on: date,
    by: Actor,
    at: datetime,
    label: str = "",
    meeting: Meeting | None = None,
) -> Period:
    """Plan a round of returns. It opens by hand, or by the clock on its first day."""
    require(by, Permission.MANAGE_PERIODS, group.area)
    rules.check_time_spoken_of(starts_on, ends_on)
    rules.check_opens_in_time(starts_on, opens_on)
    rules.check_dates(opens_on, due_on, locks_on)
    reference = next_reference(area=group.area, series="P", year=opens_on.year)
    period = Period(
        area=group.area,
        group=group,
        meeting=meeting,
        reference=reference,
        label=label or rules.label_for(starts_on, ends_on),
        starts_on=starts_on,
        ends_on=ends_on,
        opens_on=opens_on,
        due_on=due_on,
        locks_on=locks_on,
    )
    period.save()
    record(Verb.PERIOD_PLANNED, subject=period, by=by, at=at)
    return period


@transaction.atomic
def change_period(*, period: Period, label: str, by: Actor, at: datetime, **dates: date) -> Period:
    """Give a period another name, or move those of its dates that can still move.

    `dates`: some of `rules.DATES`, by their names.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    was = {name: getattr(period, name) for name in rules.DATES}
    new = was | dates
    moved = [name for name in rules.DATES if new[name] != was[name]]
    rules.check_may_move(period.state, moved)
    rules.check_dates(new["opens_on"], new["due_on"], new["locks_on"])
    if "ends_on" in moved or "starts_on" in moved:
        rules.check_time_spoken_of(new["starts_on"], new["ends_on"])
    if "opens_on" in moved or "starts_on" in moved:
        rules.check_opens_in_time(new["starts_on"], new["opens_on"])
    rules.check_still_to_come({name: new[name] for name in moved}, on=timezone.localdate(at))
    for name in moved:
        setattr(period, name, new[name])
    period.label = label
    period.save(update_fields=["label", *moved])
    record(Verb.PERIOD_CHANGED, subject=period, by=by, at=at, moved=bool(moved))
    if period.state != PeriodState.PLANNED:
        refresh_summary(period=period)
    return period


@transaction.atomic
def remove_period(*, period: Period, by: Actor, at: datetime) -> None:
    """Take away a planned period that is not needed after all. Once it was open it stays for ever."""
    require(by, Permission.MANAGE_PERIODS, period.area)
    if period.state != PeriodState.PLANNED or period.expectations.exists():
        raise RuleBroken("Only a planned period that nobody was asked about can be taken away.")
    PeriodSummary.objects.filter(area=period.area, period_reference=period.reference).delete()
    record(Verb.PERIOD_REMOVED, subject=period, by=by, at=at)
    period.delete()


@transaction.atomic
def open_period(*, period: Period, by: Actor, at: datetime) -> Period:
    """Open a period: fix who is expected, and invite each of them.

    The list is as at this day: later joins, leaves and mergers never change a past period's figures.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    day = timezone.localdate(at)
    check_transition(period.state, PeriodState.OPEN)
    rules.check_opens_in_time(period.starts_on, day)
    rules.check_not_due_yet(period.due_on, day)
    # Opened by hand before its day: no return came before it opened.
    opens_on = max(period.starts_on, min(period.opens_on, day))
    move(period, PeriodState.PLANNED, PeriodState.OPEN, opened_at=at, opens_on=opens_on, notes=notes_of(period.area))
    Expectation.objects.bulk_create(snapshot_of(period, hat) for hat in respondents(period.area, day))
    record(Verb.PERIOD_OPENED, subject=period, by=by, at=at)
    invite_expected(period=period, by=by, at=at)
    carry_drafts(into=period, at=at)
    refresh_summary(period=period)
    return period


def move(period: Period, old: str, new: str, **changes: Any) -> None:
    check_transition(period.state, new)
    # Compare-and-set: two officers may press the button in the same minute.
    if Period.objects.filter(pk=period.pk, state=old).update(state=new, **changes) != 1:
        raise RuleBroken("Someone else has just changed this period.")
    period.refresh_from_db()


@transaction.atomic
def lock_period(*, period: Period, by: Actor, at: datetime) -> Period:
    """Lock a period: no return is taken any more. Drafts that were never sent are not returns.

    Points whose reporter is withheld stand before the group from now on.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    move(period, PeriodState.OPEN, PeriodState.LOCKED, locked_at=at)
    table_period(period)
    record(Verb.PERIOD_LOCKED, subject=period, by=by, at=at)
    refresh_summary(period=period)
    return period


@transaction.atomic
def reopen_period(*, period: Period, reason: str, locks_on: date, by: Actor, at: datetime) -> Period:
    """Open a locked period again, until a last day, while nothing hangs on its points. The trail keeps the reason.

    The group has seen its confidential points. So that none can be told apart by comparing the two lockings, the set
    of them is closed from now on: see `reopening`.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    check_reopens(period)
    rules.check_last_day(locks_on, on=timezone.localdate(at))
    rules.check_dates(period.opens_on, period.due_on, locks_on)
    # `locked_at` stays: it is how everything else knows that the period was locked before.
    move(period, PeriodState.LOCKED, PeriodState.OPEN, locks_on=locks_on)
    record(Verb.PERIOD_REOPENED, subject=period, by=by, at=at, reason=ReopenReason(reason).value)
    refresh_summary(period=period)
    return period


def open_due_periods(*, area: Area, on: date, at: datetime) -> int:
    """Open every planned period whose first day has come, unless its meeting was cancelled."""
    found = Period.objects.filter(area=area, state=PeriodState.PLANNED, opens_on__lte=on, due_on__gte=on)
    found = found.filter(starts_on__lte=on)
    due = list(found.exclude(meeting__state=MeetingState.CANCELLED))
    for period in due:
        open_period(period=period, by=SYSTEM, at=at)
    return len(due)


def lock_due_periods(*, area: Area, on: date, at: datetime) -> int:
    """Lock every open period whose last day is over."""
    due = list(Period.objects.filter(area=area, state=PeriodState.OPEN, locks_on__lt=on))
    for period in due:
        lock_period(period=period, by=SYSTEM, at=at)
    return len(due)
