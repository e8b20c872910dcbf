"""Events for the region from a file in the export's own shape."""

from collections.abc import Iterable, Mapping
from typing import Any

from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.directory.cells import address_in, day_needed_in
from concord.core.directory.commands.lists import shape_of
from concord.core.directory.imports import choice_in, line_in, name_in

from ..models import RegionEvent
from ..terms import WorkTheme
from .region import put_region_event

EVENT: dict[str, tuple[Any, ...]] = {
    "on": (day_needed_in,),
    "title": (name_in, 120),
    "place": (line_in, 200),
    "link": (address_in, 200),
    "theme": (choice_in, ["", *WorkTheme.values]),
}


def all_events(area: Area) -> Iterable[RegionEvent]:
    return RegionEvent.objects.filter(area=area)


def put_event(*, area: Area, facts: Mapping[str, Any], row: RegionEvent | None, **about: Any) -> None:
    put_region_event(area=area, facts=facts, event=row, may_be_over=True, **about)


REGION_EVENTS = shape_of(
    EVENT,
    required=("on", "title"),
    same=("on", "title"),
    rows=all_events,
    put=put_event,
    permission=Permission.MANAGE_CHAMPIONS,
)
