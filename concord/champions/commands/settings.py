"""When a champion counts as taking part often."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record

from ..models import ChampionSettings
from ..rules.engagement import check_span
from ..terms import Verb


@transaction.atomic
def change_settings(
    *, area: Area, months: int, often_from: int, by: Person | Installation, at: datetime
) -> ChampionSettings:
    """From how many times in how many months somebody takes part often; shown beside every such word."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    check_span(months, often_from)
    made, _ = ChampionSettings.objects.update_or_create(
        area=area, defaults={"months": months, "often_from": often_from}
    )
    record(Verb.SETTINGS_CHANGED, subject=area, by=by, at=at, area=area, months=months, often_from=often_from)
    return made
