"""Hats: roles for organisations in an area, between two days."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record

from .. import rules
from ..models import Membership, Organisation, Unit
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def add_membership(
    *,
    area: Area,
    person: Person,
    organisation: Organisation,
    role: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    ends_on: date | None = None,
    unit: Unit | None = None,
    title: str = "",
) -> Membership:
    """Give somebody a role for an organisation. Its powers come with the sector of that organisation."""
    require(by, Permission.MANAGE_PEOPLE, area)
    rules.check_role(role=role, sector=organisation.sector)
    rules.check_dates(starts_on, ends_on)
    grant = RoleGrant(
        person=person, area=area, role=role, host_sector=organisation.sector, starts_on=starts_on, ends_on=ends_on
    )
    grant.save()
    membership = Membership(
        area=area,
        person=person,
        organisation=organisation,
        unit=unit,
        role=role,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        grant=grant,
    )
    membership.save()
    record(
        Verb.MEMBERSHIP_STARTED, subject=person, by=by, at=at, area=area, role=role, label=membership.get_role_display()
    )
    return membership


@transaction.atomic
def change_membership(*, membership: Membership, changes: dict[str, Any], by: Actor, at: datetime) -> Membership:
    """Correct the unit, title or dates of a hat; the role and organisation are a new hat."""
    require(by, Permission.MANAGE_PEOPLE, membership.area)
    for field in ("unit", "title", "starts_on", "ends_on"):
        if field in changes:
            setattr(membership, field, changes[field])
    rules.check_dates(membership.starts_on, membership.ends_on)
    membership.save()
    keep_grant_in_step(membership)
    record(
        Verb.MEMBERSHIP_STARTED, subject=membership.person, by=by, at=at, area=membership.area, changed=sorted(changes)
    )
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, ends_on: date, by: Actor, at: datetime) -> None:
    """End a role after a day. The past keeps it."""
    require(by, Permission.MANAGE_PEOPLE, membership.area)
    rules.check_dates(membership.starts_on, ends_on)
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    keep_grant_in_step(membership)
    label = membership.get_role_display()
    record(Verb.MEMBERSHIP_ENDED, subject=membership.person, by=by, at=at, area=membership.area, label=label)


def keep_grant_in_step(membership: Membership) -> None:
    dates = {"starts_on": membership.starts_on, "ends_on": membership.ends_on}
    RoleGrant.objects.filter(pk=membership.grant_id).update(**dates)
