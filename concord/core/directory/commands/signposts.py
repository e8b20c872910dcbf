"""Bodies outside the area: added, changed, checked, removed (R011)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from .. import signpost_rules as rules
from ..models import OutsideBody
from ..signpost_data import UsualBody, usual_bodies
from ..signpost_queries import bodies_of
from ..terms import BodyStatus, Verb

Actor = Person | Installation
LINES = ("name", "role", "source", "url")


@transaction.atomic
def add_body(*, area: Area, facts: Mapping[str, Any], by: Actor, at: datetime) -> OutsideBody:
    """Point people to a body outside the area. Whoever writes it down has looked: it counts as checked that day."""
    require(by, Permission.MANAGE_PEOPLE, area)
    made = OutsideBody(area=area)
    put_body(made, facts, at)
    record(Verb.BODY_ADDED, subject=made, by=by, at=at)
    return made


@transaction.atomic
def change_body(*, body: OutsideBody, facts: Mapping[str, Any], by: Actor, at: datetime) -> OutsideBody:
    require(by, Permission.MANAGE_PEOPLE, body.area)
    put_body(body, facts, at)
    record(Verb.BODY_CHANGED, subject=body, by=by, at=at)
    return body


def put_body(body: OutsideBody, facts: Mapping[str, Any], at: datetime) -> None:
    for name, value in facts.items():
        kept = value
        if isinstance(value, str):
            kept = clean_line(value) if name in LINES else clean_text(value)
        setattr(body, name, kept)
    rules.check_address(body.url)
    rules.check_successor(body if body.pk else None, body.status, body.successor)
    if body.status != BodyStatus.REPLACED:
        body.successor = None
    check_body_name(body)
    body.checked_on = timezone.localdate(at)
    body.save()


def check_body_name(body: OutsideBody) -> None:
    if not body.name:
        raise RuleBroken("Enter its name.", field="name")
    same = OutsideBody.objects.filter(area=body.area, name__iexact=body.name)
    if same.exclude(pk=body.pk).exists():
        raise RuleBroken(f"“{body.name}” is on the list already.", field="name")


@transaction.atomic
def check_body(*, body: OutsideBody, by: Actor, at: datetime) -> None:
    """Say that what stands there is still right."""
    require(by, Permission.MANAGE_PEOPLE, body.area)
    body.checked_on = timezone.localdate(at)
    body.save(update_fields=["checked_on"])
    record(Verb.BODY_CHECKED, subject=body, by=by, at=at)


@transaction.atomic
def remove_body(*, body: OutsideBody, by: Actor, at: datetime) -> None:
    """Take it off the list; never one that another was replaced by."""
    require(by, Permission.MANAGE_PEOPLE, body.area)
    rules.check_nothing_points_here(body, is_successor=body.before.exists())
    record(Verb.BODY_REMOVED, subject=body, by=by, at=at)
    OutsideBody.objects.filter(pk=body.pk).delete()


@transaction.atomic
def bring_usual_bodies(*, area: Area, by: Actor, at: datetime) -> int:
    """Bring in those of the usual list whose names are not on the area's. Gives how many."""
    require(by, Permission.MANAGE_PEOPLE, area)
    brought = put_usual_bodies(area)
    if brought:
        record(Verb.BODIES_BROUGHT, subject=area, by=by, at=at, area=area, added=brought)
    return brought


def put_usual_bodies(area: Area) -> int:
    """In as many writes as there are bodies that follow each other. Called inside the area's scope."""
    known = {body.name: body for body in bodies_of(area)}
    brought, left = 0, [one for one in usual_bodies(area.nation) if one.name not in known]
    while left:
        ready = [one for one in left if not one.instead or one.instead in known]
        made = OutsideBody.objects.bulk_create([row_of(one, area, known) for one in ready])
        known |= {body.name: body for body in made}
        brought, left = brought + len(made), [one for one in left if one not in ready]
    return brought


def row_of(one: UsualBody, area: Area, known: Mapping[str, OutsideBody]) -> OutsideBody:
    same = ("name", "topic", "role", "can_do", "go_when", "url", "status", "source")
    facts = {name: getattr(one, name) for name in same}
    return OutsideBody(area=area, successor=known[one.instead] if one.instead else None, **facts)
