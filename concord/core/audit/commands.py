"""`record`: the one way in which anything is written to the trail."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.dispatch import Signal

from .models import AuditEntry

# Sent inside the transaction with `entry=`; receivers may only enqueue a task.
recorded = Signal()


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
