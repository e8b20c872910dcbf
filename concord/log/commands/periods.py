"""Periods: planned, opened, reminded of, locked."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, acting, require
from concord.core.accounts.commands import issue_link
from concord.core.accounts.models import PersonalLink, Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.commands import next_reference
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.models import Membership
from concord.core.directory.queries import respondents
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail
from concord.group.models import Group, Meeting
from concord.group.queries import last_meeting

from ..models import Expectation, LogSettings, Period, Reminder
from ..queries.periods import missing_expectations
from ..queries.settings import notes_of, settings_of
from ..rules import returns as rules
from ..terms import PeriodState, ReminderKind, Verb
from .summaries import refresh_summary

Actor = Person | Installation
# A link still opens after locking, to say that what is written now goes into the next period.
LINK_DAYS_AFTER_LOCK = 120


@transaction.atomic
def change_settings(*, area: Area, changes: Mapping[str, Any], by: Actor, at: datetime) -> LogSettings:
    """Change limits, days, reminders or the notes; new notes are a new version."""
    require(by, Permission.MANAGE_PERIODS, area)
    found = settings_of(area)
    if "notes" in changes and changes["notes"] != found.notes:
        found.notes_version += 1
    for name, value in changes.items():
        setattr(found, name, value)
    found.save()
    record(Verb.SETTINGS_CHANGED, subject=area, by=by, at=at, area=area, fields=sorted(changes))
    return found


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
    rules.check_dates(opens_on, due_on, locks_on)
    reference = next_reference(area=group.area, series="P", year=opens_on.year)
    period = Period(
        area=group.area, group=group, meeting=meeting, reference=reference,
        label=label or f"{starts_on:%-d %B} to {ends_on:%-d %B %Y}", starts_on=starts_on, ends_on=ends_on,
        opens_on=opens_on, due_on=due_on, locks_on=locks_on,
    )  # fmt: skip
    period.save()
    record(Verb.PERIOD_PLANNED, subject=period, by=by, at=at)
    return period


@transaction.atomic
def plan_for_meeting(*, meeting: Meeting, at: datetime) -> Period | None:
    """Plan the period that goes with a meeting, by the area's settings; None when there is one already (R094)."""
    if meeting.periods.exists():
        return None
    found, meeting_on = settings_of(meeting.area), timezone.localdate(meeting.starts_at)
    before = last_meeting(meeting.group, meeting.starts_at)
    dates = rules.dates_for_meeting(
        meeting_on=meeting_on,
        last_meeting_on=timezone.localdate(before.starts_at) if before else None,
        opens=found.opens_days_before_meeting,
        due=found.due_days_before_meeting,
        locks=found.locks_days_before_meeting,
        today=min(timezone.localdate(at), meeting_on),
    )
    return plan_period(group=meeting.group, meeting=meeting, by=SYSTEM, at=at, **vars(dates))


@transaction.atomic
def change_period(
    *, period: Period, opens_on: date, due_on: date, locks_on: date, label: str, by: Actor, at: datetime
) -> Period:
    """Move the dates of a period that is not locked yet, or give it another name."""
    require(by, Permission.MANAGE_PERIODS, period.area)
    rules.check_dates(opens_on, due_on, locks_on)
    if period.state not in {PeriodState.PLANNED, PeriodState.OPEN}:
        raise RuleBroken("This period is locked, so its dates stay as they are.")
    if period.state == PeriodState.OPEN and opens_on != period.opens_on:
        raise RuleBroken("The period is open already, so its first day stays.", field="opens_on")
    period.opens_on, period.due_on, period.locks_on, period.label = opens_on, due_on, locks_on, label
    period.save(update_fields=["opens_on", "due_on", "locks_on", "label"])
    record(Verb.PERIOD_CHANGED, subject=period, by=by, at=at)
    refresh_summary(period=period)
    return period


