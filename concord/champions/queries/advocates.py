"""Those who speak up for the agreement without a role."""

from typing import Any

from django.db.models import Q, QuerySet

from concord.core.areas.models import Area

from ..imports import ADVOCATES
from ..models import Advocate


def advocates(area: Area, search: str = "") -> QuerySet[Advocate]:
    found = Advocate.objects.filter(area=area)
    if search:
        words = Q(raises__icontains=search) | Q(where__icontains=search) | Q(how_known__icontains=search)
        found = found.filter(words | Q(name__icontains=search))
    return found.order_by("name", "pk")


def advocate_of(uid: str) -> Advocate | None:
    return Advocate.objects.select_related("area").filter(uid=uid).first()


def kept(advocate: Advocate) -> dict[str, Any]:
    """What is kept of somebody, as a file says it."""
    return {name: getattr(advocate, name) for name in ADVOCATES}
