"""A consultation ends by itself once its last day is over, and whoever drafts is told."""

from datetime import date, datetime

from django.db import transaction

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.queries import people_who_may
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.mail.commands import queue_mail

from ..models import Consultation, Version
from ..queries.comments import CommentCounts, counts_of
from ..queries.consultation import due_to_end
from ..terms import Verb, VersionState
from .consulting import end


def end_due_consultations(*, area: Area, on: date, at: datetime) -> int:
    """End those whose last day was before `on`, as at that last day. Gives how many; whoever may draft gets a mail."""
    due = list(due_to_end(area, on))
    people = people_who_may(Permission.EDIT_AGREEMENT, area, on) if due else []
    for consultation in due:
        end_by_itself(consultation, people, at)
    return len(due)


@transaction.atomic
def end_by_itself(consultation: Consultation, people: list[Person], at: datetime) -> None:
    # Nobody comments while it is being ended.
    Version.objects.filter(pk=consultation.version_id, state=VersionState.CONSULTATION).update(state=VersionState.DRAFT)
    end(consultation, consultation.closes_on)
    record(Verb.CONSULTATION_ENDED, subject=consultation, by=SYSTEM, at=at, by_itself=True)
    counts = counts_of(consultation)
    for person in people:
        tell(person, consultation, counts, at)


def tell(person: Person, consultation: Consultation, counts: CommentCounts, at: datetime) -> None:
    area = consultation.area
    queue_mail(
        kind="agreement.consultation_ended",
        to_address=person.email or person.login_email or "",
        to_person=person,
        subject=f"The consultation on {consultation.version} has ended",
        template="agreement_consultation_ended",
        context={"person": person, "consultation": consultation, "counts": counts},
        shown=True,
        area=area,
        about=consultation,
        at=at,
    )
