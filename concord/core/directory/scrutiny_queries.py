"""What scrutiny committees look at."""

from datetime import date

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from .models import Partnership, ScrutinyItem
from .terms import PartnershipKind


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


def scrutiny_table(area: Area) -> ExportTable:
    columns = ("committee", "kind", "title", "on", "evidence_due_on", "outcome")
    found = scrutiny_items(area)
    return ExportTable(columns, [{name: getattr(one, name) for name in columns} for one in found])
