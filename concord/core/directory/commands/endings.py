"""Areas that close or become part of another, and areas that are opened again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.terms import AreaStatus, Verb
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import Organisation
from ..rules import check_has_come

Actor = Person | Installation


@transaction.atomic
def end_area(*, area: Area, on: date, by: Actor, at: datetime, into: Area | None = None) -> None:
    """Close an area, or note that it became part of another. It is read from then on, and takes nothing new (R001).

    The other area looks after its organisations from then on. Nothing that was reported changes.
    """
    for place in (area, into) if into else (area,):
        require(by, Permission.RUN_INSTALLATION, place)
    check_has_come(on, timezone.localdate(at))
    if into is not None and (into.pk == area.pk or into.has_ended):
        raise RuleBroken("Choose another area that has not closed.", field="into")
    status = AreaStatus.MERGED if into else AreaStatus.CLOSED
    # Compare-and-set: two administrators may press the button in the same minute.
    if (
        Area.objects.filter(pk=area.pk, status=AreaStatus.ACTIVE).update(status=status, ended_on=on, merged_into=into)
        != 1
    ):
        raise RuleBroken(f"{area} has closed already.")
    area.refresh_from_db()
    if into is not None:
        Organisation.objects.filter(home_area=area).update(home_area=into)
    record(Verb.AREA_ENDED, subject=area, by=by, at=at, area=area, **({"into": into.code} if into else {}))


@transaction.atomic
def reopen_area(*, area: Area, by: Actor, at: datetime) -> None:
    """Take back that an area has closed. The organisations that another area took over stay with it."""
    require(by, Permission.RUN_INSTALLATION, area)
    ended = Area.objects.filter(pk=area.pk).exclude(status=AreaStatus.ACTIVE)
    if ended.update(status=AreaStatus.ACTIVE, ended_on=None, merged_into=None) != 1:
        raise RuleBroken(f"{area} is open.")
    area.refresh_from_db()
    record(Verb.AREA_REOPENED, subject=area, by=by, at=at, area=area)
