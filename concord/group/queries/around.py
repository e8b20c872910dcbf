"""What stands around a meeting: how to join it, who is still to be invited."""

from dataclasses import dataclass
from datetime import datetime

from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission

from ..models import Meeting
from ..terms import MeetingState
from .telling import INVITED, to_tell

RUNS_IT = {Permission.MANAGE_MEETINGS, Permission.RECORD_DECISIONS}


@dataclass(frozen=True)
class Around:
    """`link`: to join online, for those alone who are invited or run the meeting. `to_invite`: who had no mail yet."""

    link: str
    to_invite: int


def around(meeting: Meeting, person: Person, *, at: datetime) -> Around:
    granted = permissions_in(person, meeting.area)
    is_ahead = meeting.state == MeetingState.SCHEDULED and meeting.ends_at > at
    to_invite = to_tell(meeting, INVITED) if is_ahead and Permission.MANAGE_MEETINGS in granted else []
    return Around(link_for(meeting, person, runs_it=bool(RUNS_IT & granted)), len(to_invite))


def link_for(meeting: Meeting, person: Person, *, runs_it: bool) -> str:
    is_for = bool(meeting.link) and (runs_it or meeting.attendances.filter(person=person).exists())
    return meeting.link if is_for else ""
