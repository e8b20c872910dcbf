"""What follows later for officers."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from concord.agreement.models import Version
from concord.agreement.queries.documents import agreement_version
from concord.agreement.queries.materials import material_of
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere, within

from . import commands
from .models import Digest
from .terms import Duty

# So long the officer has for what came on the list by itself.
MORE_WITHIN, SEND_WITHIN = timedelta(days=14), timedelta(days=28)
# What was adopted longer ago was only written down late.
NEW_FOR = timedelta(days=90)


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


@task()
def make_more(area_code: str, uid: str, at: str) -> None:
    """Few copies of a material are left (R031)."""
    with within(Area.objects.get(code=area_code)):
        found = material_of(uid)
        if found is not None:
            put_on_list(found.material.area, f"Make more copies: {found.material}", at, MORE_WITHIN)


@task()
def send_copy(area_code: str, key: str, at: str) -> None:
    """A version of the agreement is newly in force: the national body is to have it (R032)."""
    with within(Area.objects.get(code=area_code)):
        found, on = agreement_version(key), timezone.localdate(datetime.fromisoformat(at))
        if found is not None and found.adopted_on is not None and found.adopted_on >= on - NEW_FOR:
            put_on_list(found.area, copy_words(found), at, SEND_WITHIN)


@task()
def copy_is_sent(area_code: str, key: str, at: str) -> None:
    with within(Area.objects.get(code=area_code)):
        found = agreement_version(key)
        if found is not None:
            commands.tick_off(area=found.area, text=copy_words(found), by=SYSTEM, at=datetime.fromisoformat(at))


def copy_words(version: Version) -> str:
    return f"Send the national body a copy, and link to it: {version}"


def put_on_list(area: Area, text: str, at: str, days: timedelta) -> None:
    moment = datetime.fromisoformat(at)
    due_on = timezone.localdate(moment) + days
    commands.put_once(area=area, text=text, duty=Duty.PUBLICITY, due_on=due_on, by=SYSTEM, at=moment)
