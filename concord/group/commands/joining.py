"""What becomes of somebody's seats and actions when they join with an account of their own."""

from django.db import transaction

from concord.core.accounts.models import Person

from ..models import Action, ActionAnswer, Attendance


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> None:
    """Give an account what stood under the name of the same person without one. Called inside the area's scope."""
    Attendance.objects.filter(person=was).update(person=account)
    Action.objects.filter(owner=was).update(owner=account)
    ActionAnswer.objects.filter(person=was).update(person=account)
