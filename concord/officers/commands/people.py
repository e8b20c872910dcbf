"""What becomes of a post when its person joins with an account, or is erased."""

from django.db import transaction

from concord.core.accounts.models import Person

from ..models import Post
from .posts import HIDDEN


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Give an account the posts of the same person without one. Called inside the area's scope."""
    return Post.objects.filter(person=was).update(person=account) > 0


@transaction.atomic
def forget_person(*, person: Person) -> None:
    """Nobody is told any more how to reach them. Called outside any area's scope."""
    Post.objects.filter(person=person).update(**HIDDEN)
