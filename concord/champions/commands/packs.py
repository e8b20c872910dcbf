"""That somebody was given the pack for their role."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record

from ..models import PackGiven
from ..queries.packs import has_pack
from ..rules.champions import check_day_has_come
from ..rules.packs import check_is_theirs
from ..terms import Verb


@transaction.atomic
def note_pack_given(
    *, person: Person, area: Area, pack: str, on: date, by: Person | Installation, at: datetime
) -> PackGiven:
    """Keep the day on which somebody was given the pack for a role that they have; noted again, the day changes."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    today = timezone.localdate(at)
    check_day_has_come(on, today)
    check_is_theirs(has_pack(person, area, pack, today))
    facts = {"given_on": on, "noted_by": acting(by)}
    made, _ = PackGiven.objects.update_or_create(area=area, person=person, pack=pack, defaults=facts)
    record(Verb.PACK_GIVEN, subject=person, by=by, at=at, area=area, pack=pack)
    return made
