"""What scrutiny committees look at."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from concord.core.areas.models import Area

from .cells import day_needed_in, text_in
from .imports import choice_in, day_in, name_in
from .models import Partnership, ScrutinyItem
from .terms import PartnershipKind, ScrutinyKind

SCRUTINY: dict[str, tuple[Any, ...]] = {
    "committee": (name_in, 160),
    "kind": (choice_in, ScrutinyKind.values),
    "title": (name_in, 160),
    "on": (day_needed_in,),
    "evidence_due_on": (day_in,),
    "outcome": (text_in, 1000),
}


def committees(area: Area) -> QuerySet[Partnership]:
    return Partnership.objects.filter(area=area, kind=PartnershipKind.SCRUTINY, ended_on__isnull=True).order_by("name")


def scrutiny_items(area: Area) -> QuerySet[ScrutinyItem]:
    """The latest first, each with its committee."""
    return ScrutinyItem.objects.filter(area=area).select_related("committee", "area")


def evidence_due(area: Area, day: date) -> QuerySet[ScrutinyItem]:
    """What evidence is still to come for, the soonest first."""
    found = scrutiny_items(area).filter(evidence_due_on__gte=day)
    return found.order_by("evidence_due_on", "pk")


def scrutiny_item_of(uid: str) -> ScrutinyItem | None:
    return ScrutinyItem.objects.select_related("committee", "area").filter(uid=uid).first()


def all_items(area: Area) -> QuerySet[ScrutinyItem]:
    return scrutiny_items(area).order_by("on", "pk")


def item_kept(one: ScrutinyItem) -> dict[str, Any]:
    """An item as a file says it: the committee by name."""
    return {name: getattr(one, name) for name in SCRUTINY} | {"committee": one.committee.name}
