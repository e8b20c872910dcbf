"""What becomes of somebody's returns when they join with an account of their own."""

from django.db import transaction

from concord.core.accounts.models import Person

from ..models import ConfidentialPoint, Expectation, LearningItem, LogReturn, Position, QuickWin
from ..queries.confidential import reporter_tag


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> None:
    """Give an account what stood under the name of the same person without one. Called inside the area's scope.

    Confidential points too: their pages still ask for the address from which each was written.
    """
    for expectation in Expectation.objects.filter(person=was).select_related("period"):
        period = expectation.period
        mine = ConfidentialPoint.objects.filter(reporter_tag=reporter_tag(was, period))
        mine.update(reporter_tag=reporter_tag(account, period))
    for model in (Expectation, LogReturn, Position):
        model.objects.filter(person=was).update(person=account)  # type: ignore[attr-defined]  # managers of each
    for kept in (LearningItem, QuickWin):
        kept.objects.filter(owner=was).update(owner=account)  # type: ignore[attr-defined]  # likewise
