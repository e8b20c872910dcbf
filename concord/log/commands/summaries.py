"""Summary rows of a period, kept in step by every command that changes a figure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict

from concord.agreement.terms import Bearer

from ..models import BoxAnswer, Decision, Expectation, Period, PeriodSummary, Point
from ..queries.settings import settings_of
from ..rules.summary import Figures, PointFact, ReturnFact, summarise
from ..terms import PeriodState, ReturnState

BEARERS = {Bearer.PUBLIC: {"public"}, Bearer.VOLUNTARY: {"voluntary"}, Bearer.BOTH: {"public", "voluntary"}}


def refresh_summary(*, period: Period) -> None:
    """Work the period's figures out again from its rows, in a fixed number of queries."""
    points = Point.objects.tabled().filter(period=period).select_related("commitment_text").order_by("pk")
    found = summarise(
        # Whoever wrote a point that was withdrawn did not leave its box blank.
        returns=return_facts(period, list(points)),
        points=point_facts(period, [point for point in points if point.withdrawn_at is None]),
        due_on=period.due_on,
        blank_limit=settings_of(period.area).blank_limit,
    )
    PeriodSummary.objects.filter(area=period.area, period_reference=period.reference).delete()
    rows = [summary_row(period, dimension, sector, figures) for (dimension, sector), figures in found.items()]
    PeriodSummary.objects.bulk_create(rows)


def summary_row(period: Period, dimension: str, sector: str, figures: Figures) -> PeriodSummary:
    return PeriodSummary(
        area=period.area,
        period_reference=period.reference,
        period_label=str(period),
        opens_on=period.opens_on,
        due_on=period.due_on,
        dimension=dimension,
        sector=sector,
        is_closed=period.state not in {PeriodState.PLANNED, PeriodState.OPEN},
        **asdict(figures),
    )


def return_facts(period: Period, points: Sequence[Point]) -> list[ReturnFact]:
    boxes = defaultdict(set)
    for point in points:
        if point.log_return_id and not point.is_proxy:
            boxes[point.log_return_id].add(point.box)
    nothing = defaultdict(set)
    for log_return, box in BoxAnswer.objects.filter(log_return__period=period).values_list("log_return", "box"):
        nothing[log_return].add(box)
    expected = Expectation.objects.filter(period=period).select_related("log_return")
    return [return_fact(one, boxes, nothing) for one in expected]


def return_fact(expected: Expectation, boxes: dict[int, set[int]], nothing: dict[int, set[int]]) -> ReturnFact:
    made = getattr(expected, "log_return", None)
    sent = made is not None and made.state == ReturnState.SENT
    return ReturnFact(
        sector=expected.sector,
        is_extra=expected.is_extra,
        excused=bool(expected.excused_reason),
        not_reached=expected.not_reached,
        received_on=made.received_on if sent else None,  # type: ignore[union-attr]  # sent
        is_nil=bool(sent and made.is_nil),  # type: ignore[union-attr]  # sent
        boxes_with_points=frozenset(boxes[made.pk]) if sent else frozenset(),  # type: ignore[union-attr]  # sent
        boxes_with_nothing=frozenset(nothing[made.pk]) if sent else frozenset(),  # type: ignore[union-attr]  # sent
    )


def point_facts(period: Period, points: Sequence[Point]) -> list[PointFact]:
    decided = {decision.point_id: decision for decision in current_decisions(period)}
    raised = defaultdict(set)
    for point in points:
        if point.sector:
            raised[point.merged_into_id or point.pk].add(point.sector)
    return [point_fact(p, decided.get(p.pk), raised[p.pk]) for p in points if p.merged_into_id is None]


def current_decisions(period: Period) -> list[Decision]:
    if period.state in {PeriodState.PLANNED, PeriodState.OPEN} and not period.imported:
        return []  # the group has not met on it
    return list(Decision.objects.filter(point__period=period, is_current=True).select_related("commitment_text"))


def point_fact(point: Point, decision: Decision | None, sectors: set[str]) -> PointFact:
    text = (decision.commitment_text if decision else None) or point.commitment_text
    return PointFact(
        box=point.box,
        sectors=frozenset(sectors),
        bearers=frozenset(BEARERS[Bearer(text.bearer)]) if text else frozenset(),
        verdict=decision.verdict if decision else "",
        is_win=bool(decision and decision.win),
        win_source=(decision.win_source or point.win_source) if decision else "",
    )
