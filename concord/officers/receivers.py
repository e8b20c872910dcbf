"""What follows for officers when something was recorded: tasks are enqueued."""

from typing import Any

from django.dispatch import receiver

from concord.agreement.terms import Verb as AgreementVerb
from concord.core.accounts.terms import Verb as PersonVerb
from concord.core.audit.commands import recorded, sender_of
from concord.core.audit.models import AuditEntry

from . import tasks
from .terms import Verb


@receiver(recorded, sender=sender_of(PersonVerb.PERSON_ERASED))
def forget_person(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.forget_person.enqueue(entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.DIGEST_SENT))
def deliver_digest(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.deliver_digest.enqueue(entry.area_key, entry.subject_key)


@receiver(recorded, sender=sender_of(AgreementVerb.MATERIAL_LOW))
def make_more(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.make_more.enqueue(entry.area_key, entry.subject_key, entry.at.isoformat())


@receiver(recorded, sender=sender_of(AgreementVerb.VERSION_ADOPTED))
def send_copy(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.send_copy.enqueue(entry.area_key, entry.subject_key, entry.at.isoformat())


@receiver(recorded, sender=sender_of(AgreementVerb.COPY_SENT))
def copy_is_sent(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.copy_is_sent.enqueue(entry.area_key, entry.subject_key, entry.at.isoformat())
