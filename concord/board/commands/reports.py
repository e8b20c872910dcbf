"""Board meetings and reports: planned, written, approved, issued, added to."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import next_reference
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.log.models import ConfidentialPoint, Period, Point
from concord.log.queries.replies import check_reply_before_board
from concord.log.terms import Box, PeriodState, PointClass

from ..models import Addendum, BoardMeeting, BoardReport, ReportLine
from ..queries import candidates, latest_issued, page_of, report_of
from ..rules import page as page_rules
from ..rules import reports as rules
from ..terms import ReportState, Verb
from .answers import ask_for_answer

Actor = Person | Installation
WRITTEN = (
    "ask",
    "ask_reason",
    "ask_by_on",
    "strategic_issue",
    "previous_ask_standing",
    "previous_ask_note",
    "task_standing",
    "task_note",
)
LIMITED = {
    "ask": "ask",
    "ask_reason": "ask_reason",
    "strategic_issue": "strategic_issue",
    "previous_ask_note": "note",
    "task_note": "note",
}


@transaction.atomic
def plan_board_meeting(
    *, area: Area, starts_at: datetime, by: Actor, at: datetime, papers_due_on: date | None = None, place: str = ""
) -> BoardMeeting:
    """Put a meeting of the board into its calendar, with the day by which it wants papers (R128)."""
    require(by, Permission.WRITE_REPORT, area)
    if papers_due_on and papers_due_on > timezone.localdate(starts_at):
        raise RuleBroken("Papers cannot be due after the meeting.", field="papers_due_on")
    if BoardMeeting.objects.filter(area=area, starts_at=starts_at).exists():
        raise RuleBroken("There is a meeting at this time already.", field="on")
    meeting = BoardMeeting(area=area, starts_at=starts_at, papers_due_on=papers_due_on, place=place)
    meeting.save()
    record(Verb.BOARD_MEETING_PLANNED, subject=meeting, by=by, at=at)
    return meeting


@transaction.atomic
def start_report(*, board_meeting: BoardMeeting, periods: Sequence[Period], by: Actor, at: datetime) -> BoardReport:
    """Begin the page for a board meeting on one or more decided periods; the first candidates are proposed."""
    area = board_meeting.area
    require(by, Permission.WRITE_REPORT, area)
    if not periods:
        raise RuleBroken("Choose at least one decided period.", field="periods")
    if any(period.state != PeriodState.DECIDED for period in periods):
        raise RuleBroken("Only decided periods go to the board.", field="periods")
    year = timezone.localdate(board_meeting.starts_at).year
    report = BoardReport(
        area=area,
        board_meeting=board_meeting,
        reference=next_reference(area=area, series="B", year=year),
        previous=latest_issued(area),
    )
    report.save()
    report.periods.set(periods)
    for box in Box.values:
        propose_line(report, box)
    record(Verb.REPORT_STARTED, subject=report, by=by, at=at)
    return report


def propose_line(report: BoardReport, box: int) -> None:
    """The candidate that most speaks for; a point whose reporter is withheld is never proposed in its own words."""
    first = next((p for p in candidates(report, box) if p.point_class == PointClass.NAMED), None)
    wording = page_rules.shortened(first.text, page_rules.LIMITS["line"]) if first else ""
    ReportLine(area=report.area, report=report, box=box, point=first, wording=wording).save()


@transaction.atomic
def choose_line(
    *, report: BoardReport, box: int, point: Point | None, wording: str, reason: str, by: Actor, at: datetime
) -> ReportLine:
    """Choose the most important point of a box and the wording that leaves the group (R124, R130)."""
    require(by, Permission.WRITE_REPORT, report.area)
    rules.check_can_write(report.state)
    page_rules.check_length("line", wording, field_name="wording")
    if point is not None and not wording.strip():
        raise RuleBroken("Write the line as the board shall read it.", field="wording")
    rules.check_safe_wording(wording=wording, withheld_texts=withheld_texts(report))
    line = ReportLine.objects.get(report=report, box=box)
    line.point, line.wording, line.reason = point, wording.strip(), reason.strip()
    line.save()
    record(Verb.REPORT_CHANGED, subject=report, by=by, at=at, box=box)
    return line


def withheld_texts(report: BoardReport) -> list[str]:
    """The group versions of points without a name, in the report's periods."""
    held = ConfidentialPoint.objects.filter(period__in=report.periods.all(), point__isnull=False)
    return list(held.values_list("point__text", flat=True))


