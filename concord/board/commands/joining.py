"""What becomes of somebody's answers for the board when they join with an account of their own."""

from datetime import date, datetime

from django.db import transaction

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.queries import joined

from ..models import BoardAnswer


def follow_joined(*, area: Area, on: date, at: datetime) -> int:
    """Follow again everybody who ever joined the area with an account. Gives how many had still answered as before."""
    return sum(follow_to_account(was=was, account=account) for was, account in joined(area))


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Let an answer that a contact gave by personal link be the account's, called inside the area's scope."""
    return BoardAnswer.objects.filter(answered_by=was).update(answered_by=account) > 0
