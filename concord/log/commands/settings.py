"""How an area makes its returns: limits, days, reminders, notes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.group.models import Group

from ..models import LogSettings
from ..queries.settings import settings_of
from ..rules import periods as rules
from ..terms import Verb
from .planning import move_periods

Actor = Person | Installation


@transaction.atomic
def change_settings(*, area: Area, changes: Mapping[str, Any], by: Actor, at: datetime) -> LogSettings:
    """Change limits, days, reminders or the notes; new notes are a new version. Planned periods get their new dates."""
    require(by, Permission.MANAGE_PERIODS, area)
    found = settings_of(area)
    if "notes" in changes and changes["notes"] != found.notes:
        found.notes_version += 1
    for name, value in changes.items():
        setattr(found, name, value)
    rules.check_days_before_meeting(
        opens=found.opens_days_before_meeting, due=found.due_days_before_meeting, locks=found.locks_days_before_meeting
    )
    found.save()
    record(Verb.SETTINGS_CHANGED, subject=area, by=by, at=at, area=area, fields=sorted(changes))
    for group in Group.objects.filter(area=area):
        move_periods(group=group, at=at)
    return found
