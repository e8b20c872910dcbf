"""What partners give in time and kind."""

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

from ..models import Resource
from ..rules.resources import check_has_come, check_role, check_worth
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def put_resource(
    *, area: Area, facts: Mapping[str, Any], resource: Resource | None = None, by: Actor, at: datetime
) -> Resource:
    """Write down what a partner gave, or change it. `facts`: hours, or the worth in pence, or both."""
    require(by, Permission.MANAGE_OFFICERS, area)
    given = {**facts, "role": clean_line(facts.get("role", ""))}
    check_worth(given.get("hours"), given.get("worth"))
    check_role(given["role"], names_agreement=given.get("names_agreement", False))
    check_has_come(given["on"], timezone.localdate(at))
    made = resource or Resource(area=area)
    if made.organisation_id != given["organisation"].pk:
        given["sector"] = given["organisation"].sector
    put(made, given)
    record(Verb.RESOURCE_PUT, subject=made, by=by, at=at)
    return made
