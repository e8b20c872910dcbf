"""What follows later for officers."""

from django_tasks import task

from concord.core.accounts.models import Person
from concord.core.areas.scoping import everywhere

from . import commands


@task()
def forget_person(uid: str) -> None:
    """Somebody's details were erased: their public contact goes too."""
    with everywhere():
        commands.forget_person(person=Person.objects.get(uid=uid))
