"""What stands around a meeting: how to join it, who is still to be invited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission

from ..models import Attendance, Meeting
from ..terms import MeetingState
from .telling import INVITED, to_tell

RUNS_IT = {Permission.MANAGE_MEETINGS, Permission.RECORD_DECISIONS}


@dataclass(frozen=True)
class Around:
    """`link`: to join online, for those alone who are invited or run the meeting. `to_invite`: who had no mail yet."""

    link: str
    to_invite: int


def around(meeting: Meeting, person: Person, seats: Sequence[Attendance], *, at: datetime) -> Around:
    """`seats`: those at the meeting, with their people."""
    granted = permissions_in(person, meeting.area)
    is_ahead = meeting.state == MeetingState.SCHEDULED and meeting.ends_at > at
    to_invite = to_tell(meeting, INVITED, seats=seats) if is_ahead and Permission.MANAGE_MEETINGS in granted else []
    is_for = bool(RUNS_IT & granted) or any(seat.person_id == person.pk for seat in seats)
    return Around(meeting.link if is_for else "", len(to_invite))
