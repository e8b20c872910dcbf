"""What becomes of an organisation: part of another, or closed. What was reported stays as it was."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from .. import rules
from ..models import Membership, Organisation, Partner
from ..queries import hats_after
from ..terms import OrganisationStatus, Sector, Verb
from .memberships import end_membership, keep_grant_in_step
from .networks import follow_in_networks
from .organisations import check_home, join_partner

Actor = Person | Installation


@transaction.atomic
def merge_organisations(
    *, organisation: Organisation, into: Organisation, area: Area, on: date, by: Actor, at: datetime
) -> None:
    """Note that an organisation became part of another. Its history stays its own.

    The successor inherits no repeats. The roles that people hold for it in this area go over on that day, but for a
    trustee's when the successor is a public body: that role ends.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    if organisation.pk == into.pk:
        raise RuleBroken("Choose another organisation to merge into.", field="into")
    if into.status != OrganisationStatus.ACTIVE:
        raise RuleBroken(f"{into} was merged or closed itself. Choose another.", field="into")
    close(organisation, area, OrganisationStatus.MERGED, on, at=at, merged_into=into)
    join_partner(area=area, organisation=into, starts_on=on, by=by, at=at)
    follow_in_networks(organisation, into)
    for hat in hats_after(organisation, area, on):
        if rules.goes_over(hat.role, into.sector):
            go_over(hat, into, on, by=by)
        else:
            end_membership(membership=hat, ends_on=max(hat.starts_on, on), by=by, at=at)
    record(Verb.ORGANISATIONS_MERGED, subject=organisation, by=by, at=at, area=area, into=str(into.uid))


@transaction.atomic
def close_organisation(*, organisation: Organisation, area: Area, on: date, by: Actor, at: datetime) -> None:
    """Note that an organisation no longer exists; nothing about it is taken away. Its roles in this area end."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    close(organisation, area, OrganisationStatus.DISSOLVED, on, at=at)
    for hat in hats_after(organisation, area, on):
        end_membership(membership=hat, ends_on=max(hat.starts_on, on), by=by, at=at)
    record(Verb.ORGANISATION_CLOSED, subject=organisation, by=by, at=at, area=area)


def close(
    organisation: Organisation,
    area: Area,
    status: str,
    on: date,
    *,
    at: datetime,
    merged_into: Organisation | None = None,
) -> None:
    partner = Partner.objects.get(area=area, organisation=organisation)
    rules.check_ending(organisation, on, began=partner.starts_on, today=timezone.localdate(at))
    found = Organisation.objects.filter(pk=organisation.pk, status=OrganisationStatus.ACTIVE)
    if found.update(status=status, ended_on=on, merged_into=merged_into) != 1:
        raise RuleBroken(f"{organisation} was merged or closed already.")
    organisation.refresh_from_db()


def go_over(hat: Membership, into: Organisation, on: date, *, by: Actor) -> None:
    """Let a role go on for the successor: it is the same person's, so nobody gives or confirms it again.

    Nobody makes a host "not public" alone: what a public body hosted stays under the public sector.
    """
    grant = hat.grant
    stays_public = grant.host_sector == Sector.PUBLIC and not isinstance(by, Installation)
    host = Sector.PUBLIC if stays_public else into.sector
    if hat.starts_on < on:
        ends_on, hat.ends_on = hat.ends_on, on - timedelta(days=1)
        hat.save(update_fields=["ends_on"])
        keep_grant_in_step(hat)
        grant.pk, grant._state.adding = None, True
        hat.pk, hat._state.adding = None, True
        hat.starts_on = grant.starts_on = on
        hat.ends_on = grant.ends_on = ends_on
    grant.host_sector = host
    grant.save()
    hat.organisation, hat.unit, hat.grant = into, None, grant
    hat.save()
