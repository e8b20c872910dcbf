"""Asked back: whoever raised a point hears what the group wants to know."""

from datetime import datetime

from concord.core.accounts.models import Person
from concord.core.mail.commands import queue_mail

from ..models import Decision, Point
from ..terms import Verdict


def ask_reporters(decision: Decision, *, at: datetime) -> None:
    """Mail the group's question to those who raised the point in their own name.

    Where the name is withheld no mail goes: it would tell who it is. Such a reporter reads the question on the page
    of their own return (`questions_for`), and so does somebody who has no account.
    """
    if decision.verdict != Verdict.ASKED_BACK or is_asked_already(decision):
        return
    family = Point.objects.filter(pk=decision.point_id) | Point.objects.filter(merged_into=decision.point_id)
    asked = set()
    for point in family.filter(log_return__isnull=False).select_related("log_return__person", "period", "area"):
        person = point.log_return.person  # type: ignore[union-attr]  # filtered
        if person.pk not in asked:
            asked.add(person.pk)
            ask(point, person, decision, at=at)


def ask_whom_it_is_now(point: Point, *, at: datetime) -> None:
    """Mail what the group asked of a point before its reporter put their name to it: their page shows it no more."""
    asked = Decision.objects.filter(point=point.merged_into_id or point.pk, is_current=True)
    decision = asked.filter(verdict=Verdict.ASKED_BACK).first()
    if decision is not None and point.log_return is not None:
        ask(point, point.log_return.person, decision, at=at)


def ask(point: Point, person: Person, decision: Decision, *, at: datetime) -> None:
    if not person.email:
        return
    queue_mail(
        kind="log.asked_back",
        to_address=person.email,
        to_person=person,
        subject=f"The {point.area.word('group')} asks you about a point of {point.period.label}",
        template="log_asked_back",
        context={"point": point, "person": person, "decision": decision},
        area=point.area,
        about=point,
        at=at,
    )


def is_asked_already(decision: Decision) -> bool:
    """Whether the decision that this one corrects asked the same, at the same meeting."""
    old = decision.replaces
    facts = (decision.verdict, decision.reason, decision.meeting_id)
    return old is not None and (old.verdict, old.reason, old.meeting_id) == facts
