"""Reads of how, and how often, a group decided to meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.lib.dates import add_months

from ..models import FormatDecision, Group
from ..rules.year import rhythm_of
from ..terms import MeetingState


@dataclass(frozen=True)
class FormatsPage:
    """Every decision, the latest first; the one in force; and how many meetings are planned in the year ahead."""

    group: Group
    decisions: Sequence[FormatDecision]
    current: FormatDecision | None
    planned: int


def formats_page(group: Group, today: date) -> FormatsPage:
    decisions = list(FormatDecision.objects.filter(group=group).select_related("meeting"))
    current = next((one for one in decisions if one.effective_on <= today), None)
    ahead = group.meetings.filter(state=MeetingState.SCHEDULED, starts_at__date__gte=today)
    planned = ahead.filter(starts_at__date__lt=add_months(today, 12)).count()
    return FormatsPage(group, decisions, current, planned)


def format_of(uid: str) -> FormatDecision | None:
    return FormatDecision.objects.select_related("group", "area", "meeting").filter(uid=uid).first()


def format_in_force(group: Group, on: date) -> FormatDecision | None:
    return FormatDecision.objects.filter(group=group, effective_on__lte=on).first()


def usual(group: Group, on: date) -> dict[str, Any]:
    """What a form about the group's meetings begins with, by the decision in force."""
    found = format_in_force(group, on)
    if found is None:
        return {}
    return {"format": found.format, **(rhythm_of(found.meetings_a_year) if found.meetings_a_year else {})}


def formats_of_area(area: Area) -> QuerySet[FormatDecision]:
    found = FormatDecision.objects.filter(area=area).select_related("group", "meeting")
    return found.order_by("group", "effective_on")
