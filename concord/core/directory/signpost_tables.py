"""Bodies outside the area as a table."""

from typing import Any

from concord.core.areas.models import Area

from .exports import ExportTable
from .models import OutsideBody

BODY_COLUMNS = ("name", "topic", "role", "can_do", "go_when", "url", "status", "successor", "source", "checked_on")


def outside_bodies(area: Area) -> ExportTable:
    found = OutsideBody.objects.filter(area=area).select_related("successor").order_by("name", "pk")
    return ExportTable(BODY_COLUMNS, [body_row(one) for one in found])


def body_row(one: OutsideBody) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in BODY_COLUMNS}
    return row | {"successor": one.successor.name if one.successor else ""}
