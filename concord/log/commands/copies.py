"""The copy of a return for its writer's own records."""

from datetime import datetime

from concord.core.mail.commands import queue_mail

from ..models import BoxAnswer, LogReturn, Point


def mail_copy(log_return: LogReturn, at: datetime) -> None:
    """A copy for the reporter's own records. Confidential points are not in it: mail is read by others too."""
    person, area = log_return.person, log_return.area
    if not person.email:
        return
    points = Point.objects.filter(log_return=log_return).order_by("box", "position")
    answers = BoxAnswer.objects.filter(log_return=log_return).values_list("box", flat=True)
    context = {
        "area": area,
        "log_return": log_return,
        "person": person,
        "points": list(points),
        "nothing": sorted(answers),
    }
    queue_mail(
        kind="log.copy",
        to_address=person.email,
        to_person=person,
        area=area,
        about=log_return,
        at=at,
        context=context,
        subject=f"Your return for {log_return.period.label}",
        template="log_copy",
    )
