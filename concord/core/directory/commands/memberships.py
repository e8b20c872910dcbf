"""Hats: roles for organisations in an area, between two days."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.commands import end_links_of
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.audit.commands import record

from .. import rules
from ..models import Membership, Organisation, Unit
from ..terms import Sector, Verb
from .confirming import must_wait

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
    """Give somebody a role for an organisation. Its powers come with the sector of that organisation.

    A trustee and a chair wait until a second person confirms them (`must_wait`).
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    rules.check_not_oneself(person, by)
    rules.check_role(role=role, sector=organisation.sector)
    rules.check_dates(starts_on, ends_on)
    grant = RoleGrant(
        person=person,
        area=area,
        role=role,
        host_sector=organisation.sector,
        starts_on=starts_on,
        ends_on=ends_on,
        given_by=acting(by),
    )
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
    rules.check_not_held(held_beside(membership))
    grant.waiting = must_wait(membership, by=by, at=at)
    grant.save()
    membership.grant = grant
    membership.save()
    note(Verb.MEMBERSHIP_STARTED, membership, by, at, role=role)
    return membership


def note(verb: str, hat: Membership, by: Actor, at: datetime, *, news: bool = True, **facts: Any) -> None:
    """Record it; of a role that others confirm, with the number by which those who keep watch are told."""
    if news and hat.role in rules.CONFIRMED:
        facts |= {"role": hat.role, "membership": hat.pk}
    record(verb, subject=hat.person, by=by, at=at, area=hat.area, label=hat.get_role_display(), **facts)


@transaction.atomic
def change_membership(*, membership: Membership, changes: dict[str, Any], by: Actor, at: datetime) -> Membership:
    """Correct the unit, title or dates of a hat; the role and organisation are a new hat.

    Longer dates are a role given: nobody gives them to themselves, and a trustee's and a chair's wait again.
    """
    require(by, Permission.MANAGE_PEOPLE, membership.area)
    before = membership.starts_on, membership.ends_on
    after = changes.get("starts_on", before[0]), changes.get("ends_on", before[1])
    rules.check_dates(*after)
    longer = rules.is_longer(before, after)
    if longer:
        rules.check_not_oneself(membership.person, by)
    for field in ("unit", "title", "starts_on", "ends_on"):
        if field in changes:
            setattr(membership, field, changes[field])
    if longer:
        rules.check_not_held(held_beside(membership))
        give_anew(membership, by, at)
    membership.save()
    keep_grant_in_step(membership)
    note(Verb.MEMBERSHIP_STARTED, membership, by, at, news=longer, changed=sorted(changes))
    if after[1] is not None:
        end_links_with_the_last_role(membership, by, at)
    return membership


def held_beside(membership: Membership) -> tuple[date, date | None] | None:
    """From when until when somebody holds the same role once more within its days."""
    facts = {name: getattr(membership, name) for name in ("area", "person", "organisation", "role", "unit")}
    same = Membership.objects.filter(**facts).exclude(pk=membership.pk)
    return same.overlapping(membership.starts_on, membership.ends_on).values_list("starts_on", "ends_on").first()


def give_anew(membership: Membership, by: Actor, at: datetime) -> None:
    grant = membership.grant
    grant.given_by = acting(by)
    grant.waiting = must_wait(membership, by=by, at=at)
    grant.save(update_fields=["given_by", "waiting"])


@transaction.atomic
def end_membership(*, membership: Membership, ends_on: date, by: Actor, at: datetime) -> None:
    """End a role after a day, and with somebody's last role their personal links. The past keeps it."""
    require(by, Permission.MANAGE_PEOPLE, membership.area)
    rules.check_dates(membership.starts_on, ends_on)
    rules.check_not_ended_before(membership.ends_on, ends_on)
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    keep_grant_in_step(membership)
    note(Verb.MEMBERSHIP_ENDED, membership, by, at)
    end_links_with_the_last_role(membership, by, at)


def end_links_with_the_last_role(membership: Membership, by: Actor, at: datetime) -> None:
    area, person = membership.area, membership.person
    hats = list(Membership.objects.filter(area=area, person=person))
    last_days = [hat.ends_on for hat in hats if hat.ends_on]
    if len(last_days) < len(hats):
        return
    after = timezone.make_aware(datetime.combine(max(last_days) + timedelta(days=1), time.min))
    end_links_of(person=person, area=area, after=after, by=by, at=at)


def keep_grant_in_step(membership: Membership) -> None:
    dates = {"starts_on": membership.starts_on, "ends_on": membership.ends_on}
    RoleGrant.objects.filter(pk=membership.grant_id).update(**dates)


def follow_sector(organisation: Organisation, *, before: str, by: Actor, at: datetime) -> None:
    """Let the roles that an organisation hosts follow its sector, in every area: a trustee's right ends with it.

    Nobody makes a body "not public" alone. When an officer does, its trustees wait for a second person, and its
    other people stay under the public sector until their roles are given anew.
    """
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate(at))
    hosted = RoleGrant.objects.filter(lasting, membership__organisation=organisation)
    if before != Sector.PUBLIC or isinstance(by, Installation):
        hosted.update(host_sector=organisation.sector)
    else:
        trusted = hosted.filter(role=Role.TRUSTEE)
        trusted.update(host_sector=organisation.sector, waiting=True, given_by=by)
