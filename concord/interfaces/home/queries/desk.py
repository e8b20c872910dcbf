"""The front desk of an area: a to-do list, not a dashboard."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from concord.board.models import BoardReport
from concord.board.terms import ReportState
from concord.champions.queries.waiting import waiting as sent_by_champions
from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.terms import TIER_OF, Tier
from concord.core.audit.queries import activity
from concord.group.models import Action, Attendance, Group, Meeting
from concord.group.terms import ActionState, MeetingState
from concord.log.models import Period, PeriodSummary, ReplyRequest
from concord.log.queries.log import undecided_points
from concord.log.queries.repeats import repeats_to_look_at
from concord.log.queries.replies import before_the_board, replies_with_group
from concord.log.terms import PeriodState, ReplyState

from .below import DeskLine, areas_below
from .duties import MOST, Desk, Due, duties, is_overdue


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
    """Everything on the front desk of one area for one person. `locked`: periods that are with the group.

    `board_tasks`: what the board set and is still to be done, of whichever report; `below`: None for those who do not
    see the areas below; `runs_returns`: False for a region or nation in which nobody meets, so none are ever asked for.
    """

    today: Sequence[Due]
    period: PeriodBox | None
    locked: Sequence[Period]
    waiting: Waiting | None
    report: BoardReport | None
    report_is_overdue: bool
    board_tasks: Sequence[Action]
    meeting: Meeting | None
    latest: Sequence[object] = field(default=())
    below: Sequence[DeskLine] | None = None
    runs_returns: bool = True


def front_desk(area: Area, person: Person, *, at: datetime) -> FrontDesk:
    """The front desk in a fixed number of queries, whatever the area's size."""
    today, granted = timezone.localdate(at), permissions_in(person, area)
    current = current_periods(area)
    period = open_period([found for found in current if found.state == PeriodState.OPEN], today)
    locked = [found for found in current if found.state == PeriodState.LOCKED]
    waits = what_waits(area, granted, today)
    waiting = waiting_for_group(waits) if Permission.SEE_POINTS in granted else None
    meetings = coming_meetings(person, today)
    report = last_report() if Permission.SEE_REPORTS in granted else None
    desk = Desk(
        area=area,
        person=person,
        granted=granted,
        today=today,
        open_period=period.period if period else None,
        figures=period.all if period else None,
        undecided=[found for found in locked if found.is_undecided],  # type: ignore[attr-defined]  # annotated
        replied=waiting.replies_received > 0 if waiting else False,
        meetings=meetings,
        waits=waits,
    )
    return FrontDesk(
        today=duties(desk),
        period=period,
        locked=locked,
        waiting=waiting,
        report=report,
        report_is_overdue=is_overdue(report, today),
        board_tasks=list(Action.objects.filter(set_by="board", state=ActionState.OPEN)) if report else (),
        meeting=next((meeting for meeting in meetings if meeting.ends_at >= at), None),
        latest=activity(area, limit=8) if Permission.SEE_AUDIT in granted else (),
        below=areas_below(area, granted),
        runs_returns=runs_returns(area, granted),
    )


def runs_returns(area: Area, granted: frozenset[Permission]) -> bool:
    """Whether periods and meetings are to be expected here. Whoever can begin them is shown how in any area."""
    wide = TIER_OF[area.kind] in {Tier.NATIONAL, Tier.REGIONAL}
    return not wide or Permission.MANAGE_MEETINGS in granted or Group.objects.exists()


def coming_meetings(person: Person, today: date) -> list[Meeting]:
    """Planned meetings of today and the next ones: the main group's, and those that the person is invited to.

    `is_invited`: the person has a seat.
    """
    seat = Attendance.objects.filter(meeting=OuterRef("pk"), person=person)
    found = Meeting.objects.filter(state=MeetingState.SCHEDULED, ends_at__date__gte=today)
    found = found.annotate(is_invited=Exists(seat)).filter(Q(group__is_main=True) | Q(is_invited=True))
    return list(found.order_by("starts_at")[:MOST])


def current_periods(area: Area) -> list[Period]:
    """Periods that are open or with the group, the oldest first. `is_undecided`: a point waits for a decision."""
    undecided = undecided_points(area).filter(period=OuterRef("pk"))
    found = Period.objects.filter(state__in=[PeriodState.OPEN, PeriodState.LOCKED])
    return list(found.annotate(is_undecided=Exists(undecided)).order_by("opens_on"))


def open_period(found: Sequence[Period], today: date) -> PeriodBox | None:
    if not found:
        return None
    period = found[-1]
    rows = list(PeriodSummary.objects.filter(period_reference=period.reference, dimension__in=["all", "respondent"]))
    whole = next((row for row in rows if row.dimension == "all"), None)
    order = {"public": 0, "voluntary": 1}
    sectors = sorted((row for row in rows if row.dimension == "respondent"), key=lambda row: order.get(row.sector, 2))
    return PeriodBox(
        period, whole, [row for row in sectors if row.expected or row.received], (period.due_on - today).days
    )


def what_waits(area: Area, granted: frozenset[Permission], today: date) -> dict[str, int]:
    """How much waits for the group, and of what champions sent for the office, in one query."""
    group = rows_for_group(area, today) if Permission.SEE_POINTS in granted else {}
    office = sent_by_champions(area) if Permission.MANAGE_CHAMPIONS in granted else {}
    return counts(**group, **office) if group or office else {}


def rows_for_group(area: Area, today: date) -> dict[str, QuerySet[Any]]:
    """Points without a decision, as many as their list has; replies asked for and received; repeats to look at."""
    replies = ReplyRequest.objects.filter(point__withdrawn_at__isnull=True)
    asked = replies.filter(state=ReplyState.ASKED)
    return {
        "points": undecided_points(area),
        "replies": asked.filter(window_ends_on__gte=today),
        "replies_received": replies_with_group(),
        "replies_over": before_the_board(ReplyState.ASKED).filter(window_ends_on__lt=today),
        "repeats": repeats_to_look_at(area),
    }


def waiting_for_group(waits: dict[str, int]) -> Waiting:
    return Waiting(**{one.name: waits[one.name] for one in fields(Waiting)})


def counts(**found: QuerySet[Any]) -> dict[str, int]:
    """How many rows each has, in one query."""
    first, *rest = (rows.order_by().values(counted=Value(name)).annotate(n=Count("pk")) for name, rows in found.items())
    return dict.fromkeys(found, 0) | dict(first.union(*rest, all=True).values_list("counted", "n"))


def last_report() -> BoardReport | None:
    issued = BoardReport.objects.filter(state=ReportState.ISSUED).select_related(
        "board_meeting", "answer", "answer__action"
    )
    return issued.order_by("-issued_at").first()


def areas_of(person: Person, today: date) -> list[Area]:
    """Areas in which the person holds a role today."""
    held = person.grants.as_at(today).filter(area__isnull=False).values("area")
    return list(Area.objects.filter(pk__in=held))
