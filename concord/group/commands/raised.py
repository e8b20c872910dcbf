"""Points raised at a meeting: noted for a consultation, sent there by whoever raised them."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.agreement.commands import send_comment
from concord.agreement.models import Consultation
from concord.agreement.queries.consultation import takes_comments
from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.commands import mail_link, revoke_links
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text

from ..models import Meeting, RaisedPoint
from ..queries.raised import to_remind
from ..rules import raised as rules
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def note_raised(
    *, meeting: Meeting, consultation: Consultation, raised_by: Person, text: str, by: Actor, at: datetime
) -> RaisedPoint:
    """Note a point, who raised it, and the consultation it belongs into. The mail to them follows from the entry."""
    require(by, Permission.RECORD_DECISIONS, meeting.area)
    words, today = clean_text(text), timezone.localdate(at)
    rules.check_was_there(meeting.attendances.filter(person=raised_by).first())
    takes = takes_comments(consultation, today)
    rules.check_can_note(text=words, meeting_on=timezone.localdate(meeting.starts_at), today=today, takes=takes)
    facts = {"meeting": meeting, "consultation": consultation, "raised_by": raised_by, "text": words}
    made = RaisedPoint(area=meeting.area, asked_on=today, **facts)
    made.save()
    record(Verb.RAISED_NOTED, subject=made, by=by, at=at)
    return made


@transaction.atomic
def remove_raised(*, point: RaisedPoint, by: Actor, at: datetime) -> None:
    """Take a point off the list that was noted by mistake; its link opens no more."""
    require(by, Permission.RECORD_DECISIONS, point.area)
    rules.check_unsent(point)
    revoke_links(
        area=point.area, purpose=Purpose.RESPONSE, subject_key=str(point.uid), person=point.raised_by, by=by, at=at
    )
    record(Verb.RAISED_REMOVED, subject=point, by=by, at=at)
    if not RaisedPoint.objects.filter(pk=point.pk, comment=None).delete()[0]:
        raise RuleBroken("Someone else has just changed this.")


@transaction.atomic
def send_raised(*, point: RaisedPoint, by: Person, at: datetime, **facts: Any) -> RaisedPoint:
    """Send the point as a comment on the draft, by whoever raised it. `facts`: as `send_comment` takes them."""
    if by.pk != point.raised_by_id:
        raise AccessDenied("Only whoever raised a point sends it.")
    rules.check_unsent(point)
    made = send_comment(consultation=point.consultation, form_key=point.uid, at=at, **facts)
    sent_on = timezone.localdate(at)
    if RaisedPoint.objects.filter(pk=point.pk, comment=None).update(comment=made, sent_on=sent_on) != 1:
        raise RuleBroken("This point was sent already.")
    point.comment, point.sent_on = made, sent_on
    record(Verb.RAISED_SENT, subject=point, by=by, at=at)
    return point


@transaction.atomic
def mail_raised(*, point: RaisedPoint, at: datetime) -> bool:
    """Mail whoever raised it a link that opens the response with their point in it, once."""
    asked = PersonalLink.objects.filter(purpose=Purpose.RESPONSE, subject_key=str(point.uid)).exists()
    if asked or point.comment_id is not None or not point.raised_by.email:
        return False
    send_link(point, at, reminder=False)
    return True


@transaction.atomic
def remind_of_raised(*, area: Area, on: date, at: datetime) -> int:
    """Remind of each point that is not sent, once, when the last day for comments is near. Gives how many."""
    found = list(to_remind(area, on, rules.REMINDED_BEFORE))
    for point in found:
        send_link(point, at, reminder=True)
        RaisedPoint.objects.filter(pk=point.pk).update(reminded_on=on)
    return len(found)


def send_link(point: RaisedPoint, at: datetime, *, reminder: bool) -> None:
    area, last = point.area, point.consultation.closes_on
    mail_link(
        purpose=Purpose.RESPONSE,
        subject_key=str(point.uid),
        expires_at=timezone.make_aware(datetime.combine(last, time.max)),
        mail={
            "kind": "group.raised",
            "subject": f"Your point for the consultation, by {last:%-d %B}",
            "template": "group_raised",
            "context": {"point": point, "reminder": reminder},
        },
        about=point.meeting,
        area=area,
        by=SYSTEM,
        at=at,
        person=point.raised_by,
    )
