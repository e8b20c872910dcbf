"""What follows for officers when something was recorded: tasks are enqueued."""

from typing import Any

from django.dispatch import receiver

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
