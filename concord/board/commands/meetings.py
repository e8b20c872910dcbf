"""The board's calendar: meetings planned and moved."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import require
from concord.core.accounts.commands import Actor
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import BoardMeeting, BoardReport
from ..rules import reports as rules
from ..terms import ReportState, Verb


@transaction.atomic
def plan_board_meeting(
    *, area: Area, starts_at: datetime, by: Actor, at: datetime, papers_due_on: date | None = None, place: str = ""
) -> BoardMeeting:
    """Put a meeting of the board into its calendar, with the day by which it wants papers (R128)."""
    require(by, Permission.WRITE_REPORT, area)
    rules.check_papers_day(papers_due_on, timezone.localdate(starts_at))
    check_free(area, starts_at)
    meeting = BoardMeeting(area=area, starts_at=starts_at, papers_due_on=papers_due_on, place=place)
    meeting.save()
    record(Verb.BOARD_MEETING_PLANNED, subject=meeting, by=by, at=at)
    return meeting


@transaction.atomic
def change_board_meeting(
    *, meeting: BoardMeeting, starts_at: datetime, papers_due_on: date | None, place: str, by: Actor, at: datetime
) -> BoardMeeting:
    """Move a meeting of the board. An answer that is still to come is due by the new day; an issued page stays."""
    require(by, Permission.WRITE_REPORT, meeting.area)
    on = timezone.localdate(starts_at)
    rules.check_papers_day(papers_due_on, on)
    check_free(meeting.area, starts_at, but=meeting)
    meeting.starts_at, meeting.papers_due_on, meeting.place = starts_at, papers_due_on, place
    meeting.save(update_fields=["starts_at", "papers_due_on", "place"])
    waiting = BoardReport.objects.filter(board_meeting=meeting, state=ReportState.ISSUED, answer__isnull=True)
    waiting.update(answer_due_on=rules.answer_due(on))
    record(Verb.BOARD_MEETING_CHANGED, subject=meeting, by=by, at=at)
    return meeting


def check_free(area: Area, starts_at: datetime, but: BoardMeeting | None = None) -> None:
    there = BoardMeeting.objects.filter(area=area, starts_at=starts_at)
    if (there.exclude(pk=but.pk) if but else there).exists():
        raise RuleBroken("There is a meeting at this time already.", field="on")
