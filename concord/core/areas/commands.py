"""Writes on areas that need no permission of their own; pages on areas live in the directory."""

from django.db import transaction
from django.db.models import F

from .models import Area, ReferenceCounter


@transaction.atomic
def next_reference(*, area: Area, series: str, year: int) -> str:
    """The next public reference of a series: `WESS-2026-D014`. Numbers are never reused."""
    counter, _ = ReferenceCounter.objects.get_or_create(area=area, series=series, year=year)
    # The update locks the row, so two writers never read the same number.
    ReferenceCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db(fields=["last"])
    return f"{area.code}-{year}-{series}{counter.last:03d}"
