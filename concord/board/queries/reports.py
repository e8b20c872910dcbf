"""Board meetings, reports and the times of the loop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from concord.core.areas.models import Area
from concord.log.models import Decision, Period, Point
from concord.log.terms import PeriodState

from ..models import BoardMeeting, BoardReport
from ..terms import ReportState

UNANSWERED = Q(state=ReportState.ISSUED, answer__isnull=True)


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
        papers_overdue=list(papers_overdue(area, on)),
        answers_overdue=list(overdue(area, on)),
        can_report_on=reportable(area),
        loop=loop_times(area),
    )


def papers_overdue(area: Area, on: date) -> QuerySet[BoardMeeting]:
    """Coming meetings whose day for papers is past and that have no issued page (R128)."""
    late = BoardMeeting.objects.filter(area=area, starts_at__date__gte=on, papers_due_on__lt=on)
    issued = BoardReport.objects.filter(area=area, state=ReportState.ISSUED).values("board_meeting")
    return late.exclude(pk__in=issued)


def reportable(area: Area) -> list[Period]:
    """Decided periods that no report has taken up yet, the latest first."""
    decided = Period.objects.filter(area=area, state=PeriodState.DECIDED, board_reports__isnull=True)
    return list(decided.order_by("-opens_on"))


def report_of(reference: str) -> BoardReport | None:
    answers = ("previous__answer", "answer__action", "answer__answered_by")
    found = BoardReport.objects.select_related("area", "board_meeting", "approved_by", *answers)
    return found.prefetch_related("periods", "lines__point", "addenda").filter(reference=reference).first()


def loop_times(area: Area) -> LoopTimes:
    """Point → decision → board → answer, medians in days."""
    decided = Decision.objects.filter(area=area, is_current=True, point__merged_into__isnull=True)
    received, issued = F("point__log_return__received_on"), F("point__period__board_reports__issued_at")
    answers = BoardReport.objects.filter(area=area, answer__isnull=False)
    return LoopTimes(
        middle(decided.values_list(received, "decided_on")),
        middle(decided.values_list("decided_on", issued)),
        middle(answers.values_list("issued_at", "answer__answered_at")),
    )


def middle(pairs: Iterable[tuple[date | None, date | None]]) -> tuple[float, int] | None:
    """The median of the days between two moments, and of how many; None where there is nothing to measure."""
    days = [(day_of(last) - day_of(first)).days for first, last in pairs if first and last]
    return (float(median(days)), len(days)) if days else None


def day_of(moment: date) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def overdue(area: Area, on: date) -> QuerySet[BoardReport]:
    """Issued reports whose answer was due and has not come."""
    return BoardReport.objects.filter(UNANSWERED, area=area, answer_due_on__lt=on).order_by("answer_due_on")


def issued_with(point: Point) -> QuerySet[BoardReport]:
    """Issued reports on which a point stands, itself or merged into another."""
    on_it = Q(lines__point=point.pk) | Q(lines__point__merged=point.pk)
    return BoardReport.objects.filter(on_it, state=ReportState.ISSUED).distinct()


def latest_issued(area: Area) -> BoardReport | None:
    found = BoardReport.objects.filter(area=area, state=ReportState.ISSUED)
    return found.order_by("-board_meeting__starts_at", "-pk").first()
