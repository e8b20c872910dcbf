"""Asking for returns: personal links, invitations, reminders, and those who cannot be asked."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, acting, require
from concord.core.accounts.commands import mail_link, revoke_links
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.models import Membership
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.terms import MailState

from ..models import Expectation, LogReturn, Period, Reminder
from ..queries.expected import is_unasked_extra
from ..queries.periods import missing_expectations, snapshot_of
from ..queries.settings import settings_of
from ..terms import PeriodState, ReminderKind, ReturnState, Verb
from .summaries import refresh_summary

Actor = Person | Installation
# A link still opens after locking, to say that what is written now goes into the next period.
LINK_DAYS_AFTER_LOCK = 120
REMINDER = ("A reminder of your return", "log_reminder")
# The subject and the template of each kind of mail.
MAILS: Mapping[str, tuple[str, str]] = {
    ReminderKind.INVITATION: ("Your return", "log_invitation"),
    ReminderKind.SCHEDULED: REMINDER,
    ReminderKind.BY_HAND: REMINDER,
}
INSTEAD = ("A new link to your return", "log_new_link")


def invite_expected(*, period: Period, by: Actor, at: datetime) -> None:
    day = timezone.localdate(at)
    for expectation in period.expectations.select_related("person"):
        send_link(expectation, kind=ReminderKind.INVITATION, for_day=day, by=by, at=at)


def send_link(
    expectation: Expectation, *, kind: str, for_day: date, by: Actor, at: datetime, instead: bool = False
) -> bool:
    """Mail somebody their personal link, and keep that it was sent; False for people without an address.

    They are asked on paper: the page lists them. `instead`: it stands for links that no longer open.
    """
    period, person = expectation.period, expectation.person
    if not person.email:
        return False
    subject, template = INSTEAD if instead else MAILS[kind]
    message = mail_link(
        purpose=Purpose.RETURN,
        subject_key=period.reference,
        expires_at=link_ends(period),
        mail={
            "kind": f"log.{kind}",
            "subject": f"{subject} for {period.label}",
            "template": template,
            "context": {"period": period, "late": for_day > period.due_on},
        },
        about=expectation,
        area=period.area,
        by=by,
        at=at,
        person=person,
    )
    Reminder(
        area=period.area,
        expectation=expectation,
        kind=kind,
        for_day=for_day,
        message_uid=message.uid,
        sent_by=acting(by),
        at=at,
    ).save()
    return True


def link_ends(period: Period) -> datetime:
    return end_of(period.locks_on + timedelta(days=LINK_DAYS_AFTER_LOCK))


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


@transaction.atomic
def remind(
    *,
    period: Period,
    by: Actor,
    at: datetime,
    kind: str = ReminderKind.BY_HAND,
    for_day: date | None = None,
    expectations: Iterable[Expectation] | None = None,
) -> int:
    """Remind those whose return is missing, and nobody else; each at most once a day for a kind. Gives how many.

    `expectations`: only these of them.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    if period.state != PeriodState.OPEN:
        raise RuleBroken("Only an open period has returns to remind of.")
    day = for_day or timezone.localdate(at)
    asked = Reminder.objects.filter(expectation=OuterRef("pk"), kind=kind, for_day=day)
    missing = missing_expectations(period).exclude(Exists(asked))
    if expectations is not None:
        missing = missing.filter(pk__in=[expectation.pk for expectation in expectations])
    sent = sum(send_link(expectation, kind=kind, for_day=day, by=by, at=at) for expectation in missing)
    if sent:
        record(Verb.REMINDERS_SENT, subject=period, by=by, at=at, count=sent)
    return sent


