"""A year of meetings planned at once."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission

from ..models import Group, Meeting
from ..rules.year import check_days
from .meetings import schedule_meeting


@transaction.atomic
def plan_year(
    *,
    group: Group,
    days: Sequence[date],
    starts: time,
    ends: time,
    kind: str,
    place: str = "",
    link: str = "",
    format: str = "",
    by: Person | Installation,
    at: datetime,
) -> list[Meeting]:
    """Plan a meeting on each of these days, all or none. Nobody gets mail by it; rounds of returns follow as usual."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    check_days(days, timezone.localdate(at))
    facts = {"group": group, "kind": kind, "place": place, "link": link, "format": format}
    return [
        schedule_meeting(**facts, starts_at=moment(day, starts), ends_at=moment(day, ends), by=by, at=at)  # type: ignore[arg-type]  # named above
        for day in sorted(days)
    ]


def moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
