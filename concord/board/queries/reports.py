"""Board meetings, reports and the times of the loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Q, QuerySet
from django.utils import timezone

from concord.core.areas.models import Area
from concord.log.models import Decision, Period, Point
from concord.log.terms import PeriodState

from ..models import BoardMeeting, BoardReport
from ..terms import ReportState


@dataclass(frozen=True)
class LoopTimes:
    """How long the learning loop takes: medians in days, each with its n."""

    point_to_decision: tuple[float, int] | None
    decision_to_board: tuple[float, int] | None
    board_to_answer: tuple[float, int] | None


@dataclass(frozen=True)
class ReportsPage:
    """Every report with its answer, the coming board meetings, what is overdue, and the loop's times."""

    reports: Sequence[BoardReport]
    meetings: Sequence[BoardMeeting]
    papers_overdue: Sequence[BoardMeeting]
    answers_overdue: Sequence[BoardReport]
    can_report_on: Sequence[Period]
    loop: LoopTimes


def reports_page(area: Area, at: datetime) -> ReportsPage:
    on = timezone.localdate(at)
    found = BoardReport.objects.filter(area=area).select_related("board_meeting", "answer", "answer__action")
    coming = BoardMeeting.objects.filter(area=area, starts_at__gte=at)
    return ReportsPage(
        reports=list(found.order_by("-board_meeting__starts_at", "-pk")),
        meetings=list(coming),
        papers_overdue=list(papers_overdue(area, at)),
        answers_overdue=list(overdue(area, on)),
        can_report_on=reportable(area),
        loop=loop_times(area),
    )


def papers_overdue(area: Area, at: datetime) -> QuerySet[BoardMeeting]:
    """Coming meetings whose day for papers is past and that have no issued page (R128)."""
    late = BoardMeeting.objects.filter(area=area, starts_at__gte=at, papers_due_on__lt=timezone.localdate(at))
    issued = BoardReport.objects.filter(area=area, state=ReportState.ISSUED).values("board_meeting")
    return late.exclude(pk__in=issued)


def reportable(area: Area) -> list[Period]:
    """Decided periods that no report has taken up yet, the latest first."""
    decided = Period.objects.filter(area=area, state=PeriodState.DECIDED, board_reports__isnull=True)
    return list(decided.order_by("-opens_on"))


def report_of(reference: str) -> BoardReport | None:
    found = BoardReport.objects.select_related(
        "area", "board_meeting", "previous", "previous__answer", "answer", "answer__action", "approved_by"
    )
    return found.prefetch_related("periods", "lines__point", "addenda").filter(reference=reference).first()


def loop_times(area: Area) -> LoopTimes:
    """Point → decision → board → answer, medians in days."""
    decided = Decision.objects.filter(area=area, is_current=True, point__log_return__isnull=False)
    first = [
        (on - received).days
        for on, received in decided.values_list("decided_on", "point__log_return__received_on")
        if received
    ]
    issued = (
        BoardReport.objects.filter(area=area, state=ReportState.ISSUED)
        .prefetch_related("periods")
        .select_related("answer")
    )
    second, third = [], []
    for report in issued:
        on = timezone.localdate(report.issued_at)
        second += [(on - timezone.localdate(p.decided_at)).days for p in report.periods.all() if p.decided_at]
        if hasattr(report, "answer"):
            third.append((timezone.localdate(report.answer.answered_at) - on).days)
    return LoopTimes(middle(first), middle(second), middle(third))


def middle(days: list[int]) -> tuple[float, int] | None:
    return (float(median(days)), len(days)) if days else None


def overdue(area: Area, on: date) -> QuerySet[BoardReport]:
    """Issued reports whose answer was due and has not come."""
    waiting = Q(state=ReportState.ISSUED, answer__isnull=True, answer_due_on__lt=on)
    return BoardReport.objects.filter(waiting, area=area).order_by("answer_due_on")


def issued_with(point: Point) -> QuerySet[BoardReport]:
    """Issued reports on which a point stands, itself or merged into another."""
    on_it = Q(lines__point=point.pk) | Q(lines__point__merged=point.pk)
    return BoardReport.objects.filter(on_it, state=ReportState.ISSUED).distinct()


def latest_issued(area: Area) -> BoardReport | None:
    return (
        BoardReport.objects.filter(area=area, state=ReportState.ISSUED)
        .order_by("-board_meeting__starts_at", "-pk")
        .first()
    )
