"""The work programme: commitments that are worked towards, until they are in practice."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Commitment, Practice
from ..queries import text_of
from ..terms import Standing, Verb

Actor = Person | Installation


@transaction.atomic
def put_in_practice(*, commitment: Commitment, since_on: date, by: Actor, at: datetime, note: str = "") -> Practice:
    """Note that a commitment which was worked towards is kept now, so that it leaves the work programme.

    Its words stay as they were adopted; the next version begins with it as one that can be kept.
    """
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    today = timezone.localdate(at)
    text = text_of(commitment, today)
    if text is None or not text.was_in_force(today) or text.standing != Standing.ASPIRATIONAL:
        raise RuleBroken("This commitment is not one that is worked towards.")
    if since_on > today:
        raise RuleBroken("That day is still to come.", field="since_on")
    if Practice.objects.filter(commitment=commitment).exists():
        raise RuleBroken("It is in practice already.")
    made = Practice(area=commitment.area, commitment=commitment, since_on=since_on, note=clean_line(note))
    made.save()
    record(Verb.COMMITMENT_IN_PRACTICE, subject=commitment, by=by, at=at)
    return made


@transaction.atomic
def back_to_programme(*, commitment: Commitment, by: Actor, at: datetime) -> None:
    """Take back that a commitment is in practice: it is worked towards again."""
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    deleted, _ = Practice.objects.filter(commitment=commitment).delete()
    if not deleted:
        raise RuleBroken("It is in the work programme already.")
    record(Verb.COMMITMENT_WORKED_TOWARDS, subject=commitment, by=by, at=at)
