"""The front desk of an area: a to-do list, not a dashboard."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from concord.board.models import BoardReport
from concord.board.terms import ReportState
from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.queries import activity
from concord.group.models import Meeting
from concord.group.terms import MeetingState
from concord.log.models import Period, PeriodSummary, Point, Repeat, ReplyRequest
from concord.log.terms import PeriodState, RepeatState, ReplyState

from .duties import Desk, Due, duties, is_overdue


@dataclass(frozen=True)
class PeriodBox:
    """How the open period stands: all, then each sector (public first)."""

    period: Period
    all: PeriodSummary | None
    sectors: Sequence[PeriodSummary]
    days_left: int


@dataclass(frozen=True)
class Waiting:
    """What waits for the group."""

    points: int = 0
    replies: int = 0
    replies_received: int = 0
    replies_over: int = 0
    repeats: int = 0


@dataclass(frozen=True)
class FrontDesk:
    """Everything on the front desk of one area for one person. `locked`: periods that are with the group."""

    today: Sequence[Due]
    period: PeriodBox | None
    locked: Sequence[Period]
    waiting: Waiting | None
    report: BoardReport | None
    report_is_overdue: bool
    meeting: Meeting | None
    latest: Sequence[object] = field(default=())


def front_desk(area: Area, person: Person, *, at: datetime) -> FrontDesk:
    """The front desk in a fixed number of queries, whatever the area's size."""
    today, granted = timezone.localdate(at), permissions_in(person, area)
    period = open_period(today)
    locked = list(Period.objects.filter(state=PeriodState.LOCKED).order_by("opens_on"))
    waiting = waiting_for_group(today) if Permission.SEE_POINTS in granted else None
    report = last_report() if Permission.SEE_REPORTS in granted else None
    desk = Desk(
        area=area,
        person=person,
        granted=granted,
        today=today,
        open_period=period.period if period else None,
        figures=period.all if period else None,
        locked=locked,
        undecided=waiting.points if waiting else 0,
    )
    return FrontDesk(
        today=duties(desk),
        period=period,
        locked=locked,
        waiting=waiting,
        report=report,
        report_is_overdue=is_overdue(report, today),
        meeting=Meeting.objects.filter(state=MeetingState.SCHEDULED, ends_at__gte=at).order_by("starts_at").first(),
        latest=activity(area, limit=8) if Permission.SEE_AUDIT in granted else (),
    )


def open_period(today: date) -> PeriodBox | None:
    period = Period.objects.filter(state=PeriodState.OPEN).order_by("-opens_on").first()
    if period is None:
        return None
    rows = list(PeriodSummary.objects.filter(period_reference=period.reference, dimension__in=["all", "respondent"]))
    whole = next((row for row in rows if row.dimension == "all"), None)
    order = {"public": 0, "voluntary": 1}
    sectors = sorted((row for row in rows if row.dimension == "respondent"), key=lambda row: order.get(row.sector, 2))
    return PeriodBox(
        period, whole, [row for row in sectors if row.expected or row.received], (period.due_on - today).days
    )


def waiting_for_group(today: date) -> Waiting:
    """Undecided points of locked periods, replies asked for and received, and repeats to look at."""
    undecided = Point.objects.tabled().standing().filter(period__state=PeriodState.LOCKED)
    replies = ReplyRequest.objects.aggregate(
        asked=Count("pk", filter=Q(state=ReplyState.ASKED, window_ends_on__gte=today)),
        received=Count("pk", filter=Q(state=ReplyState.REPLIED, point__period__state=PeriodState.LOCKED)),
        over=Count("pk", filter=Q(state=ReplyState.ASKED, window_ends_on__lt=today)),
    )
    to_judge = Repeat.objects.filter(state__in=[RepeatState.SUGGESTED, RepeatState.REOPENED]).count()
    return Waiting(
        points=undecided.exclude(decisions__is_current=True).count(),
        replies=replies["asked"],
        replies_received=replies["received"],
        replies_over=replies["over"],
        repeats=to_judge,
    )


def last_report() -> BoardReport | None:
    issued = BoardReport.objects.filter(state=ReportState.ISSUED).select_related(
        "board_meeting", "answer", "answer__action"
    )
    return issued.order_by("-issued_at").first()


def areas_of(person: Person, today: date) -> list[Area]:
    """Areas in which the person holds a role today."""
    held = person.grants.as_at(today).filter(area__isnull=False).values("area")
    return list(Area.objects.filter(pk__in=held))
