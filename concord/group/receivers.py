"""What the group does when something was recorded: it only enqueues."""

from typing import Any

from django.dispatch import receiver

from concord.core.accounts.terms import Verb as PersonVerb
from concord.core.audit.commands import recorded, sender_of
from concord.core.audit.models import AuditEntry

from .tasks import (
    forget_applicant,
    mail_minutes,
    mail_paper,
    mail_raised,
    mail_relay,
    mail_survey,
    mail_task_to_members,
    tell_cancelled,
    tell_hidden,
    tell_invited,
)
from .terms import Verb


@receiver(recorded, sender=sender_of(Verb.ACTION_AGREED))
def ask_members_for_answers(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_task_to_members.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.MEETING_CHANGED))
def tell_of_a_change(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if changed := entry.facts.get("changed"):
        tell_invited.enqueue(entry.area_key, entry.subject_key, entry.facts["was"], changed, entry.at.isoformat())


@receiver(recorded, sender=sender_of(Verb.MEETING_CANCELLED))
def tell_of_cancelling(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tell_cancelled.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.MINUTES_CIRCULATED))
def send_round(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_minutes.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.PAPER_CIRCULATED))
def send_paper_round(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_paper.enqueue(entry.area_key, entry.subject_key, entry.facts["number"])


@receiver(recorded, sender=sender_of(Verb.RELAY_WRITTEN))
def send_to_pass_on(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_relay.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.POST_HIDDEN))
def tell_author(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tell_hidden.enqueue(entry.area_key, entry.facts["post"])


@receiver(recorded, sender=sender_of(Verb.SURVEY_OPENED))
def ask_the_members(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_survey.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.RAISED_NOTED))
def ask_who_raised_it(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_raised.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(PersonVerb.PERSON_ERASED))
def forget_application(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    forget_applicant.enqueue(entry.subject_key)
