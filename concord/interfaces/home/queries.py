"""What the front desk shows: a to-do list, not a dashboard."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from concord.board.models import BoardReport
from concord.board.terms import ReportState
from concord.core.accounts.access import may, permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.queries import activity
from concord.group.models import Action, ActionAnswer, Meeting
from concord.group.terms import ActionState, MeetingState
from concord.log.models import LogReturn, Period, PeriodSummary, Point, Repeat, ReplyRequest
from concord.log.terms import PeriodState, RepeatState, ReplyState, ReturnState

CONTACT_IS_OLD = timedelta(days=365)


@dataclass(frozen=True)
class Due:
    """One thing to do: what, by when, and its one button."""

    text: str
    url: str
    button: str
    on: date | None = None
    state: str = "not_started"


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
    repeats: int = 0
    periods: Sequence[Period] = ()


@dataclass(frozen=True)
class FrontDesk:
    """Everything on the front desk of one area for one person."""

    today: Sequence[Due]
    period: PeriodBox | None
    waiting: Waiting | None
    report: BoardReport | None
    report_is_overdue: bool
    meeting: Meeting | None
    latest: Sequence[object] = field(default=())


def front_desk(area: Area, person: Person, *, at: datetime) -> FrontDesk:
    """The front desk in a fixed number of queries, whatever the area's size."""
    today = timezone.localdate(at)
    granted = permissions_in(person, area)
    period = open_period(today)
    waiting = waiting_for_group() if Permission.SEE_POINTS in granted else None
    report = last_report() if Permission.SEE_REPORTS in granted else None
    overdue = is_overdue(report, today)
    return FrontDesk(
        today=sorted_due(
            [*own_duties(area, person, period, today), *desk_duties(area, granted, period, waiting, today)]
        ),
        period=period,
        waiting=waiting,
        report=report,
        report_is_overdue=overdue,
        meeting=Meeting.objects.filter(state=MeetingState.SCHEDULED, ends_at__gte=at).order_by("starts_at").first(),
        latest=activity(area, limit=8) if may(person, Permission.SEE_AUDIT, area) else (),
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


def waiting_for_group() -> Waiting:
    """Undecided points of locked periods, replies asked for and received, and repeats to look at."""
    undecided = Point.objects.tabled().standing().filter(period__state=PeriodState.LOCKED)
    replies = ReplyRequest.objects.aggregate(
        asked=Count("pk", filter=Q(state=ReplyState.ASKED)),
        received=Count("pk", filter=Q(state=ReplyState.REPLIED, point__period__state=PeriodState.LOCKED)),
    )
    to_judge = Repeat.objects.filter(state__in=[RepeatState.SUGGESTED, RepeatState.REOPENED]).count()
    return Waiting(
        points=undecided.exclude(decisions__is_current=True).count(),
        replies=replies["asked"],
        replies_received=replies["received"],
        repeats=to_judge,
        periods=list(Period.objects.filter(state=PeriodState.LOCKED).order_by("opens_on")),
    )


def last_report() -> BoardReport | None:
    issued = BoardReport.objects.filter(state=ReportState.ISSUED).select_related(
        "board_meeting", "answer", "answer__action"
    )
    return issued.order_by("-issued_at").first()


def is_overdue(report: BoardReport | None, today: date) -> bool:
    """The board's answer was due and has not come."""
    if report is None or report.answer_due_on is None or hasattr(report, "answer"):
        return False
    return report.answer_due_on < today


def own_duties(area: Area, person: Person, period: PeriodBox | None, today: date) -> list[Due]:
    """What this person owes: a return, actions, answers to tasks."""
    found = []
    if period and may(person, Permission.MAKE_RETURN, area):
        found += own_return(area, person, period, today)
    actions = Action.objects.filter(owner=person, state=ActionState.OPEN)
    answers = ActionAnswer.objects.filter(person=person, answered_at__isnull=True, action__state=ActionState.OPEN)
    owed = [*actions, *(answer.action for answer in answers.select_related("action"))]
    for action in owed:
        url = reverse("group:action", kwargs={"area": area.slug, "reference": action.reference})
        found.append(Due(action.text, url, "Open the action", action.due_on, how_late(action.due_on, today)))
    return found


def own_return(area: Area, person: Person, box: PeriodBox, today: date) -> list[Due]:
    sent = LogReturn.objects.filter(period=box.period, person=person, state=ReturnState.SENT).exists()
    if sent:
        return []
    url = reverse("log:start_return", kwargs={"area": area.slug, "period": box.period.reference})
    due = box.period.due_on
    return [Due(f"Your return for {box.period.label}", url, "Make your return", due, how_late(due, today))]


def desk_duties(
    area: Area, granted: frozenset[Permission], period: PeriodBox | None, waiting: Waiting | None, today: date
) -> list[Due]:
    """What the office owes: reminders, locking, deciding, the contact's details."""
    found = []
    if Permission.MANAGE_PERIODS in granted and period and period.all and period.all.missing:
        url = reverse("log:period", kwargs={"area": area.slug, "reference": period.period.reference})
        due = period.period.due_on
        text = f"{period.all.missing} returns are missing for {period.period.label}"
        found.append(Due(text, url, "See who is missing", due, how_late(due, today)))
    if Permission.RECORD_DECISIONS in granted and waiting and waiting.points:
        for locked in waiting.periods:
            url = reverse("log:decision_sheet", kwargs={"area": area.slug, "reference": locked.reference})
            found.append(Due(f"{locked.label} waits for the group's decisions", url, "Open the decision sheet"))
    if Permission.MANAGE_AREA in granted and contact_needs_care(area, today):
        url = reverse("directory:area_contact", kwargs={"area": area.slug})
        found.append(
            Due("Check who people can turn to: the contact's details are empty or old", url, "Check the contact")
        )
    return found


def contact_needs_care(area: Area, today: date) -> bool:
    """Nobody named, or nobody looked for a year (R010)."""
    named = area.contact_name and (area.contact_email or area.contact_phone)
    checked = area.contact_checked_on and today - area.contact_checked_on <= CONTACT_IS_OLD
    return not (named and checked)


def how_late(due: date, today: date) -> str:
    if due < today:
        return "late"
    return "at_risk" if due - today <= timedelta(days=2) else "not_started"


def sorted_due(found: list[Due]) -> list[Due]:
    """Overdue first, then by date; what has no date comes last."""
    return sorted(found, key=lambda due: (due.state != "late", due.on or date.max))


def areas_of(person: Person, today: date) -> list[Area]:
    """Areas in which the person holds a role today."""
    held = person.grants.as_at(today).filter(area__isnull=False).values("area")
    return list(Area.objects.filter(pk__in=held))
