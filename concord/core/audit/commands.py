"""`record`, the one way in which anything is written to the trail, and its daily seal."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.dispatch import Signal

from .models import AuditEntry, AuditSeal
from .queries import database_now, seal_of

# Sent inside the transaction with `entry=`; receivers may only enqueue a task.
recorded = Signal()

SETTLING = timedelta(minutes=5)


def record(
    verb: str,
    *,
    subject: Any,
    by: Any | None,
    at: datetime,
    area: Any | None = None,
    label: str = "",
    **facts: Any,
) -> AuditEntry:
    """Add one entry to the trail and tell the receivers, in the caller's transaction.

    `subject` is any model row with a `reference`, `uid` or key; `by` is a person or None (the clock, or a
    confidential reporter). Facts are small: never secrets, free text or a reporter's identity.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the change that it records.")
    place = area if area is not None else getattr(subject, "area", None)
    entry = AuditEntry(
        area_key=place.key if place else "",
        at=at,
        person_key=str(by.uid) if by else "",
        verb=str(verb),
        subject_kind=subject._meta.label_lower,
        subject_key=subject_key(subject),
        subject_label=(label or str(subject))[:200],
        facts=facts,
    )
    entry.save()
    recorded.send(sender=str(verb), entry=entry)
    return entry


def subject_key(subject: Any) -> str:
    """The text by which the trail knows a row: its reference, uid, or primary key."""
    for name in ("reference", "uid", "slug"):
        value = getattr(subject, name, None)
        if value:
            return str(value)
    return str(subject.pk)


@transaction.atomic
def seal_day(*, at: datetime) -> AuditSeal | None:
    """Seal every entry recorded since the last seal and before the settling window; None when there is none.

    The window is on the database's clock, so that a transaction still open cannot slip in under a seal.
    """
    until = database_now() - SETTLING
    last = AuditSeal.objects.order_by("-until").first()
    after = last.until if last else None
    if after is not None and until <= after:
        return None
    count, head = seal_of(after=after, until=until, previous=last.head if last else "")
    if not count:
        return None
    seal = AuditSeal(sealed_at=at, after=after, until=until, entries=count, previous=last.head if last else "", head=head)
    seal.save()
    return seal