@transaction.atomic
def open_period(*, period: Period, by: Actor, at: datetime) -> Period:
    """Open a period: fix who is expected, and invite each of them.

    The list is as at this day: later joins, leaves and mergers never change a past period's figures.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    move(period, PeriodState.PLANNED, PeriodState.OPEN, opened_at=at, notes=notes_of(period.area))
    day = timezone.localdate(at)
    Expectation.objects.bulk_create(expectation_of(period, hat) for hat in respondents(period.area, day))
    record(Verb.PERIOD_OPENED, subject=period, by=by, at=at)
    invite_expected(period=period, by=by, at=at)
    carry_late_drafts(into=period, at=at)
    refresh_summary(period=period)
    return period


def expectation_of(period: Period, hat: Membership, *, extra: bool = False) -> Expectation:
    """The snapshot of who somebody is in this period."""
    return Expectation(
        area=period.area,
        period=period,
        person=hat.person,
        person_name=hat.person.name,
        organisation=hat.organisation,
        organisation_name=hat.organisation.name,
        unit=hat.unit,
        unit_name=hat.unit.name if hat.unit else "",
        sector=hat.organisation.sector,
        is_extra=extra,
    )


def move(period: Period, old: str, new: str, **changes: Any) -> None:
    rules.check_transition(period.state, new)
    # Compare-and-set: two officers may press the button in the same minute.
    if Period.objects.filter(pk=period.pk, state=old).update(state=new, **changes) != 1:
        raise RuleBroken("Someone else has just changed this period.")
    period.refresh_from_db()


def invite_expected(*, period: Period, by: Actor, at: datetime) -> None:
    day = timezone.localdate(at)
    for expectation in period.expectations.select_related("person"):
        send_link(expectation, kind=ReminderKind.INVITATION, for_day=day, by=by, at=at)


def send_link(expectation: Expectation, *, kind: str, for_day: date, by: Actor, at: datetime) -> bool:
    """Mail somebody their personal link, once for a kind and day; False where nothing was sent.

    People without an address are asked on paper: the page lists them.
    """
    period, person = expectation.period, expectation.person
    known = Reminder.objects.filter(expectation=expectation, kind=kind, for_day=for_day)
    if not person.email or (kind != ReminderKind.BY_HAND and known.exists()):
        return False
    issued = issue_link(
        purpose=Purpose.RETURN, area=period.area, subject_key=period.reference, person=person, by=by, at=at,
        expires_at=end_of(period.locks_on + timedelta(days=LINK_DAYS_AFTER_LOCK)),
    )  # fmt: skip
    area, late = period.area, for_day > period.due_on
    context = {"area": area, "period": period, "person": person, "url": issued.url, "code": issued.code, "late": late}
    invitation = kind == ReminderKind.INVITATION
    message = queue_mail(
        kind=f"log.{kind}", to_address=person.email, to_person=person, area=area, about=expectation, at=at,
        subject=f"{'Your return' if invitation else 'A reminder of your return'} for {period.label}",
        template="log_invitation" if invitation else "log_reminder", context=context,
    )  # fmt: skip
    Reminder(
        area=area, expectation=expectation, kind=kind, for_day=for_day, message_uid=message.uid, sent_by=acting(by), at=at
    ).save()
    return True


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


@transaction.atomic
def remind(
    *, period: Period, by: Actor, at: datetime, kind: str = ReminderKind.BY_HAND, for_day: date | None = None,
    only: Iterable[int] | None = None,
) -> int:  # fmt: skip
    """Remind those whose return is missing, and nobody else. Gives how many were reminded.

    `only`: primary keys of expectations, to remind some of them.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    if period.state != PeriodState.OPEN:
        raise RuleBroken("Only an open period has returns to remind of.")
    day = for_day or timezone.localdate(at)
    missing = missing_expectations(period)
    if only is not None:
        missing = missing.filter(pk__in=list(only))
    sent = sum(send_link(expectation, kind=kind, for_day=day, by=by, at=at) for expectation in missing)
    if sent:
        record(Verb.REMINDERS_SENT, subject=period, by=by, at=at, count=sent)
    return sent


