"""Writes on a person's private calendar address."""

import uuid
from datetime import datetime

from django.db import transaction

from concord.core.audit.commands import record

from ..models import Person
from ..terms import Verb


@transaction.atomic
def make_feed(*, person: Person, at: datetime) -> None:
    """Give somebody a calendar address; an earlier one is worth nothing from now on."""
    person.calendar_key = uuid.uuid4()
    person.save(update_fields=["calendar_key"])
    record(Verb.FEED_MADE, subject=person, by=person, at=at, label="own account")


@transaction.atomic
def end_feed(*, person: Person, at: datetime) -> None:
    """Close somebody's calendar address."""
    if person.calendar_key is None:
        return
    person.calendar_key = None
    person.save(update_fields=["calendar_key"])
    record(Verb.FEED_ENDED, subject=person, by=person, at=at, label="own account")
