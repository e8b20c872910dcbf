"""The second half of an import: decisions, mergers, and what each period comes to."""

from datetime import datetime, time

from django.utils import timezone

from concord.core.areas.commands import next_references
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult

from ..imports.returns import DecidedFacts, RowFacts
from ..models import BoxAnswer, Decision, LogReturn, Period, Point
from ..rules.returns import box_to_cover
from ..terms import Method, PeriodState, WinLimb
from .reading import Reading
from .summaries import refresh_summary

# Rows in one statement.
BATCH = 500


def keep_decision(point: Point, facts: RowFacts, reading: Reading) -> bool:
    decided = facts.decided
    # What is merged here has the decision of the point it counts with.
    if decided.is_empty or point.reference in reading.decided or point.merged_into_id:
        return False
    if not point.period.imported:
        raise RuleBroken(
            "The group decides on this period at its meeting. Leave the decision's columns empty.", field="verdict"
        )
    reading.decided.add(point.reference)
    reading.new_decisions.append(decision_row(point, decided, facts))
    return True


def decision_row(point: Point, decided: DecidedFacts, facts: RowFacts) -> Decision:
    on = decided.decided_on or point.period.locks_on
    return Decision(
        area_id=point.area_id,
        reference=decided.reference,
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
    """Keep what the rows brought, merge what says so, settle the state of each period, and work its figures out."""
    cover_silence(reading)
    keep(reading)
    for number, point, into in reading.merges:
        merge(number, point, into, result)
    mark_nil(reading)
    for period in Period.objects.filter(area=reading.area, pk__in=reading.touched).select_related("area"):
        settle(period)
        refresh_summary(period=period)


def keep(reading: Reading) -> None:
    """All new rows at once, in as few statements as there can be."""
    Point.objects.bulk_create(reading.new_points, batch_size=BATCH)
    BoxAnswer.objects.bulk_create(reading.new_answers, batch_size=BATCH)
    unnumbered = [decision for decision in reading.new_decisions if not decision.reference]
    for year in sorted({decision.decided_on.year for decision in unnumbered}):
        of_year = [decision for decision in unnumbered if decision.decided_on.year == year]
        numbers = next_references(area=reading.area, series="D", year=year, count=len(of_year))
        for decision, number in zip(of_year, numbers, strict=True):
            decision.reference = number
    Decision.objects.bulk_create(reading.new_decisions, batch_size=BATCH)


def cover_silence(reading: Reading) -> None:
    """As with sending: one silent box among three answers would say where the confidential points are."""
    for key in reading.fresh:
        made = reading.returns[key]
        held = reading.held[made.pk]
        box = box_to_cover(held.nothing | {point.box for point in held.points}, held.sealed)
        if box:
            reading.new_answers.append(BoxAnswer(area=reading.area, log_return=made, box=box))


def mark_nil(reading: Reading) -> None:
    """A return that brought confidential points alone reads “nothing to report”, as it would on the web."""
    fresh = {reading.returns[key].pk for key in reading.fresh}
    new = LogReturn.objects.filter(pk__in=fresh - reading.withdrawn)
    new.filter(points__isnull=True, box_answers__isnull=True).update(is_nil=True)


def merge(number: int, point: Point, into: str, result: ImportResult) -> None:
    head = Point.objects.filter(area=point.area, reference=into).first()
    if head is None or head.pk == point.pk or head.period_id != point.period_id:
        result.error(f"There is no other point {into} in this period to merge into.", number, "merged_into")
    elif count_as_one(point, head):
        return
    elif head.merged_into_id:
        result.error(f"{into} is itself merged into another point.", number, "merged_into")
    else:
        Point.objects.filter(pk=point.pk).update(merged_into=head)


def count_as_one(point: Point, head: Point) -> bool:
    """Merged already: one into the other, or both into a third, as where that is a point that no table holds."""
    return point.merged_into_id is not None and point.merged_into_id in {head.pk, head.merged_into_id}


def settle(period: Period) -> None:
    """A locked period whose every point has its decision is decided."""
    if not period.imported or period.state != PeriodState.LOCKED:
        return
    points = Point.objects.standing().filter(period=period)
    waiting = points.exclude(decisions__is_current=True).exists()
    if points.exists() and not waiting:
        Period.objects.filter(pk=period.pk).update(state=PeriodState.DECIDED)
        period.state = PeriodState.DECIDED