@transaction.atomic
def resend_link(*, expectation: Expectation, by: Actor, at: datetime) -> None:
    """Withdraw somebody's links for the period and send a new one."""
    require(by, Permission.MANAGE_PERIODS, expectation.area)
    revoke(expectation, at)
    if not send_link(expectation, kind=ReminderKind.BY_HAND, for_day=timezone.localdate(at), by=by, at=at):
        raise RuleBroken(f"{expectation.person_name} has no e-mail address. Give them a paper form.")
    record(Verb.REMINDERS_SENT, subject=expectation.period, by=by, at=at, count=1)


@transaction.atomic
def withdraw_link(*, expectation: Expectation, by: Actor, at: datetime) -> None:
    """Close somebody's links for the period at once."""
    require(by, Permission.MANAGE_PERIODS, expectation.area)
    revoke(expectation, at)
    record(Verb.PERIOD_CHANGED, subject=expectation.period, by=by, at=at, links_withdrawn=1)


def revoke(expectation: Expectation, at: datetime) -> None:
    PersonalLink.objects.filter(
        area=expectation.area, purpose=Purpose.RETURN, subject_key=expectation.period.reference,
        person=expectation.person, revoked_at__isnull=True,
    ).update(revoked_at=at)  # fmt: skip


@transaction.atomic
def excuse(*, expectation: Expectation, reason: str, by: Actor, at: datetime) -> None:
    """Excuse somebody from this period's return; an empty reason takes it back."""
    require(by, Permission.MANAGE_PERIODS, expectation.area)
    expectation.excused_reason = reason.strip()
    expectation.save(update_fields=["excused_reason"])
    record(Verb.EXPECTED_EXCUSED, subject=expectation.period, by=by, at=at)
    refresh_summary(period=expectation.period)


@transaction.atomic
def note_not_reached(*, expectation: Expectation) -> None:
    """Their invitation came back: they were not asked, so silence is not held against them."""
    expectation.not_reached = True
    expectation.save(update_fields=["not_reached"])
    refresh_summary(period=expectation.period)


@transaction.atomic
def lock_period(*, period: Period, by: Actor, at: datetime) -> Period:
    """Lock a period: no return is taken any more. Drafts that were never sent are not returns."""
    require(by, Permission.MANAGE_PERIODS, period.area)
    move(period, PeriodState.OPEN, PeriodState.LOCKED, locked_at=at)
    record(Verb.PERIOD_LOCKED, subject=period, by=by, at=at)
    refresh_summary(period=period)
    return period


def carry_late_drafts(*, into: Period, at: datetime) -> None:
    """Points written after the period before was locked become drafts of this one (R105)."""
    from .returns import carry_drafts  # noqa: PLC0415 - returns are opened with the expectations made here

    carry_drafts(into=into, at=at)


def open_due_periods(*, area: Area, on: date, at: datetime) -> int:
    """Open every planned period whose first day has come."""
    due = list(Period.objects.filter(area=area, state=PeriodState.PLANNED, opens_on__lte=on, due_on__gte=on))
    for period in due:
        open_period(period=period, by=SYSTEM, at=at)
    return len(due)


def lock_due_periods(*, area: Area, on: date, at: datetime) -> int:
    """Lock every open period whose last day is over."""
    due = list(Period.objects.filter(area=area, state=PeriodState.OPEN, locks_on__lt=on))
    for period in due:
        lock_period(period=period, by=SYSTEM, at=at)
    return len(due)


def send_scheduled_reminders(*, area: Area, on: date, at: datetime) -> int:
    """Remind the missing on the days of the area's schedule; doing it twice reminds once."""
    days = settings_of(area).reminder_days
    sent = 0
    for period in Period.objects.filter(area=area, state=PeriodState.OPEN):
        if (period.due_on - on).days in days:
            sent += remind(period=period, kind=ReminderKind.SCHEDULED, for_day=on, by=SYSTEM, at=at)
    return sent
