"""A national agreement that holds for a time."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.text import clean_text

from ..models import Document
from ..rules.national import check_national
from ..terms import Verb

FIELDS = ("national_key", "national_from", "national_until", "national_note", "national_ended_on")


@transaction.atomic
def note_national(
    *,
    document: Document,
    national_key: str,
    by: Person | Installation,
    at: datetime,
    national_from: date | None = None,
    national_until: date | None = None,
    national_note: str = "",
    national_ended_on: date | None = None,
) -> None:
    """Note which national agreement the area took for a time, from when, until when it is planned, and its end (R021).

    Without one, everything that was noted of it goes.
    """
    require(by, Permission.EDIT_AGREEMENT, document.area)
    days = {"from_on": national_from, "until_on": national_until, "ended_on": national_ended_on}
    check_national(document, key=national_key, today=timezone.localdate(at), **days)
    document.national_key, document.national_from = national_key, national_from
    document.national_until, document.national_ended_on = national_until, national_ended_on
    document.national_note = clean_text(national_note) if national_key else ""
    document.save(update_fields=FIELDS)
    record(Verb.NATIONAL_NOTED, subject=document, by=by, at=at, framework=national_key)
