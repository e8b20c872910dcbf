"""Organisations, and their part in an area."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.identifiers import check_identifier
from concord.core.lib.text import clean_line

from ..models import Identifier, Organisation, OrganisationName, Partner
from ..rules import check_has_come, check_sector
from ..terms import OrganisationSize, OrganisationStatus, Verb
from .memberships import follow_sector

Actor = Person | Installation
DETAILS = (
    "sector",
    "kind",
    "sector_reason",
    "size",
    "legal_form",
    "is_infrastructure",
    "gives_public_money",
    "email",
    "website",
    "parent",
)


@transaction.atomic
def add_organisation(
    *,
    area: Area,
    name: str,
    sector: str,
    kind: str,
    by: Actor,
    at: datetime,
    sector_reason: str = "",
    identifiers: Iterable[str] = (),
    starts_on: date | None = None,
    **details: Any,
) -> Organisation:
    """Add an organisation at home in this area, and make it a partner of the area's agreement."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_sector(kind=kind, sector=sector, reason=sector_reason)
    check_name_is_free(clean_line(name), area)
    numbers = [check_identifier(text) for text in identifiers]
    today = timezone.localdate(at)
    organisation = Organisation(
        name=clean_line(name),
        sector=sector,
        kind=kind,
        sector_reason=sector_reason,
        home_area=area,
        **{"size": OrganisationSize.UNKNOWN, **details},
    )
    organisation.save()
    OrganisationName(organisation=organisation, name=organisation.name, sector=sector, starts_on=today).save()
    add_identifiers(organisation, numbers)
    record(Verb.ORGANISATION_ADDED, subject=organisation, by=by, at=at, area=area)
    join_partner(area=area, organisation=organisation, starts_on=starts_on or today, by=by, at=at)
    return organisation


def check_name_is_free(name: str, area: Area, but: Organisation | None = None) -> None:
    """Two partners of one name could not be told apart, and would mostly be one body written down twice."""
    same = Partner.objects.filter(area=area, organisation__name__iexact=name)
    same = same.filter(organisation__status=OrganisationStatus.ACTIVE).exclude(organisation=but)
    if same.exists():
        raise RuleBroken(f"There is a “{name}” here already. Add to the name what tells them apart.", field="name")


def add_identifiers(organisation: Organisation, numbers: Iterable[tuple[str, str]]) -> None:
    for scheme, value in numbers:
        # Says nothing about whose it is: a look-up must not confirm who exists elsewhere.
        if Identifier.objects.filter(scheme=scheme, value=value).exclude(organisation=organisation).exists():
            raise RuleBroken(
                f"{scheme}-{value} is in use already. Check the number. If another area looks after this organisation, "
                "ask its officer for the reference by which you may add it.",
                field="identifiers",
            )
        Identifier.objects.get_or_create(organisation=organisation, scheme=scheme, value=value)


@transaction.atomic
def join_partner(*, area: Area, organisation: Organisation, starts_on: date, by: Actor, at: datetime) -> Partner:
    """Make an organisation a partner in the area's agreement."""
    require(by, Permission.MANAGE_PEOPLE, area)
    partner, _ = Partner.objects.get_or_create(area=area, organisation=organisation, defaults={"starts_on": starts_on})
    record(Verb.PARTNER_JOINED, subject=organisation, by=by, at=at, area=area)
    return partner


@transaction.atomic
def join_shared(*, reference: str, area: Area, by: Actor, at: datetime) -> Organisation:
    """Make an organisation that another area looks after a partner here, by the reference that its officer gave.

    Who knows the reference was told of it; nobody finds one by a name or a number.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    found = Organisation.objects.filter(uid=reference, status=OrganisationStatus.ACTIVE).first()
    if found is None:
        raise RuleBroken("No organisation has this reference. Ask the other area's officer for it.", field="reference")
    if not Partner.objects.filter(area=area, organisation=found).exists():
        check_name_is_free(found.name, area)
    join_partner(area=area, organisation=found, starts_on=timezone.localdate(at), by=by, at=at)
    return found


@transaction.atomic
def change_partner_contact(*, partner: Partner, name: str, email: str, by: Actor, at: datetime) -> None:
    """Say whom to ask at an organisation for a reply, in this area."""
    require(by, Permission.MANAGE_PEOPLE, partner.area)
    partner.contact_name, partner.contact_email = clean_line(name), clean_line(email)
    partner.save(update_fields=["contact_name", "contact_email"])
    record(Verb.CONTACT_CHANGED, subject=partner.organisation, by=by, at=at, area=partner.area)


def check_home(organisation: Organisation, area: Area) -> None:
    """Only its home area edits a shared organisation; others propose."""
    if organisation.home_area_id != area.pk:
        raise RuleBroken(f"{organisation} is looked after by another area. Propose the change to its officer instead.")


@transaction.atomic
def change_organisation(
    *,
    organisation: Organisation,
    area: Area,
    changes: Mapping[str, Any],
    by: Actor,
    at: datetime,
    identifiers: Iterable[str] | None = None,
) -> Organisation:
    """Change an organisation's details. A new sector begins today; history keeps the old one.

    The roles that the organisation hosts follow its sector (`follow_sector`).
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    old_sector = organisation.sector
    for field in DETAILS:
        if field in changes:
            setattr(organisation, field, changes[field])
    check_sector(kind=organisation.kind, sector=organisation.sector, reason=organisation.sector_reason)
    organisation.save()
    if identifiers is not None:
        numbers = [check_identifier(text) for text in identifiers]
        organisation.identifiers.all().delete()
        add_identifiers(organisation, numbers)
    if organisation.sector != old_sector:
        begin_name(organisation, timezone.localdate(at))
        follow_sector(organisation, before=old_sector, by=by, at=at)
        record(Verb.SECTOR_CHANGED, subject=organisation, by=by, at=at, area=area, sector=organisation.sector)
    record(Verb.ORGANISATION_CHANGED, subject=organisation, by=by, at=at, area=area, fields=sorted(changes))
    return organisation


@transaction.atomic
def rename_organisation(
    *, organisation: Organisation, area: Area, name: str, on: date, by: Actor, at: datetime
) -> None:
    """Give an organisation a new name from a day on; what was said before keeps the old name."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    check_has_come(on, timezone.localdate(at))
    check_name_is_free(clean_line(name), area, but=organisation)
    organisation.name = clean_line(name)
    organisation.save(update_fields=["name"])
    begin_name(organisation, on)
    record(Verb.ORGANISATION_RENAMED, subject=organisation, by=by, at=at, area=area)


def begin_name(organisation: Organisation, on: date) -> None:
    """Close the name and sector in force and begin the present ones."""
    current = organisation.names.filter(ends_on__isnull=True).order_by("-starts_on").first()
    if current is not None and current.starts_on < on:
        current.ends_on = on - timedelta(days=1)
        current.save(update_fields=["ends_on"])
    elif current is not None:
        current.name, current.sector = organisation.name, organisation.sector
        current.save(update_fields=["name", "sector"])
        return
    OrganisationName(organisation=organisation, name=organisation.name, sector=organisation.sector, starts_on=on).save()
