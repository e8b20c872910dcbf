"""Reads of two tiers: how they stand to each other, and what was passed up between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from concord.core.accounts.models import RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import roles_with
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import within

from .models import Membership, PassedItem


@dataclass(frozen=True)
class AbovePage:
    """What a district sees of the area above it. `passed`: what it passed up itself, and nothing of others.

    `is_read`: whether somebody there runs the area, and so reads what comes from below.
    """

    upper: Area | None
    relation: TierRelation | None
    passed: Sequence[PassedItem]
    is_read: bool = False


def relation_of(upper: Area, lower: Area) -> TierRelation | None:
    return TierRelation.objects.filter(upper=upper, lower=lower).select_related("upper", "lower").first()


def above_page(area: Area, today: date) -> AbovePage:
    if area.parent is None:
        return AbovePage(None, None, [])
    runs = RoleGrant.objects.as_at(today).filter(area=area.parent, role__in=roles_with(Permission.MANAGE_AREA))
    return AbovePage(area.parent, relation_of(area.parent, area), passed_by(area), runs.exists())


def passed_by(area: Area) -> list[PassedItem]:
    """What this area passed up to the one that it lies in, the newest first."""
    if area.parent is None:
        return []
    with within(area.parent):
        return list(PassedItem.objects.filter(from_area=area).select_related("area"))


def passed_rows(*, state: str = "") -> QuerySet[PassedItem]:
    """What areas below passed up to the open one, the newest first."""
    found = PassedItem.objects.select_related("from_area", "area")
    return found.filter(state=state) if state else found


def passed_item(uid: str) -> PassedItem | None:
    return PassedItem.objects.select_related("from_area", "area").filter(uid=uid).first()


def names_in(area: Area) -> list[str]:
    """Everybody who takes part in an area, or did."""
    with within(area):
        return list(Membership.objects.filter(area=area).order_by().values_list("person__name", flat=True).distinct())
