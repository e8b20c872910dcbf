"""What becomes of somebody's answers for the board when they join with an account of their own."""

from django.db import transaction

from concord.core.accounts.models import Person

from ..models import BoardAnswer


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Let an answer that a contact gave by personal link be the account's, called inside the area's scope."""
    return BoardAnswer.objects.filter(answered_by=was).update(answered_by=account) > 0
