"""What the board does when something was recorded: it only enqueues."""

from typing import Any

from django.dispatch import receiver

from concord.core.audit.commands import recorded, sender_of
from concord.core.audit.models import AuditEntry
from concord.log.terms import Verb as LogVerb

from . import tasks


@receiver(recorded, sender=sender_of(LogVerb.REPLY_RECEIVED))
def add_late_reply(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if entry.facts.get("after_report"):
        tasks.add_late_reply.enqueue(entry.area_key, entry.subject_key, entry.facts["organisation"])


@receiver(recorded, sender=sender_of(LogVerb.DECISION_CORRECTED))
def add_correction(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.add_correction.enqueue(entry.area_key, entry.subject_key)
