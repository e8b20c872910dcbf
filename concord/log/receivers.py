"""What the log does when something was recorded: it only enqueues."""

from typing import Any

from django.dispatch import receiver

from concord.core.accounts.terms import Verb as PersonVerb
from concord.core.audit.commands import recorded, sender_of
from concord.core.audit.models import AuditEntry
from concord.core.directory.terms import Verb as DirectoryVerb
from concord.core.mail.terms import Verb as MailVerb
from concord.group.terms import Verb as GroupVerb

from . import tasks
from .terms import Verb


@receiver(recorded, sender=sender_of(GroupVerb.MEETING_SCHEDULED))
def plan_period(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.plan_for_meeting.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(GroupVerb.MEETING_CHANGED))
def move_with_meeting(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if entry.facts.get("moved"):
        tasks.move_periods.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(GroupVerb.MEETING_CANCELLED))
def go_on_without_meeting(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.move_periods.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(GroupVerb.MEETING_HELD))
def show_minutes(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.show_minutes.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(GroupVerb.ACTION_CLOSED))
@receiver(recorded, sender=sender_of(GroupVerb.ACTION_REOPENED))
def follow_action(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.follow_action.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(MailVerb.MESSAGE_BOUNCED))
def note_not_reached(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if entry.area_key:
        tasks.note_not_reached.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(MailVerb.MESSAGE_BOUNCED))
@receiver(recorded, sender=sender_of(MailVerb.MESSAGE_FAILED))
def note_mail_lost(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if entry.area_key:
        tasks.note_mail_lost.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(MailVerb.MESSAGE_SENT_AGAIN))
@receiver(recorded, sender=sender_of(PersonVerb.LINK_SENT))
def note_mail_anew(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if entry.area_key:
        tasks.note_mail_anew.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(DirectoryVerb.CONTACT_CHANGED))
@receiver(recorded, sender=sender_of(DirectoryVerb.ORGANISATION_CHANGED))
@receiver(recorded, sender=sender_of(DirectoryVerb.UNIT_CHANGED))
def ask_who_is_reached_now(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.ask_who_is_reached_now.enqueue(entry.area_key)


@receiver(recorded, sender=sender_of(PersonVerb.PERSON_ERASED))
def forget_person(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.forget_person.enqueue(entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.POINT_WITHDRAWN))
def tell_of_withdrawing(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.tell_of_withdrawing.enqueue(entry.area_key, entry.subject_key, entry.facts["reason"])
