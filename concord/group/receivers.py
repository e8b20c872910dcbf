"""What the group does when something was recorded: it only enqueues."""

from typing import Any

from django.dispatch import receiver

from concord.core.audit.commands import recorded, sender_of
from concord.core.audit.models import AuditEntry

from .tasks import mail_task_to_members
from .terms import Verb


@receiver(recorded, sender=sender_of(Verb.ACTION_AGREED))
def ask_members_for_answers(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    mail_task_to_members.enqueue(entry.area_key, entry.subject_key)
