"""Sponsors from a file in the export's own shape."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record

from .. import sponsor_rules as rules
from ..models import Endorsement
from ..sponsor_tables import SPONSOR_COLUMNS, all_sponsors, kept, sponsor_row
from ..terms import Verb
from .lists import Shape, partner_named
from .sponsors import name_them

PLAIN = ("post", "statement", "endorsed_on", "confirmed_on", "consent_on", "ended_on")


def put_imported(
    *, area: Area, facts: Mapping[str, Any], row: Endorsement | None, by: Person | Installation, at: datetime
) -> None:
    """From a file, which gives the days too. A consent is of whoever gave it: it passes to no other name."""
    require(by, Permission.MANAGE_PEOPLE, area)
    rules.check_days_told(facts, timezone.localdate(at))
    made = row or Endorsement(area=area)
    if row is not None:
        rules.check_told_of(row, facts)
    name_them(made, facts["who"], may_publish=False)
    rules.check_spelt(made, facts["who"])
    if row is None or row.organisation.name != facts["organisation"]:
        made.organisation = partner_named(facts["organisation"], "organisation")
    for name in PLAIN:
        setattr(made, name, facts[name])
    made.renews = followed(made, facts["follows"])
    made.save()
    verb = Verb.SPONSOR_CHANGED if row else Verb.SPONSOR_ADDED
    record(verb, subject=made, by=by, at=at, label=str(made.organisation))


def followed(made: Endorsement, named: str) -> Endorsement | None:
    """Who held the post before: somebody of that name whom nobody else follows, of the same organisation first."""
    if not named or (made.renews and made.renews.who == named):
        return made.renews if named else None
    free = Endorsement.objects.filter(area=made.area, renewed_by=None).exclude(pk=made.pk)
    there = [one for one in free.select_related("person", "organisation") if one.who == named]
    there.sort(key=lambda one: (one.organisation_id != made.organisation_id, one.ended_on is None))
    found = there[0] if there else None
    rules.check_followed(found, named)
    return found


SPONSORS = Shape(
    columns=SPONSOR_COLUMNS,
    required=("organisation", "who", "endorsed_on"),
    same=("organisation", "who", "endorsed_on"),
    read=sponsor_row,
    rows=all_sponsors,
    kept=kept,
    put=put_imported,
    verb=Verb.SPONSORS_IMPORTED,
    permission=Permission.MANAGE_PEOPLE,
)
