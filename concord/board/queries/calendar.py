"""The reporting calendar, and the page's place on the board's agenda over time (R127, R128)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from concord.core.areas.models import Area

from ..models import BoardAnswer, BoardMeeting, BoardReport
from ..rules.reports import is_high, papers_state
from ..terms import ReportState


@dataclass(frozen=True)
class CalendarLine:
    """One meeting of the board with its page. `state`: see `papers_state`; `high`: see `is_high`."""

    meeting: BoardMeeting
    report: BoardReport | None
    papers_due_on: date
    issued_on: date | None
    state: str
    answer: BoardAnswer | None
    high: bool | None


@dataclass(frozen=True)
class CalendarPage:
    """Every meeting, the latest first; of those whose agenda is known how many had the page high; how many had none."""

    lines: Sequence[CalendarLine]
    known: int
    high: int
    missed: int

    @property
    def agendas(self) -> list[CalendarLine]:
        return [line for line in self.lines if line.answer or line.state == "missed"]


def calendar_page(area: Area, at: datetime) -> CalendarPage:
    on = timezone.localdate(at)
    reports: dict[int, BoardReport] = {}
    # Of several pages for one meeting an issued one counts, and of those the first.
    for report in BoardReport.objects.filter(area=area).select_related("answer").order_by("-pk"):
        kept = reports.get(report.board_meeting_id)
        if kept is None or report.state == ReportState.ISSUED or kept.state != ReportState.ISSUED:
            reports[report.board_meeting_id] = report
    meetings = BoardMeeting.objects.filter(area=area).order_by("-starts_at")
    lines = [line_of(meeting, reports.get(meeting.pk), on) for meeting in meetings]
    placed = [line.high for line in lines if line.high is not None]
    missed = sum(line.state == "missed" or bool(line.answer and not line.answer.on_agenda) for line in lines)
    return CalendarPage(lines, known=len(placed), high=sum(placed), missed=missed)


def line_of(meeting: BoardMeeting, report: BoardReport | None, on: date) -> CalendarLine:
    meets_on = timezone.localdate(meeting.starts_at)
    due_on = meeting.papers_due_on or meets_on
    issued_on = timezone.localdate(report.issued_at) if report and report.issued_at else None
    answer = getattr(report, "answer", None)
    state = papers_state(due_on=due_on, meets_on=meets_on, issued_on=issued_on, on=on)
    high = is_high(answer.agenda_item, answer.agenda_items) if answer and answer.on_agenda else None
    return CalendarLine(meeting, report, due_on, issued_on, state, answer, high)


def board_meeting_of(area: Area, moment: str) -> BoardMeeting | None:
    """The meeting whose name in addresses is `20270505-1400`, in local time."""
    return next((one for one in BoardMeeting.objects.filter(area=area) if one.moment == moment), None)