@transaction.atomic
def write_report(*, report: BoardReport, changes: Mapping[str, Any], by: Actor, at: datetime) -> BoardReport:
    """Write the ask, the strategic issue, and how last time's ask and task stand. One ask, within the page's limits."""
    require(by, Permission.WRITE_REPORT, report.area)
    rules.check_can_write(report.state)
    for name, limit in LIMITED.items():
        page_rules.check_length(limit, str(changes.get(name, "")), field_name=name)
    for name in WRITTEN:
        if name in changes:
            setattr(report, name, changes[name])
    report.save()
    record(Verb.REPORT_CHANGED, subject=report, by=by, at=at, fields=sorted(changes))
    return report


@transaction.atomic
def approve_report(*, report: BoardReport, by: Actor, at: datetime) -> BoardReport:
    """The chair approves every wording before it leaves the group."""
    require(by, Permission.APPROVE_REPORT, report.area)
    texts = withheld_texts(report)
    for line in report.lines.all():
        page_rules.check_length("line", line.wording)
        rules.check_safe_wording(wording=line.wording, withheld_texts=texts)
    move(report, ReportState.DRAFT, ReportState.APPROVED, approved_by=acting(by), approved_at=at)
    record(Verb.REPORT_APPROVED, subject=report, by=by, at=at)
    return report


@transaction.atomic
def reopen_report(*, report: BoardReport, by: Actor, at: datetime) -> BoardReport:
    """Take the approval back, to change the page."""
    require(by, Permission.WRITE_REPORT, report.area)
    move(report, ReportState.APPROVED, ReportState.DRAFT, approved_by=None, approved_at=None)
    record(Verb.REPORT_REOPENED, subject=report, by=by, at=at)
    return report


def move(report: BoardReport, old: str, new: str, **changes: Any) -> None:
    rules.check_transition(report.state, new)
    if BoardReport.objects.filter(pk=report.pk, state=old).update(state=new, **changes) != 1:
        raise RuleBroken("Someone else has just changed this report.")
    report.refresh_from_db()


@transaction.atomic
def issue_report(*, report: BoardReport, by: Actor, at: datetime) -> BoardReport:
    """Issue the page: it is frozen, and the board's contacts are asked to answer.

    Refused while an organisation named on it may still reply (confidentiality.md, “Right of reply”).
    """
    require(by, Permission.WRITE_REPORT, report.area)
    rules.check_transition(report.state, ReportState.ISSUED)
    on = timezone.localdate(at)
    for line in report.lines.select_related("point__log_return__expectation"):
        if line.point is not None:
            check_reply_before_board(line.point, on)
    fresh = report_of(report.reference)
    data = {**page_of(fresh or report).as_data(), "is_draft": False, "as_at": f"{on:%-d %B %Y}"}
    frozen = json.loads(json.dumps(data))
    digest = hashlib.sha256(json.dumps(frozen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    due = rules.answer_due(timezone.localdate(report.board_meeting.starts_at))
    move(
        report,
        ReportState.APPROVED,
        ReportState.ISSUED,
        issued_at=at,
        frozen=frozen,
        frozen_hash=digest,
        answer_due_on=due,
    )
    Period.objects.filter(board_reports=report, state=PeriodState.DECIDED).update(state=PeriodState.REPORTED)
    record(Verb.REPORT_ISSUED, subject=report, by=by, at=at, hash=digest)
    ask_for_answer(report, by=by, at=at)
    return report


@transaction.atomic
def add_addendum(*, report: BoardReport, text: str, by: Actor, at: datetime) -> Addendum:
    """Add something dated to an issued report: what was issued never changes."""
    require(by, Permission.WRITE_REPORT, report.area)
    if report.state != ReportState.ISSUED:
        raise RuleBroken("This report is not issued: change it instead.")
    if not text.strip():
        raise RuleBroken("Write what is to be added.", field="text")
    made = Addendum(area=report.area, report=report, text=text.strip(), added_at=at, added_by=acting(by))
    made.save()
    record(Verb.ADDENDUM_ADDED, subject=report, by=by, at=at)
    return made
