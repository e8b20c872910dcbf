"""Reports to the board: written, approved, issued, added to."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import acting, require
from concord.core.accounts.commands import Actor
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import next_reference
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.log.models import Period, Point
from concord.log.terms import Box, PeriodState, PointClass

from ..models import BoardMeeting, BoardReport, ReportLine
from ..queries.candidates import candidates, proposed
from ..queries.page import page_of
from ..queries.replies import awaited
from ..queries.reports import latest_issued
from ..rules import page as page_rules
from ..rules import reports as rules
from ..terms import ReportState, Verb
from .answers import ask_for_answer, hold

CHANGED = "Someone else has just changed this report."
# What is written beside the lines; the limit of each text by its name in `LIMITS`.
LIMITED = {name: name for name in ("ask", "ask_reason", "strategic_issue")}
LIMITED |= dict.fromkeys(("previous_ask_note", "task_note"), "note")
WRITTEN = (*LIMITED, "ask_by_on", "previous_ask_standing", "task_standing")


@transaction.atomic
def start_report(*, board_meeting: BoardMeeting, periods: Sequence[Period], by: Actor, at: datetime) -> BoardReport:
    """Begin the page for a board meeting on one or more decided periods; the first candidates are proposed."""
    area = board_meeting.area
    require(by, Permission.WRITE_REPORT, area)
    if not periods:
        raise RuleBroken("Choose at least one decided period.", field="periods")
    hold_periods(periods)
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


def hold_periods(periods: Sequence[Period]) -> None:
    """Only decided periods go to the board, each on one page. Two that start at once wait for each other."""
    rows = Period.objects.filter(pk__in=[period.pk for period in periods])
    rows.update(state=F("state"))
    for period in rows.prefetch_related("board_reports"):
        if period.state != PeriodState.DECIDED:
            raise RuleBroken("Only decided periods are reported.", field="periods")
        if taken := period.board_reports.first():
            raise RuleBroken(f"{period} stands in {taken} already.", field="periods")


def propose_line(report: BoardReport, box: int) -> None:
    """The fittest candidate in its own words, with why."""
    line, first = ReportLine(area=report.area, report=report, box=box), proposed(candidates(report, box))
    if first is not None:
        line.point, line.wording, line.reason = first.point, first.wording, f"Proposed: {first.proposal.words}"
    line.save()


@transaction.atomic
def choose_line(
    *, report: BoardReport, box: int, point: Point | None, wording: str, reason: str, by: Actor, at: datetime
) -> ReportLine:
    """Choose the most important point of a box and the wording that leaves the group (R124, R130).

    Without a wording it is the point's own, where its reporter is named.
    """
    hold(report, by)
    rules.check_can_write(report.state)
    page_rules.check_length("line", wording, field_name="wording")
    chosen = next((one for one in candidates(report, box) if one.point == point), None)
    if point is not None and chosen is None:
        raise RuleBroken("Choose one of the points of this box.", field="point")
    line = ReportLine.objects.get(report=report, box=box)
    changed = line.point_id is not None and chosen is not None and line.point_id != chosen.point.pk
    rules.check_about(changed=changed, same_words=wording.strip() == line.wording)
    wording = wording.strip() or (chosen.wording if chosen else "")
    rules.check_line(has_point=point is not None, wording=wording)
    rules.check_safe_wording(wording=wording, withheld_texts=withheld_texts(report))
    line.point, line.wording, line.reason = point, wording, reason.strip()
    line.save(update_fields=["point", "wording", "reason"])
    record(Verb.REPORT_CHANGED, subject=report, by=by, at=at, box=box)
    return line


def withheld_texts(report: BoardReport) -> list[str]:
    """The group versions of every point without a name, of any period."""
    held = Point.objects.filter(area=report.area, point_class=PointClass.NAME_WITHHELD)
    return list(held.values_list("text", flat=True))


@transaction.atomic
def write_report(*, report: BoardReport, changes: Mapping[str, Any], by: Actor, at: datetime) -> BoardReport:
    """Write the ask, the strategic issue, and how last time's ask and task stand. One ask, within the page's limits."""
    hold(report, by)
    rules.check_can_write(report.state)
    written = {name: changes[name] for name in WRITTEN if name in changes}
    check_written(report, written)
    if BoardReport.objects.filter(pk=report.pk, state=ReportState.DRAFT).update(**written) != 1:
        raise RuleBroken(CHANGED)
    report.refresh_from_db()
    record(Verb.REPORT_CHANGED, subject=report, by=by, at=at, fields=sorted(written))
    return report


def check_written(report: BoardReport, written: Mapping[str, Any]) -> None:
    """What was written keeps to its limits, is nobody's own words whose name is withheld, asks for a day to come."""
    texts = withheld_texts(report)
    for name, limit in LIMITED.items():
        words = str(written.get(name) or "")
        page_rules.check_length(limit, words, field_name=name)
        rules.check_safe_wording(wording=words, withheld_texts=texts, field=name)
    rules.check_ask_day(written.get("ask_by_on"), timezone.localdate(report.board_meeting.starts_at))


