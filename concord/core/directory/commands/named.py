"""What becomes of somebody whom the directory's registers name when they join with an account of their own."""

from django.db import transaction

from concord.core.accounts.models import Person

from ..models import Network


@transaction.atomic
def follow_named(*, was: Person, account: Person) -> bool:
    """Let an account stand where the same person without one was named. Called inside the area's scope."""
    return Network.objects.filter(representative=was).update(representative=account) > 0
