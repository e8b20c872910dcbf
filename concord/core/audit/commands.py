"""`record`, the one way in which anything is written to the trail, and its daily seal."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural

from .models import AuditEntry, AuditSeal
from .queries import database_now, digest_of, head_of, last_seal, recorded_between
from .terms import Verb

# Sent inside the transaction with `entry=`; receivers may only enqueue a task.
recorded = Signal()
SENDERS: dict[str, str] = {}

# A transaction may stay open for so long after it wrote an entry; then it cannot slip in under a seal.
SETTLING = timedelta(minutes=5)
MARK = 16  # letters of an entry's hash that a seal keeps


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

    `subject` is any model row with a `reference`, `uid` or key; `by` is a person, the installation, or None (a
    confidential reporter, or the holder of a link who is not a person here). Facts are small: never secrets, free
    text or a reporter's identity.
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
    recorded.send(sender=sender_of(verb), entry=entry)
    return entry


def sender_of(verb: str) -> str:
    """What `@receiver(recorded, sender=…)` listens to."""
    # A signal knows its sender by identity, and the text of a verb is a new object each time: the first one is kept.
    return SENDERS.setdefault(str(verb), str(verb))


def subject_key(subject: Any) -> str:
    """The text by which the trail knows a row: its reference, uid, or primary key."""
    for name in ("reference", "uid", "slug"):
        value = getattr(subject, name, None)
        if value:
            return str(value)
    return str(subject.pk)


def check_day_is_open(day: date) -> None:
    """Raise `RuleBroken` for a day before the one up to which the trail is sealed."""
    last = last_seal()
    if last is not None and day < timezone.localdate(last.until):
        sealed = f"{timezone.localdate(last.until):%-d %B %Y}"
        raise RuleBroken(f"The trail is sealed up to {sealed}, so an earlier day can no longer be sealed.")


def seal_day(*, at: datetime, through: date | None = None) -> AuditSeal | None:
    """Seal every entry recorded since the last seal and before the settling window; None when there is none.

    The window is on the database's clock. `through`: a day after which nothing is sealed, where somebody asks for one.
    Doing it twice, or on two machines at once, seals once. Raises `RuleBroken` for a day that is sealed already.
    """
    if through is not None:
        check_day_is_open(through)
    try:
        with transaction.atomic():
            return seal_what_settled(at, through)
    except IntegrityError:
        # Another machine's seal follows the same one: its work is done.
        return None


def seal_what_settled(at: datetime, through: date | None) -> AuditSeal | None:
    now, last = database_now(), last_seal()
    after, until = last.until if last else None, now - SETTLING if now else None
    if until is not None and through is not None:
        until = min(until, timezone.make_aware(datetime.combine(through, time.max)))
    if until is None or (after is not None and until <= after):
        return None
    digests = [(entry.pk, digest_of(entry)) for entry in recorded_between(after, until)]
    if not digests:
        return None
    seal = AuditSeal(
        sealed_at=at,
        after=after,
        until=until,
        entries=len(digests),
        previous=last.head if last else "",
        marks=[[pk, digest[:MARK]] for pk, digest in digests],
    )
    seal.head = head_of(seal, [digest for _, digest in digests])
    seal.save()
    # An entry of its own: it shows when the newest seal is taken away, and that the clock ran on a quiet day.
    record(Verb.SEALED, subject=seal, by=None, at=at, label=plural(len(digests), "entry", "entries"), head=seal.head)
    return seal
