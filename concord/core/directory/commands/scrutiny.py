"""What scrutiny committees look at, and when evidence is due (R051)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line, clean_text

from .. import partnership_rules as rules
from ..models import ScrutinyItem
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def put_scrutiny_item(
    *, area: Area, facts: Mapping[str, Any], item: ScrutinyItem | None = None, by: Actor, at: datetime
) -> ScrutinyItem:
    """Note what a committee looks at, or change it. `facts`: its columns."""
    require(by, Permission.MANAGE_PEOPLE, area)
    rules.check_scrutinises(facts["committee"].kind)
    rules.check_evidence_day(facts.get("evidence_due_on"), facts["on"])
    made = item or ScrutinyItem(area=area)
    words = {"title": clean_line(facts["title"]), "outcome": clean_text(facts.get("outcome", ""))}
    put(made, {**facts, **words})
    record(Verb.SCRUTINY_NOTED, subject=made, by=by, at=at)
    return made


@transaction.atomic
def remove_scrutiny_item(*, item: ScrutinyItem, by: Actor, at: datetime) -> None:
    require(by, Permission.MANAGE_PEOPLE, item.area)
    record(Verb.SCRUTINY_REMOVED, subject=item, by=by, at=at)
    item.delete()
