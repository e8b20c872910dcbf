"""Items passed up between two tiers as a table: what came up to an area, and what it passed up itself."""

from concord.core.areas.models import Area
from concord.core.areas.scoping import within

from .exports import ExportTable
from .models import PassedItem
from .tier_queries import passed_by

SAME = ("title", "text", "consented_on", "passed_on", "state", "answer", "answered_on")
COLUMNS = ("ref", "from", "to", "consent", *SAME)


def passed_items(area: Area) -> ExportTable:
    with within(area):
        came_up = list(PassedItem.objects.filter(area=area).select_related("from_area", "area"))
    return ExportTable(COLUMNS, [passed_row(item) for item in [*came_up, *passed_by(area)]])


def passed_row(item: PassedItem) -> dict[str, object]:
    row = {name: getattr(item, name) for name in SAME}
    return row | {"ref": item.uid, "from": item.from_area.name, "to": item.area.name, "consent": item.consent_way}
