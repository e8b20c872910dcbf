"""What the directory does later: one command each, by ids."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere, within

from . import commands, following
from .models import Membership
from .queries import membership_of
from .tier_queries import passed_item


@task()
def mail_role_given(area_code: str, membership: int) -> None:
    """Tell those who keep watch that a trustee or a chair was appointed."""
    with within(Area.objects.get(code=area_code)):
        found = membership_of(membership)
        if found is not None:
            commands.mail_role_given(membership=found, at=timezone.now())


@task()
def mail_role_ended(area_code: str, membership: int) -> None:
    """Tell those who keep watch, and the one who was, that a trustee or a chair stops."""
    with within(Area.objects.get(code=area_code)):
        found = membership_of(membership)
        if found is not None:
            commands.mail_role_ended(membership=found, at=timezone.now())


@task()
def mail_sector_changed(organisation: str) -> None:
    """Tell the trustees whom an organisation hosts, in whatever area, that its sector changed."""
    for area, key in hosted_trustees(organisation, timezone.localdate()):
        with within(area):
            found = membership_of(key)
            if found is not None:
                commands.mail_sector_changed(membership=found, at=timezone.now())


def hosted_trustees(organisation: str, day: date) -> list[tuple[Area, int]]:
    with everywhere():
        held = Membership.objects.filter(organisation__uid=organisation, role=Role.TRUSTEE).dated(day)
        return [(hat.area, hat.pk) for hat in held.select_related("area")]


@task()
def mail_passed_item(uid: str) -> None:
    """Tell the tier that has to know that an item came up, or came back."""
    with everywhere():
        item = passed_item(uid)
    if item is not None:
        commands.mail_passed_item(item=item, at=timezone.now())


@task()
def follow_to_account(area_code: str, was: str, account: str) -> None:
    """Somebody joined with the account that they had: what they left in the area stands under it."""
    with within(Area.objects.get(code=area_code)):
        people = Person.objects.in_bulk([was, account], field_name="uid")
        following.follow_to_account(was=people[UUID(was)], account=people[UUID(account)])


@task()
def forget_named(uid: str) -> None:
    """Somebody's details were erased: so are their words as a sponsor."""
    with everywhere():
        commands.forget_named(person=Person.objects.get(uid=uid))
