"""Reads of an area's groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from concord.core.areas.models import Area

from ..models import Group, Holding, Seat
from .seats import holding_now, seat_now


def groups_of(area: Area) -> QuerySet[Group]:
    """The main group first, then those that go on, then those that ended."""
    found = Group.objects.filter(area=area).select_related("parent", "chair", "vice_chair", "secretary")
    return found.order_by("-is_main", "ends_on", "name")


def group_named(slug: str) -> Group | None:
    found = Group.objects.select_related("area", "parent", "chair", "vice_chair", "secretary")
    return found.filter(slug=slug).first()


@dataclass(frozen=True)
class GroupLine:
    """A group in a list, with how many seats it has and how many are held."""

    group: Group
    seats: int
    held: int


def group_lines(area: Area, day: date) -> list[GroupLine]:
    held = Exists(Holding.objects.filter(holding_now(day), seat=OuterRef("pk")))
    rows = Seat.objects.filter(seat_now(day), area=area).annotate(is_held=held).values("group").order_by()
    counts = {row["group"]: row for row in rows.annotate(n=Count("pk"), held=Count("pk", filter=Q(is_held=True)))}
    empty = {"n": 0, "held": 0}
    found = [(group, counts.get(group.pk, empty)) for group in groups_of(area)]
    return [GroupLine(group, count["n"], count["held"]) for group, count in found]


def parents_for(area: Area, group: Group | None = None) -> Sequence[Group]:
    """Of which groups one may be a part."""
    found = Group.objects.filter(area=area, ends_on__isnull=True)
    return list(found.exclude(pk=group.pk) if group else found)