@transaction.atomic
def resend_link(*, expectation: Expectation, by: Actor, at: datetime) -> None:
    """Withdraw somebody's links for the period and send a new one; they count as reached unless it comes back too."""
    require(by, Permission.MANAGE_PERIODS, expectation.area)
    if expectation.period.state != PeriodState.OPEN:
        raise RuleBroken("Only an open period takes returns, so there is no link to send.")
    revoke(expectation, by, at)
    day = timezone.localdate(at)
    if not send_link(expectation, kind=ReminderKind.BY_HAND, for_day=day, by=by, at=at, instead=True):
        raise RuleBroken(f"{expectation.person_name} has no e-mail address. Give them a paper form.")
    Expectation.objects.filter(pk=expectation.pk).update(not_reached=False)
    record(Verb.REMINDERS_SENT, subject=expectation.period, by=by, at=at, count=1)
    refresh_summary(period=expectation.period)


@transaction.atomic
def withdraw_link(*, expectation: Expectation, by: Actor, at: datetime) -> int:
    """Close somebody's links for the period at once. Gives how many were open."""
    return revoke(expectation, by, at)


def revoke(expectation: Expectation, by: Actor, at: datetime) -> int:
    return revoke_links(
        area=expectation.area,
        purpose=Purpose.RETURN,
        subject_key=expectation.period.reference,
        person=expectation.person,
        by=by,
        at=at,
    )


@transaction.atomic
def invite_extra(*, period: Period, hat: Membership, by: Actor, at: datetime) -> Expectation:
    """Ask somebody who joined after opening for a return: welcome, and never in the rates.

    Whether they have begun one of their own accord makes no difference: a draft is private.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    if period.state != PeriodState.OPEN:
        raise RuleBroken("Only an open period takes returns.")
    extra = Expectation.objects.filter(period=period, person=hat.person).select_related("log_return").first()
    if extra is not None and not is_unasked_extra(extra, extra.reminders.all()):
        raise RuleBroken(f"{hat.person} is on the list already.", field="person")
    if extra is None:
        extra = snapshot_of(period, hat, extra=True)
        extra.save()
    send_link(extra, kind=ReminderKind.INVITATION, for_day=timezone.localdate(at), by=by, at=at)
    record(Verb.REMINDERS_SENT, subject=period, by=by, at=at, count=1)
    return extra


@transaction.atomic
def excuse(*, expectation: Expectation, reason: str, by: Actor, at: datetime) -> None:
    """Excuse somebody from this period's return; an empty reason takes it back. Figures that are decided on stay."""
    require(by, Permission.MANAGE_PERIODS, expectation.area)
    if expectation.period.state not in {PeriodState.OPEN, PeriodState.LOCKED}:
        raise RuleBroken("The group has decided on this period, so its figures stay as they are.", field="reason")
    if LogReturn.objects.filter(expectation=expectation, state=ReturnState.SENT).exists():
        raise RuleBroken("Their return has come, so there is nothing to excuse.", field="reason")
    expectation.excused_reason = clean_line(reason)
    expectation.save(update_fields=["excused_reason"])
    record(Verb.EXPECTED_EXCUSED, subject=expectation.period, by=by, at=at)
    refresh_summary(period=expectation.period)


@transaction.atomic
def note_not_reached(*, expectation: Expectation) -> None:
    """Every mail to them came back: they were not asked, so silence is not held against them."""
    uids = expectation.reminders.filter(message_uid__isnull=False).values_list("message_uid", flat=True)
    if OutgoingMessage.objects.filter(uid__in=list(uids)).exclude(state=MailState.BOUNCED).exists():
        return
    expectation.not_reached = True
    expectation.save(update_fields=["not_reached"])
    refresh_summary(period=expectation.period)


def send_scheduled_reminders(*, area: Area, on: date, at: datetime) -> int:
    """Remind the missing on the days of the area's schedule; doing it twice reminds once."""
    days = settings_of(area).reminder_days
    sent = 0
    for period in Period.objects.filter(area=area, state=PeriodState.OPEN):
        if (period.due_on - on).days in days:
            sent += remind(period=period, kind=ReminderKind.SCHEDULED, for_day=on, by=SYSTEM, at=at)
    return sent
