"""Bodies outside the area as a file says them."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from concord.core.areas.models import Area

from .cells import address_in, text_in
from .exports import in_turn
from .imports import choice_in, day_in, line_in, name_in
from .models import OutsideBody
from .terms import BodyStatus, SignpostTopic

BODY: dict[str, tuple[Any, ...]] = {
    "name": (name_in, 160),
    "topic": (choice_in, SignpostTopic.values),
    "role": (name_in, 300),
    "can_do": (text_in, 500),
    "go_when": (text_in, 500),
    "url": (address_in, 300),
    "status": (choice_in, BodyStatus.values, BodyStatus.ACTIVE),
    "successor": (line_in, 160),
    "source": (line_in, 160),
    "checked_on": (day_in,),
}


def all_bodies(area: Area) -> Iterable[OutsideBody]:
    """Each after the one that took its place."""
    found = OutsideBody.objects.filter(area=area).select_related("successor", "area").order_by("name", "pk")
    return in_turn(found, attrgetter("successor"))


def body_kept(one: OutsideBody) -> dict[str, Any]:
    return {name: getattr(one, name) for name in BODY} | {"successor": one.successor.name if one.successor else ""}
