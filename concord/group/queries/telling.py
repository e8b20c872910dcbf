"""Who is told of a meeting by mail, and who was told already."""

from collections.abc import Iterable
from datetime import datetime

from concord.core.accounts.models import Person
from concord.core.mail.models import OutgoingMessage

from ..models import Attendance, Meeting
from ..terms import AttendanceState

INVITED, CHANGED, CANCELLED = "group.meeting_invitation", "group.meeting_changed", "group.meeting_cancelled"


def to_tell(
    meeting: Meeting, kind: str, *, since: datetime | None = None, seats: Iterable[Attendance] | None = None
) -> list[Person]:
    """Those invited who have an address and did not send apologies, but for whoever had this mail (`since` then).

    `seats`: those at the meeting with their people, when they are read.
    """
    told = OutgoingMessage.objects.filter(kind=kind, about_key=meeting.reference, area_key=meeting.area.key)
    if since:
        told = told.filter(queued_at__gte=since)
    known = set(told.values_list("to_person_key", flat=True))
    invited = meeting.attendances.select_related("person").order_by("pk") if seats is None else seats
    expected = [seat.person for seat in invited if seat.state != AttendanceState.APOLOGIES]
    return [person for person in expected if person.email and str(person.uid) not in known]
