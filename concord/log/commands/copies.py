"""The copy of a return for its writer's own records."""

from datetime import datetime

from concord.core.accounts.commands import issue_link
from concord.core.accounts.terms import Purpose
from concord.core.mail.commands import queue_mail

from ..models import BoxAnswer, LogReturn, Point
from ..rules.returns import who_sees
from ..terms import PeriodState, PointClass
from .reminders import link_ends


def mail_copy(log_return: LogReturn, at: datetime, *, amended: bool = False) -> None:
    """A copy for the reporter's own records, with a link to change it, and who sees what; also of what was typed in.

    Confidential points are not in it: mail is read by others too. Everybody's copy says so, whoever has any.
    """
    person, area = log_return.person, log_return.area
    if not person.email:
        return
    points = Point.objects.filter(log_return=log_return).order_by("box", "position")
    issued = issue_link(
        purpose=Purpose.RETURN,
        area=area,
        subject_key=log_return.period.reference,
        person=person,
        by=person,
        at=at,
        expires_at=link_ends(log_return.period),
    )
    answers = BoxAnswer.objects.filter(log_return=log_return).values_list("box", flat=True)
    context = {
        "area": area,
        "log_return": log_return,
        "person": person,
        "points": list(points),
        "nothing": sorted(answers),
        "amended": amended,
        "entered": log_return.entered_by_id is not None and not amended,
        "is_open": log_return.period.state == PeriodState.OPEN,
        "who_sees": who_sees(PointClass.NAMED, words=area.vocabulary, trustees=None),
    }
    queue_mail(
        kind="log.copy",
        to_address=person.email,
        to_person=person,
        area=area,
        about=log_return,
        at=at,
        context=context,
        link=issued,
        subject=f"Your {'changed return' if amended else 'return'} for {log_return.period.label}",
        template="log_copy",
    )
