"""The second half of an import: decisions, mergers, and what each period comes to."""

from datetime import datetime, time

from django.utils import timezone

from concord.core.areas.commands import next_reference
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult

from ..imports.returns import DecidedFacts, RowFacts
from ..models import Decision, LogReturn, Period, Point
from ..terms import Method, PeriodState, WinLimb
from .imported import Reading
from .summaries import refresh_summary


def keep_decision(point: Point, facts: RowFacts, reading: Reading) -> bool:
    decided = facts.decided
    if decided.is_empty or point.decisions.filter(is_current=True).exists():
        return False
    if not point.period.imported:
        raise RuleBroken(
            "The group decides on this period at its meeting. Leave the decision's columns empty.", field="verdict"
        )
    decision = decision_row(point, decided, facts, reading)
    decision.save()
    return True


def decision_row(point: Point, decided: DecidedFacts, facts: RowFacts, reading: Reading) -> Decision:
    on = decided.decided_on or point.period.locks_on
    number = decided.reference or next_reference(area=reading.area, series="D", year=on.year)
    return Decision(
        area=point.area,
        reference=number,
        point=point,
        decided_on=on,
        decided_at=timezone.make_aware(datetime.combine(on, time(12))),
        verdict=decided.verdict,
        win=decided.win,
        win_limb=decided.limb,
        win_source=facts.point.win_source if decided.win else "",
        historic_limb=decided.limb == WinLimb.A and point.commitment_id is None,
        learning=decided.learning,
        commitment=point.commitment,
        commitment_text=point.commitment_text,
        reason=decided.reason,
        method=Method.IMPORTED,
    )


def finish(reading: Reading, result: ImportResult) -> None:
    """Merge what says so, settle the state of each period, and work its figures out."""
    for number, point, into in reading.merges:
        merge(number, point, into, result)
    mark_nil(reading)
    for period in Period.objects.filter(area=reading.area, pk__in=reading.touched).select_related("area"):
        settle(period)
        refresh_summary(period=period)


def mark_nil(reading: Reading) -> None:
    """A return that brought confidential points alone reads “nothing to report”, as it would on the web."""
    new = LogReturn.objects.filter(pk__in=[reading.returns[key].pk for key in reading.fresh])
    new.filter(points__isnull=True, box_answers__isnull=True).update(is_nil=True)


def merge(number: int, point: Point, into: str, result: ImportResult) -> None:
    head = Point.objects.filter(area=point.area, reference=into).first()
    if head is None or head.pk == point.pk or head.period_id != point.period_id:
        result.error(f"There is no other point {into} in this period to merge into.", number, "merged_into")
    elif head.merged_into_id:
        result.error(f"{into} is itself merged into another point.", number, "merged_into")
    elif point.merged_into_id != head.pk:
        Point.objects.filter(pk=point.pk).update(merged_into=head)


def settle(period: Period) -> None:
    """A locked period whose every point has its decision is decided."""
    if not period.imported or period.state != PeriodState.LOCKED:
        return
    points = Point.objects.filter(period=period, merged_into__isnull=True)
    waiting = points.exclude(decisions__is_current=True).exists()
    if points.exists() and not waiting:
        Period.objects.filter(pk=period.pk).update(state=PeriodState.DECIDED)
        period.state = PeriodState.DECIDED