@transaction.atomic
def approve_report(*, report: BoardReport, by: Actor, at: datetime, seen: str = "") -> BoardReport:
    """The chair approves every wording before it leaves the group. `seen`: the stamp of the page that they read."""
    hold(report, by, Permission.APPROVE_REPORT)
    rules.check_transition(report.state, ReportState.APPROVED)
    page = page_of(report, on=timezone.localdate(at))
    page_rules.check_unchanged(seen, page.stamp)
    check_page(report)
    approved = {"approved_by": acting(by), "approved_at": at, "approved_stamp": page.approved_stamp}
    move(report, ReportState.DRAFT, ReportState.APPROVED, **approved)
    record(Verb.REPORT_APPROVED, subject=report, by=by, at=at)
    return report


def check_page(report: BoardReport) -> None:
    """Every wording may leave the group: within its limit, about a point that stands, in nobody's withheld words."""
    texts = withheld_texts(report)
    for line in report.lines.select_related("point"):
        point = line.point
        page_rules.check_length("line", line.wording)
        rules.check_line(has_point=point is not None, wording=line.wording)
        gone = point is not None and (point.withdrawn_at is not None or point.merged_into_id is not None)
        rules.check_point(gone=gone, box=line.box)
        rules.check_safe_wording(wording=line.wording, withheld_texts=texts)
    check_written(report, {name: getattr(report, name) for name in WRITTEN})


@transaction.atomic
def reopen_report(*, report: BoardReport, by: Actor, at: datetime) -> BoardReport:
    """Take the approval back, to change the page."""
    hold(report, by)
    move(report, ReportState.APPROVED, ReportState.DRAFT, approved_by=None, approved_at=None, approved_stamp="")
    record(Verb.REPORT_REOPENED, subject=report, by=by, at=at)
    return report


def move(report: BoardReport, old: str, new: str, **changes: Any) -> None:
    rules.check_transition(report.state, new)
    if BoardReport.objects.filter(pk=report.pk, state=old).update(state=new, **changes) != 1:
        raise RuleBroken(CHANGED)
    report.refresh_from_db()


@transaction.atomic
def issue_report(*, report: BoardReport, by: Actor, at: datetime, seen: str = "") -> BoardReport:
    """Issue the page: it is frozen, and the board's contacts are asked to answer. `seen`: the stamp of what was read.

    Refused while an organisation named on it, by a point or by one merged into it, may still reply
    (confidentiality.md, “Right of reply”).
    """
    hold(report, by)
    # Held before they are read: a point that is being withdrawn is gone from the page, or can no longer go.
    Period.objects.filter(board_reports=report).update(state=F("state"))
    rules.check_transition(report.state, ReportState.ISSUED)
    on = timezone.localdate(at)
    page = page_of(report, on=on)
    page_rules.check_unchanged(seen, page.stamp)
    page_rules.check_approved(report.approved_stamp, page.approved_stamp)
    check_page(report)
    if waits := awaited(report, on):
        raise RuleBroken(waits[0])
    frozen = json.loads(json.dumps({**page.as_data(), "is_draft": False}))
    digest = page_rules.digest(frozen)
    due = rules.answer_due(timezone.localdate(report.board_meeting.starts_at))
    issued = {"issued_at": at, "frozen": frozen, "frozen_hash": digest, "answer_due_on": due}
    move(report, ReportState.APPROVED, ReportState.ISSUED, **issued)
    follow_up_in_drafts(report)
    Period.objects.filter(board_reports=report, state=PeriodState.DECIDED).update(state=PeriodState.REPORTED)
    record(Verb.REPORT_ISSUED, subject=report, by=by, at=at, hash=digest)
    ask_for_answer(report, by=by, at=at)
    return report


def follow_up_in_drafts(report: BoardReport) -> None:
    """A page that was begun before this one was issued says how this one's ask and task stand (R129)."""
    waiting = BoardReport.objects.filter(area=report.area, board_meeting__starts_at__gte=report.board_meeting.starts_at)
    waiting.exclude(state=ReportState.ISSUED).update(previous=latest_issued(report.area))
