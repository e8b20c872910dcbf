"""Entries for tests, and time passing on the database's clock."""

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from concord.core.audit.commands import record
from concord.core.audit.models import AuditEntry
from concord.core.audit.queries import database_now
from tests.factories.areas import AreaFactory

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)


def entry(verb="log.return_sent", *, by=None, at=AT, area=None, label="a return", **facts):
    place = area or AreaFactory()
    with transaction.atomic():
        made = record(verb, subject=place, by=by, at=at, area=place, label=label, **facts)
    return AuditEntry.objects.get(pk=made.pk)


def tamper(sql, *params):
    """What somebody with the database's password can do: no model says no."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def settle(minutes=60, since=None):
    """Let the entries recorded so far (or since a moment) age on the database's clock, in their order."""
    found = AuditEntry.objects.filter(recorded_at__gt=since) if since else AuditEntry.objects.all()
    start = since or database_now() - timedelta(minutes=minutes)
    for n, one in enumerate(found.order_by("pk"), start=1):
        AuditEntry.objects.filter(pk=one.pk).update(recorded_at=start + timedelta(milliseconds=n))
