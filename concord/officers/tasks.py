"""What follows later for officers."""

from django.utils import timezone
from django_tasks import task

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere, within

from . import commands
from .models import Digest


@task()
def forget_person(uid: str) -> None:
    """Somebody's details were erased: their public contact goes too."""
    with everywhere():
        commands.forget_person(person=Person.objects.get(uid=uid))


@task()
def deliver_digest(area_code: str, uid: str) -> None:
    """Write to the next batch, and leave the rest to another task: others wait for the worker too."""
    with within(Area.objects.get(code=area_code)):
        digest = Digest.objects.select_related("area").get(uid=uid)
        left = commands.deliver_digest(digest=digest, at=timezone.now())
    if left:
        deliver_digest.enqueue(area_code, uid)
