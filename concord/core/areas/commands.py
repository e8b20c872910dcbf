"""Writes on areas and their rows that need no permission of their own; pages on areas live in the directory."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from .models import Area, ReferenceCounter
from .scoping import AreaOwned


def put(row: AreaOwned, facts: Mapping[str, Any]) -> None:
    """Keep facts in a row of an area, a new one or one that is there. Whoever calls it has asked who may."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()


def next_reference(*, area: Area, series: str, year: int) -> str:
    """The next public reference of a series: `WESS-2026-D014`. Numbers are never reused."""
    return next_references(area=area, series=series, year=year, count=1)[0]


@transaction.atomic
def next_references(*, area: Area, series: str, year: int, count: int) -> list[str]:
    """So many next public references of a series, in order."""
    counter, _ = ReferenceCounter.objects.get_or_create(area=area, series=series, year=year)
    # The update locks the row, so two writers never read the same number.
    ReferenceCounter.objects.filter(pk=counter.pk).update(last=F("last") + count)
    counter.refresh_from_db(fields=["last"])
    return [f"{area.code}-{year}-{series}{number:03d}" for number in range(counter.last - count + 1, counter.last + 1)]
