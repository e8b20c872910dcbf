"""Mail to those who are invited to a meeting, each with the entry for their own calendar."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail

from .. import rules
from ..models import Meeting
from ..queries.invitation import invitation
from ..queries.telling import CANCELLED, CHANGED, INVITED, to_tell
from ..terms import MeetingState, Verb

Actor = Person | Installation


@transaction.atomic
def send_invitations(*, meeting: Meeting, by: Actor, at: datetime) -> int:
    """Invite by mail whoever is invited and had no invitation yet. Gives how many.

    Raises `RuleBroken` when the meeting is over, and when everybody has theirs.
    """
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    rules.check_can_change(meeting.state)
    if meeting.ends_at <= at:
        raise RuleBroken("The day of this meeting has passed, so nobody is invited to it any more.")
    people = to_tell(meeting, INVITED)
    if not people:
        raise RuleBroken("Everybody who is invited and has an e-mail address got the invitation already.")
    subject = f"You are invited: meeting of {meeting.group.called}"
    mail_each(meeting, people, INVITED, subject, at=at)
    record(Verb.INVITATIONS_SENT, subject=meeting, by=by, at=at, sent=len(people))
    return len(people)


@transaction.atomic
def tell_invited(*, meeting: Meeting, was: datetime, changed: Collection[str], since: datetime, at: datetime) -> int:
    """Tell everybody who is invited when and where the meeting is now, each in a mail of their own.

    `was`: when it was to begin before; `changed`: what changed; `since`: the change, so that each is told of it once.
    Nobody is told of a meeting that is over, held or cancelled. Gives how many were told.
    """
    if meeting.state != MeetingState.SCHEDULED or meeting.ends_at <= at:
        return 0
    people = to_tell(meeting, CHANGED, since=since)
    subject = f"The meeting of {meeting.group.called} has changed"
    mail_each(meeting, people, CHANGED, subject, at=at, was=was, changed=changed)
    return len(people)


@transaction.atomic
def tell_cancelled(*, meeting: Meeting, at: datetime) -> int:
    """Tell everybody who is invited that a meeting ahead is cancelled, once. Gives how many were told."""
    if meeting.state != MeetingState.CANCELLED or meeting.ends_at <= at:
        return 0
    people = to_tell(meeting, CANCELLED)
    subject = f"The meeting of {meeting.group.called} is cancelled"
    mail_each(meeting, people, CANCELLED, subject, at=at)
    return len(people)


def mail_each(
    meeting: Meeting, people: Iterable[Person], kind: str, subject: str, *, at: datetime, **facts: Any
) -> None:
    context: Mapping[str, Any] = {"meeting": meeting, **facts}
    for person in people:
        queue_mail(
            kind=kind,
            to_address=person.email,
            to_person=person,
            area=meeting.area,
            about=meeting,
            at=at,
            subject=subject,
            template=kind.replace(".", "_"),
            context={**context, "person": person},
            shown=True,
            file=invitation(meeting, person, at=at),
        )
