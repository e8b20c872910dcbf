"""Who is at a meeting: guests, attendance, and the interests that people declare."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require, require_unless_own
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.directory.models import Membership, Organisation, Unit
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from .. import rules
from ..models import Attendance, Interest, Meeting, Minutes
from ..models.meetings import AHEAD
from ..rules.minutes import SETTLED
from ..terms import AttendanceMode, AttendanceState, MeetingState, Verb
from .meetings import seat

Actor = Person | Installation


@transaction.atomic
def take_attendance(
    *,
    meeting: Meeting,
    states: Mapping[int, str],
    by: Actor,
    at: datetime,
    substitutes: Mapping[int, str] | None = None,
    modes: Mapping[int, str] | None = None,
) -> None:
    """Note who is there. `states`: person's primary key → attendance state; others stay as they are.

    `modes`: likewise, in the room or online; who is not in it stays as they said.
    """
    require(by, Permission.RECORD_DECISIONS, meeting.area)
    if meeting.state == MeetingState.CANCELLED:
        raise RuleBroken("This meeting was cancelled.")
    rules.check_has_come(timezone.localdate(meeting.starts_at), timezone.localdate(at))
    if Minutes.objects.filter(meeting=meeting, state__in=SETTLED).exists():
        raise RuleBroken("The minutes of this meeting are approved, so who was there stays. Add a correction to them.")
    names, ways = substitutes or {}, modes or {}
    for attendance in meeting.attendances.filter(person__in=states):
        attendance.state = AttendanceState(states[attendance.person_id])
        attendance.substitute_name = names.get(attendance.person_id, "")
        attendance.mode = AttendanceMode(ways.get(attendance.person_id, attendance.mode))
        attendance.save(update_fields=["state", "substitute_name", "mode"])
    record(Verb.ATTENDANCE_TAKEN, subject=meeting, by=by, at=at)


@transaction.atomic
def say_coming(
    *, attendance: Attendance, comes: bool, substitute_name: str = "", online: bool = False, by: Actor, at: datetime
) -> None:
    """Send apologies for a meeting ahead, say who comes instead, or that one comes after all, in the room or online.

    Members say it for themselves, whoever records decisions for anybody. Refused once attendance was taken.
    """
    require_unless_own(by, attendance.person_id, Permission.RECORD_DECISIONS, attendance.area)
    rules.check_can_change(attendance.meeting.state)
    name = "" if comes else clean_line(substitute_name)
    state = AttendanceState.INVITED if comes or name else AttendanceState.APOLOGIES
    ahead = Attendance.objects.filter(pk=attendance.pk, state__in=AHEAD)
    mode = AttendanceMode.ONLINE if comes and online else AttendanceMode.ROOM
    if not ahead.update(state=state, substitute_name=name, mode=mode):
        raise RuleBroken("Attendance has been taken already, so this can no longer be said.")
    record(Verb.COMING_SAID, subject=attendance.meeting, by=by, at=at, comes=comes)


@transaction.atomic
def invite_guest(*, meeting: Meeting, hat: Membership, by: Actor, at: datetime) -> Attendance:
    """Invite somebody who takes part without deciding."""
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    if meeting.attendances.filter(person=hat.person).exists():
        raise RuleBroken(f"{hat.person} is invited already.", field="person")
    attendance = seat(meeting, hat)
    attendance.decides = False
    attendance.save()
    record(Verb.MEETING_CHANGED, subject=meeting, by=by, at=at, guest=True)
    return attendance


@transaction.atomic
def declare_interest(
    *,
    attendance: Attendance,
    organisation: Organisation,
    unit: Unit | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Interest:
    """Note that an attendee has an interest in an organisation: they stand aside where it is named."""
    require_unless_own(by, attendance.person_id, Permission.RECORD_DECISIONS, attendance.area)
    rules.check_can_change(attendance.meeting.state)
    interest, _ = Interest.objects.update_or_create(
        area=attendance.area,
        attendance=attendance,
        organisation=organisation,
        defaults={"unit": unit, "reason": reason},
    )
    record(Verb.INTEREST_DECLARED, subject=attendance.meeting, by=by, at=at, organisation=str(organisation.uid))
    return interest


@transaction.atomic
def withdraw_interest(*, interest: Interest, by: Actor, at: datetime) -> None:
    """Take back an interest that was noted by mistake; decisions taken meanwhile stay as they are."""
    attendance = interest.attendance
    require_unless_own(by, attendance.person_id, Permission.RECORD_DECISIONS, interest.area)
    rules.check_can_change(attendance.meeting.state)
    if not Interest.objects.filter(pk=interest.pk).delete()[0]:
        raise RuleBroken("This interest has been taken back already.")
    record(
        Verb.INTEREST_WITHDRAWN,
        subject=attendance.meeting,
        by=by,
        at=at,
        organisation=str(interest.organisation.uid),
    )
