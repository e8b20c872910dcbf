"""Roles that a second person confirms: whoever chooses them must not take them alone."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.commands import queue_mail

from .. import rules
from ..models import Membership
from ..queries import confirmers, guardians, had_a_chair
from ..terms import Sector, Verb

Actor = Person | Installation


def must_wait(hat: Membership, *, by: Actor, at: datetime) -> bool:
    """Whether the role is worth nothing until a second person confirms it.

    A first chair whom nobody could confirm takes office at once; a trustee waits until there is somebody.
    """
    if isinstance(by, Installation) or hat.role not in rules.CONFIRMED:
        return False
    alone = hat.role == Role.CHAIR and not confirmers(hat, timezone.localdate(at))
    return not alone or had_a_chair(hat.area)


@transaction.atomic
def confirm_role(*, membership: Membership, by: Actor, at: datetime) -> None:
    """Let a role take effect that somebody else has given."""
    area = membership.area
    require(by, Permission.SEE_AREA, area)
    if isinstance(by, Person) and by not in confirmers(membership, timezone.localdate(at)):
        raise AccessDenied("This role is confirmed by somebody else: neither who gave it nor who holds it.")
    rules.check_role(role=membership.role, sector=membership.organisation.sector)
    # Compare-and-set: two people may confirm in the same minute.
    if RoleGrant.objects.filter(pk=membership.grant_id, waiting=True).update(waiting=False) != 1:
        raise RuleBroken("This role is confirmed already.")
    label = membership.get_role_display()
    record(Verb.ROLE_CONFIRMED, subject=membership.person, by=by, at=at, area=area, label=label, role=membership.role)


def mail_role_given(*, membership: Membership, at: datetime) -> None:
    """Tell the trustees and chairs, and whoever may confirm it, that one of their roles was given."""
    day = timezone.localdate(at)
    waits = membership.grant.waiting
    may_confirm = confirmers(membership, day) if waits else []
    people = {person.pk: person for person in [*guardians(membership.area, day), *may_confirm]}
    people.pop(membership.person_id, None)
    subject = f"{membership.person} was made {membership.get_role_display().lower()}"
    for person in people.values():
        tell(person, membership, "role_given", subject, at, waits=waits, may_confirm=person in may_confirm)


def mail_role_ended(*, membership: Membership, at: datetime) -> None:
    """Tell the trustees and chairs, and the one who was, that one of their roles ends."""
    people = {person.pk: person for person in guardians(membership.area, timezone.localdate(at))}
    people[membership.person_id] = membership.person
    subject = f"{membership.person} stops being {membership.get_role_display().lower()}"
    for person in people.values():
        tell(person, membership, "role_ended", subject, at)


def mail_sector_changed(*, membership: Membership, at: datetime) -> None:
    """Tell a trustee, and the others, that the organisation counts as another sector, and what follows for the role."""
    people = {person.pk: person for person in guardians(membership.area, timezone.localdate(at))}
    people[membership.person_id] = membership.person
    subject = f"{membership.organisation} now counts as another sector"
    public = membership.organisation.sector == Sector.PUBLIC
    for person in people.values():
        tell(person, membership, "sector_changed", subject, at, public=public, waits=membership.grant.waiting)


def tell(person: Person, hat: Membership, template: str, subject: str, at: datetime, **facts: object) -> None:
    address = person.known_address
    if not address:
        return
    queue_mail(
        kind=f"directory.{template}", to_address=address, to_person=person, subject=subject, template=template,
        context={"person": person, "membership": hat, **facts}, area=hat.area, about=hat.person, at=at,
    )  # fmt: skip
