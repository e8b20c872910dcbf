"""What the directory does when something was recorded: it only enqueues."""

from typing import Any

from django.dispatch import receiver

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.terms import Verb as PersonVerb
from concord.core.audit.commands import recorded, sender_of
from concord.core.audit.models import AuditEntry

from . import tasks
from .terms import Verb


@receiver(recorded, sender=sender_of(Verb.MEMBERSHIP_STARTED))
def tell_of_a_role_given(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    # What the installation sets up at its command line is nobody's to confirm, and no news.
    if "membership" in entry.facts and entry.person_key != SYSTEM.uid:
        tasks.mail_role_given.enqueue(entry.area_key, entry.facts["membership"])


@receiver(recorded, sender=sender_of(Verb.MEMBERSHIP_ENDED))
def tell_of_a_role_ended(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if "membership" in entry.facts and entry.person_key != SYSTEM.uid:
        tasks.mail_role_ended.enqueue(entry.area_key, entry.facts["membership"])


@receiver(recorded, sender=sender_of(Verb.SECTOR_CHANGED))
def tell_of_a_new_sector(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.mail_sector_changed.enqueue(entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.ITEM_PASSED_UP))
@receiver(recorded, sender=sender_of(Verb.ITEM_ANSWERED))
def tell_the_other_tier(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.mail_passed_item.enqueue(entry.subject_key)


@receiver(recorded, sender=sender_of(PersonVerb.PERSON_ERASED))
def forget_named(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    tasks.forget_named.enqueue(entry.subject_key)


@receiver(recorded, sender=sender_of(Verb.INVITATION_ACCEPTED))
def give_to_account(sender: str, entry: AuditEntry, **kwargs: Any) -> None:
    if "was" in entry.facts:
        tasks.follow_to_account.enqueue(entry.area_key, entry.facts["was"], entry.subject_key)
