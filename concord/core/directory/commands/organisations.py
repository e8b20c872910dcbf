"""Organisations, their units, and their part in an area."""

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

from ..models import Identifier, Organisation, OrganisationName, Partner, Unit
from ..rules import check_sector
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


def add_identifiers(organisation: Organisation, numbers: Iterable[tuple[str, str]]) -> None:
    for scheme, value in numbers:
        # Says nothing about whose it is: a look-up must not confirm who exists elsewhere.
        if Identifier.objects.filter(scheme=scheme, value=value).exclude(organisation=organisation).exists():
            raise RuleBroken(f"{scheme}-{value} is in use already. Check the number.", field="identifiers")
        Identifier.objects.get_or_create(organisation=organisation, scheme=scheme, value=value)


@transaction.atomic
def join_partner(*, area: Area, organisation: Organisation, starts_on: date, by: Actor, at: datetime) -> Partner:
    """Make an organisation a partner in the area's agreement."""
    require(by, Permission.MANAGE_PEOPLE, area)
    partner, _ = Partner.objects.get_or_create(area=area, organisation=organisation, defaults={"starts_on": starts_on})
    record(Verb.PARTNER_JOINED, subject=organisation, by=by, at=at, area=area)
    return partner


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


@transaction.atomic
def merge_organisations(
    *, organisation: Organisation, into: Organisation, area: Area, on: date, by: Actor, at: datetime
) -> None:
    """Note that an organisation became part of another. Its history stays its own.

    The successor inherits no repeats.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    if organisation.pk == into.pk:
        raise RuleBroken("Choose another organisation to merge into.", field="into")
    close(organisation, OrganisationStatus.MERGED, on, merged_into=into)
    join_partner(area=area, organisation=into, starts_on=on, by=by, at=at)
    record(Verb.ORGANISATIONS_MERGED, subject=organisation, by=by, at=at, area=area, into=str(into.uid))


@transaction.atomic
def close_organisation(*, organisation: Organisation, area: Area, on: date, by: Actor, at: datetime) -> None:
    """Note that an organisation no longer exists; nothing about it is taken away."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    close(organisation, OrganisationStatus.DISSOLVED, on)
    record(Verb.ORGANISATION_CLOSED, subject=organisation, by=by, at=at, area=area)


def close(organisation: Organisation, status: str, on: date, merged_into: Organisation | None = None) -> None:
    found = Organisation.objects.filter(pk=organisation.pk, status=OrganisationStatus.ACTIVE)
    if found.update(status=status, ended_on=on, merged_into=merged_into) != 1:
        raise RuleBroken(f"{organisation} was merged or closed already.")
    organisation.refresh_from_db()


@transaction.atomic
def add_unit(
    *,
    organisation: Organisation,
    name: str,
    area: Area,
    by: Actor,
    at: datetime,
    parent: Unit | None = None,
    email: str = "",
) -> Unit:
    """Add a directorate, department or team (R007)."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(organisation, area)
    unit = Unit(
        organisation=organisation, parent=parent, name=clean_line(name), email=email, starts_on=timezone.localdate(at)
    )
    if organisation.units.filter(name__iexact=unit.name, ends_on__isnull=True).exists():
        raise RuleBroken(f"{organisation} has a “{unit.name}” already.", field="name")
    unit.save()
    record(Verb.UNIT_ADDED, subject=organisation, by=by, at=at, area=area)
    return unit


@transaction.atomic
def move_unit(*, unit: Unit, parent: Unit | None, area: Area, by: Actor, at: datetime) -> None:
    """Put a unit under another one after a reorganisation; what was said about it stays with it."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(unit.organisation, area)
    if parent is not None and parent.organisation_id != unit.organisation_id:
        raise RuleBroken("A department belongs to one organisation. Choose one of the same.", field="parent")
    above = parent
    while above is not None:
        if above.pk == unit.pk:
            raise RuleBroken("A department cannot be put under itself.", field="parent")
        above = above.parent
    unit.parent = parent
    unit.save(update_fields=["parent"])
    record(Verb.UNIT_MOVED, subject=unit.organisation, by=by, at=at, area=area)
