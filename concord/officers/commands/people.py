"""What becomes of posts, tasks and risks when its person joins with an account, or is erased."""

from collections.abc import Iterator

from django.db import transaction

from concord.core.accounts.commands.typed import typed_in
from concord.core.accounts.models import Person
from concord.core.accounts.namesakes import Namesake
from concord.core.areas.models import Area

from ..models import Post, Risk, Task
from .posts import HIDDEN


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Give an account what stood under the same person without one. Called inside the area's scope."""
    moved = Post.objects.filter(person=was).update(person=account)
    moved += Task.objects.filter(done_by=was).update(done_by=account)
    return moved + Risk.objects.filter(owner=was).update(owner=account) > 0


@transaction.atomic
def forget_person(*, person: Person) -> None:
    """Nobody is told any more how to reach them. Called outside any area's scope."""
    Post.objects.filter(person=person).update(**HIDDEN)


def namesakes(person: Person, area: Area) -> Iterator[Namesake]:
    """Posts of the open area under a name like theirs."""
    yield from typed_in(Post.objects.filter(person=None), person, "Officer's post", name="name", held_by="person")
