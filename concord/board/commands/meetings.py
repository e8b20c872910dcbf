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
from ..queries.reports import UNANSWERED
from ..rules import reports as rules
from ..terms import Verb


@transaction.atomic
def plan_board_meeting(
    *, area: Area, starts_at: datetime, by: Actor, at: datetime, papers_due_on: date | None = None, place: str = ""
) -> BoardMeeting:
    """Put a meeting of the board into its calendar, with the day by which it wants papers (R128)."""
    require(by, Permission.WRITE_REPORT, area)
    meeting = put(BoardMeeting(area=area), starts_at, papers_due_on, place)
    record(Verb.BOARD_MEETING_PLANNED, subject=meeting, by=by, at=at)
    return meeting


@transaction.atomic
def change_board_meeting(
    *, meeting: BoardMeeting, starts_at: datetime, papers_due_on: date | None, place: str, by: Actor, at: datetime
) -> BoardMeeting:
    """Move a meeting of the board. An answer that is still to come is due by the new day; an issued page stays."""
    require(by, Permission.WRITE_REPORT, meeting.area)
    put(meeting, starts_at, papers_due_on, place)
    waiting = BoardReport.objects.filter(UNANSWERED, board_meeting=meeting)
    waiting.update(answer_due_on=rules.answer_due(timezone.localdate(starts_at)))
    record(Verb.BOARD_MEETING_CHANGED, subject=meeting, by=by, at=at)
    return meeting


def put(meeting: BoardMeeting, starts_at: datetime, papers_due_on: date | None, place: str) -> BoardMeeting:
    """Keep when and where it is, unless the board meets then already."""
    rules.check_papers_day(papers_due_on, timezone.localdate(starts_at))
    if BoardMeeting.objects.filter(area=meeting.area, starts_at=starts_at).exclude(pk=meeting.pk).exists():
        raise RuleBroken("There is a meeting at this time already.", field="on")
    meeting.starts_at, meeting.papers_due_on, meeting.place = starts_at, papers_due_on, place
    meeting.save()
    return meeting
