"""What partners gave in time and kind in a financial year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.lib.dates import add_months

from ..models import Resource
from ..rules.resources import Gift, GiftSum, by_body, by_sector, gaps_in_words, roles_that_name_it
from .budgets import label_of, year_of


@dataclass(frozen=True)
class ResourcesPage:
    """One year. `roles`: how many name the agreement in what is written of them."""

    year: int
    label: str
    rows: Sequence[Resource]
    bodies: Sequence[GiftSum]
    sectors: Sequence[GiftSum]
    gaps: Sequence[tuple[str, str]]
    roles: int


def years_to_choose(area: Area, day: date) -> list[tuple[int, str]]:
    """This year and the ones before, back to the first gift. One query."""
    first = Resource.objects.filter(area=area).order_by("on").values_list("on", flat=True).first()
    now = year_of(area, day)
    return [(year, label_of(area, year)) for year in range(now, year_of(area, first or day) - 1, -1)]


def resources_in(area: Area, year: int) -> QuerySet[Resource]:
    begins = date(year, area.financial_year_month, 1)
    found = Resource.objects.filter(area=area, on__gte=begins, on__lt=add_months(begins, 12))
    return found.select_related("organisation")


def resources_page(area: Area, year: int) -> ResourcesPage:
    """One query."""
    rows = list(resources_in(area, year))
    gifts = [gift_of(row) for row in rows]
    sectors = by_sector(gifts)
    roles = roles_that_name_it(gifts)
    return ResourcesPage(year, label_of(area, year), rows, by_body(gifts), sectors, gaps_in_words(sectors), roles)


def gift_of(row: Resource) -> Gift:
    named = row.role if row.names_agreement else ""
    return Gift(row.organisation.name, row.sector, row.hours or Decimal(0), row.worth or 0, row.is_rough, named)


def resource_of(uid: str) -> Resource | None:
    return Resource.objects.select_related("organisation", "area").filter(uid=uid).first()
