"""What follows later for champions."""

from django.utils import timezone
from django_tasks import task

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere, within

from . import commands
from .queries.mailings import mailing_of


@task()
def forget_person(uid: str) -> None:
    """Somebody's details were erased: what was written about them goes too."""
    with everywhere():
        commands.forget_person(person=Person.objects.get(uid=uid))


@task()
def deliver(area_code: str, uid: str) -> None:
    """Write to the next batch, and leave the rest to another task: others wait for the worker too."""
    with within(Area.objects.get(code=area_code)):
        mailing = mailing_of(uid)
        left = commands.deliver_batch(mailing=mailing, at=timezone.now()) if mailing else 0
    if left:
        deliver.enqueue(area_code, uid)
