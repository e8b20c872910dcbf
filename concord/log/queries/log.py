"""The log itself: search, filter, each point's page, registers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from concord.core.areas.models import Area

from ..models import Decision, GoodPractice, LearningItem, Period, Point, PointUse
from ..terms import PeriodState
from .decisions import source_words

# Before its period is locked a point is its reporter's alone.
SHOWN = (PeriodState.LOCKED, PeriodState.DECIDED, PeriodState.REPORTED)


@dataclass(frozen=True)
class PointPage:
    """A point with everything that belongs to it."""

    point: Point
    sources: Sequence[str]
    decisions: Sequence[Decision]
    merged: Sequence[Point]


def shown_points(area: Area) -> QuerySet[Point]:
    """What members of the group may see: tabled points of locked periods."""
    return Point.objects.tabled().filter(area=area, period__state__in=SHOWN, withdrawn_at__isnull=True)


def log_points(area: Area, chosen: Mapping[str, str]) -> QuerySet[Point]:
    """Standing points, newest period first, narrowed by what was chosen: box, sector, organisation, commitment,
    decision, period, words. A search never looks into anything but the version that the group sees."""
    found = shown_points(area).filter(merged_into__isnull=True)
    fields = {
        "box": "box",
        "sector": "sector",
        "organisation": "about_organisation__uid",
        "commitment": "commitment",
        "period": "period__reference",
    }
    for key, column in fields.items():
        if chosen.get(key):
            found = found.filter(**{column: chosen[key]})
    if chosen.get("search"):
        found = found.filter(text__icontains=chosen["search"])
    found = by_decision(found, chosen.get("decision", ""))
    current = Prefetch("decisions", Decision.objects.filter(is_current=True), to_attr="current")
    found = found.select_related("period", "log_return__expectation", "commitment_text").prefetch_related(
        current, "merged"
    )
    return found.order_by("-period__opens_on", "box", "reference")


def by_decision(found: QuerySet[Point], decision: str) -> QuerySet[Point]:
    if decision == "win":
        return found.filter(decisions__is_current=True, decisions__win=True)
    if decision == "undecided":
        return found.exclude(decisions__is_current=True)
    return found.filter(decisions__is_current=True, decisions__verdict=decision) if decision else found


def point_page(reference: str, area: Area) -> PointPage | None:
    point = (
        shown_points(area)
        .select_related(
            "period", "log_return__expectation", "commitment_text", "merged_into", "about_unit", "area", "win_story"
        )
        .prefetch_related("reply_requests", "action_links__action", "learning_items", "practices", "uses")
        .filter(reference=reference)
        .first()
    )
    if point is None:
        return None
    merged = list(point.merged.select_related("log_return__expectation"))
    decisions = list(point.decisions.select_related("meeting", "commitment_text", "replaces").order_by("-decided_at"))
    return PointPage(point, sorted({source_words(p) for p in [point, *merged]}), decisions, merged)


def wins(area: Area) -> QuerySet[Decision]:
    found = Decision.objects.filter(area=area, is_current=True, win=True, point__merged_into__isnull=True)
    return found.select_related("point__period", "point__win_story", "commitment_text").order_by("-decided_on", "-pk")


def learning(area: Area) -> QuerySet[LearningItem]:
    return LearningItem.objects.filter(area=area).select_related("owner", "point").order_by("state", "due_on", "pk")


def practices(area: Area) -> QuerySet[GoodPractice]:
    return GoodPractice.objects.filter(area=area).select_related("point").order_by("-added_on", "title")


def uses(area: Area, use: str) -> QuerySet[PointUse]:
    """Points marked as input, grouped by topic (R119)."""
    found = (
        PointUse.objects.filter(area=area).select_related("point__period").order_by("use", "topic", "point__reference")
    )
    return found.filter(use=use) if use else found


def periods_decided(area: Area, until: date) -> list[Period]:
    found = Period.objects.filter(area=area, state__in=[PeriodState.DECIDED, PeriodState.REPORTED], locks_on__lte=until)
    return list(found.order_by("opens_on"))
