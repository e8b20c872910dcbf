"""Whether now: points raised at a meeting that become formal responses to a consultation."""

from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken

from ..models import Attendance, RaisedPoint
from ..terms import AttendanceState

# One reminder, so many days before the last day for comments.
REMINDED_BEFORE = timedelta(days=7)


def was_there(seat: Attendance) -> bool:
    """Whether nothing speaks against it: attendance may not be taken yet."""
    return seat.state not in (AttendanceState.APOLOGIES, AttendanceState.ABSENT)


def check_was_there(seat: Attendance | None) -> None:
    if seat is None or not was_there(seat):
        raise RuleBroken("Choose somebody who was at the meeting.", field="raised_by")


def check_can_note(*, text: str, meeting_on: date, today: date, takes: bool) -> None:
    if meeting_on > today:
        raise RuleBroken("Points are noted on the day of the meeting or later.")
    if not takes:
        raise RuleBroken("That consultation takes no comments now.", field="consultation")
    if not text:
        raise RuleBroken("Write the point down as it was raised.", field="text")


def check_unsent(point: RaisedPoint) -> None:
    if point.comment_id is not None:
        raise RuleBroken("This point was sent already.")
