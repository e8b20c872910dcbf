"""Departments and teams: added, renamed, moved, ended; the past keeps what they were."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Membership, Organisation, Unit, UnitBefore
from ..rules import check_has_come
from ..terms import Verb
from .memberships import change_membership
from .organisations import check_home

Actor = Person | Installation


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
    check_unit_name(unit)
    unit.save()
    record(Verb.UNIT_ADDED, subject=organisation, by=by, at=at, area=area)
    return unit


def check_unit_name(unit: Unit) -> None:
    same = unit.organisation.units.filter(name__iexact=unit.name, ends_on__isnull=True).exclude(pk=unit.pk)
    if same.exists():
        raise RuleBroken(f"{unit.organisation} has a “{unit.name}” already.", field="name")


@transaction.atomic
def change_unit(*, unit: Unit, name: str, email: str, parent: Unit | None, area: Area, by: Actor, at: datetime) -> None:
    """Rename a department, move it, or say where its replies go. Its page keeps what it was before."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(unit.organisation, area)
    check_lasts(unit)
    if parent != unit.parent:
        move_unit(unit=unit, parent=parent, area=area, by=by, at=at)
    if clean_line(name) != unit.name:
        remember(unit, timezone.localdate(at))
    unit.name, unit.email = clean_line(name), email
    check_unit_name(unit)
    unit.save(update_fields=["name", "email"])
    record(Verb.UNIT_CHANGED, subject=unit.organisation, by=by, at=at, area=area)


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
    remember(unit, timezone.localdate(at))
    unit.parent = parent
    unit.save(update_fields=["parent"])
    record(Verb.UNIT_MOVED, subject=unit.organisation, by=by, at=at, area=area)


def remember(unit: Unit, day: date) -> None:
    """Keep what a department was until today. Two changes on one day are one, and on its first day it was nothing."""
    if unit.starts_on == day or unit.before.filter(until=day).exists():
        return
    part_of = unit.parent.name if unit.parent else ""
    UnitBefore(unit=unit, name=Unit.objects.get(pk=unit.pk).name, part_of=part_of, until=day).save()


@transaction.atomic
def end_unit(*, unit: Unit, on: date, people_to: Unit | None, area: Area, by: Actor, at: datetime) -> None:
    """Note that a department is no more after a day. Its people of this area go to another one, or to none."""
    require(by, Permission.MANAGE_PEOPLE, area)
    check_home(unit.organisation, area)
    check_lasts(unit)
    check_has_come(on, timezone.localdate(at))
    if unit.starts_on and on < unit.starts_on:
        raise RuleBroken(f"It is here from {unit.starts_on:%d/%m/%Y}. Choose that day or a later one.", field="on")
    below = unit.children.filter(ends_on__isnull=True).first()
    if below is not None:
        raise RuleBroken(f"{below} is a part of it. Move that first, or note that it has ended too.")
    unit.ends_on = on
    unit.save(update_fields=["ends_on"])
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    for hat in Membership.objects.select_related("area", "person").filter(lasting, area=area, unit=unit):
        change_membership(membership=hat, changes={"unit": people_to}, by=by, at=at)
    record(Verb.UNIT_ENDED, subject=unit.organisation, by=by, at=at, area=area)


def check_lasts(unit: Unit) -> None:
    if unit.ends_on is not None:
        raise RuleBroken(f"{unit} has ended already.")
