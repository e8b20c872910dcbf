"""Events that an area opens to champions of its whole region."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line

from ..models import RegionEvent
from ..rules.region import check_link, check_to_come
from ..terms import Verb

Actor = Person | Installation
LINES = ("title", "place")


@transaction.atomic
def put_region_event(
    *,
    area: Area,
    facts: Mapping[str, Any],
    event: RegionEvent | None = None,
    may_be_over: bool = False,
    by: Actor,
    at: datetime,
) -> RegionEvent:
    """Open an event to the region, or change what is said of it. `may_be_over`: a file also says what was."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    check_link(facts.get("link", ""))
    if not may_be_over:
        check_to_come(facts["on"], timezone.localdate(at))
    made = event or RegionEvent(area=area)
    put(made, {**facts, **{name: clean_line(facts.get(name, "")) for name in LINES}})
    record(Verb.REGION_EVENT_PUT, subject=made, by=by, at=at)
    return made


@transaction.atomic
def remove_region_event(*, event: RegionEvent, by: Actor, at: datetime) -> None:
    require(by, Permission.MANAGE_CHAMPIONS, event.area)
    record(Verb.REGION_EVENT_REMOVED, subject=event, by=by, at=at)
    event.delete()
