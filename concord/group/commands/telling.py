"""Mail to those who are invited to a meeting."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage

from ..models import Meeting
from ..terms import AttendanceState, MeetingState

KIND = "group.meeting_changed"


@transaction.atomic
def tell_invited(*, meeting: Meeting, was: datetime, changed: Collection[str], since: datetime, at: datetime) -> int:
    """Tell everybody who is invited when and where the meeting is now, each in a mail of their own.

    `was`: when it was to begin before; `changed`: what changed; `since`: the change, so that each is told of it once.
    Nobody is told of a meeting that is over, held or cancelled. Gives how many were told.
    """
    if meeting.state != MeetingState.SCHEDULED or meeting.ends_at <= at:
        return 0
    told = OutgoingMessage.objects.filter(kind=KIND, about_key=meeting.reference, queued_at__gte=since)
    known = set(told.values_list("to_person_key", flat=True))
    seats = meeting.attendances.exclude(state=AttendanceState.APOLOGIES).select_related("person").order_by("pk")
    people = [seat.person for seat in seats if seat.person.email and str(seat.person.uid) not in known]
    for person in people:
        queue_mail(
            kind=KIND,
            to_address=person.email,
            to_person=person,
            area=meeting.area,
            about=meeting,
            at=at,
            subject=f"The meeting of the {meeting.area.word('group')} has changed",
            template="group_meeting_changed",
            context={"meeting": meeting, "person": person, "was": was, "changed": changed},
            shown=True,
        )
    return len(people)
