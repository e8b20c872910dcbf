"""Those who speak up for the agreement without a role: kept by consent, gone without."""

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

from ..models import Advocate
from ..rules.advocates import check_consent
from ..terms import Verb

Actor = Person | Installation
LABEL = "an advocate"
LINES = ("name", "how_known", "phone", "raises", "where")


@transaction.atomic
def put_advocate(
    *,
    area: Area,
    facts: Mapping[str, Any],
    agreed: bool,
    advocate: Advocate | None = None,
    by: Actor,
    at: datetime,
) -> Advocate:
    """Keep somebody who said yes, or change what is kept. The trail never names them."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    today = timezone.localdate(at)
    check_consent(agreed=agreed, on=facts.get("consent_on"), way=facts.get("consent_way", ""), today=today)
    made = advocate or Advocate(area=area)
    put(made, {**facts, **{name: clean_line(facts.get(name, "")) for name in LINES}})
    record(Verb.ADVOCATE_PUT, subject=made, by=by, at=at, label=LABEL)
    return made


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Advocate | None, **about: Any) -> Advocate:
    """From a file that gives the day of their yes and how they said it."""
    return put_advocate(area=area, facts=facts, agreed=True, advocate=row, **about)


@transaction.atomic
def remove_advocate(*, advocate: Advocate, by: Actor, at: datetime) -> None:
    """They took their consent back, or do not speak up any more: everything about them goes."""
    require(by, Permission.MANAGE_CHAMPIONS, advocate.area)
    forget_advocate(advocate=advocate, by=by, at=at)


@transaction.atomic
def forget_advocate(*, advocate: Advocate, by: Actor, at: datetime) -> None:
    """As above, for whoever may erase the person: it asks for no permission of its own."""
    record(Verb.ADVOCATE_REMOVED, subject=advocate, by=by, at=at, label=LABEL)
    advocate.delete()
