"""Risks to capacity and resources."""

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
from concord.core.directory.commands.lists import person_named
from concord.core.lib.text import clean_line

from ..models import Risk
from ..terms import Verb
from .removing import RISK_LABEL

Actor = Person | Installation
LINES = ("title", "cause", "effect", "mitigation")


@transaction.atomic
def put_risk(*, area: Area, facts: Mapping[str, Any], risk: Risk | None = None, by: Actor, at: datetime) -> Risk:
    """Write a risk down, or change it."""
    require(by, Permission.MANAGE_OFFICERS, area)
    made = risk or Risk(area=area)
    put(made, {**facts, **{name: clean_line(facts.get(name, "")) for name in LINES}})
    record(Verb.RISK_PUT, subject=made, by=by, at=at, label=RISK_LABEL)
    return made


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Risk | None, **about: Any) -> Risk:
    """From a file, which names the owner."""
    return put_risk(area=area, facts={**facts, "owner": named(area, facts["owner"], row)}, risk=row, **about)


def named(area: Area, name: str, row: Risk | None) -> Person | None:
    """Somebody with a role here, or whoever owns it already."""
    if not name:
        return None
    if row is not None and row.owner is not None and str(row.owner) == name:
        return row.owner
    return person_named(area, name, "owner")
