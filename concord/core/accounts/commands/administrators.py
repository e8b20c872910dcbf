"""Platform administrators: appointed and ended at the command line alone."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_line

from ..access import Installation
from ..models import Person, RoleGrant
from ..roles import Role
from ..terms import Verb
from .people import sign_in_address, tell_of_a_change


def check_installation(by: Person | Installation) -> None:
    """Nobody appoints administrators from a page: whoever took over one account would take over all."""
    if not isinstance(by, Installation):
        raise AccessDenied("Platform administrators are appointed at the command line alone.")


@transaction.atomic
def appoint_administrator(
    *, email: str, name: str, by: Person | Installation, at: datetime, area: Area | None = None
) -> RoleGrant:
    """Let somebody run the installation, or one area and those below it. They sign in with a code and a second step.

    Whoever signs in with this address already keeps their name.
    """
    check_installation(by)
    address, today = checked_address(email), timezone.localdate(at)
    person = Person.objects.filter(login_email=address).first() or new_person(address, name)
    if not person.is_active:
        raise RuleBroken(f"The account of {address} is closed. Choose another person.", field="email")
    if administrators_of(area, today).filter(person=person).exists():
        raise RuleBroken(f"{person} is a platform administrator of {area or 'the whole installation'} already.")
    grant = RoleGrant(person=person, area=area, role=Role.PLATFORM_ADMIN, starts_on=today)
    grant.save()
    record(
        Verb.ROLE_GRANTED, subject=person, by=by, at=at, area=area, label="a platform administrator", role=grant.role
    )
    what = f"You may now run {area or 'this installation of Concord'} as a platform administrator."
    tell_of_a_change(person, [person.login_email], what, at)
    return grant


@transaction.atomic
def end_administrator(*, email: str, by: Person | Installation, at: datetime, area: Area | None = None) -> None:
    """End it at once; the past keeps it."""
    check_installation(by)
    address, today = checked_address(email), timezone.localdate(at)
    grant = administrators_of(area, today).filter(person__login_email=address).first()
    if grant is None:
        raise RuleBroken(f"{address} is no platform administrator of {area or 'the whole installation'}.")
    end_grant(grant, today)
    record(
        Verb.ROLE_ENDED,
        subject=grant.person,
        by=by,
        at=at,
        area=area,
        label="a platform administrator",
        role=Role.PLATFORM_ADMIN,
    )
    what = f"You are no longer a platform administrator of {area or 'this installation of Concord'}."
    tell_of_a_change(grant.person, [grant.person.login_email], what, at)


def end_grant(grant: RoleGrant, today: date) -> None:
    # A grant lasts to the end of its last day, so that one of today is taken away.
    if grant.starts_on >= today:
        grant.delete()
    else:
        grant.ends_on = today - timedelta(days=1)
        grant.save(update_fields=["ends_on"])


def administrators_of(area: Area | None, day: date) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.as_at(day).filter(role=Role.PLATFORM_ADMIN, area=area)


def new_person(address: str, name: str) -> Person:
    if not clean_line(name):
        raise RuleBroken("Give the person's name, as others will read it.", field="name")
    person = Person(name=clean_line(name)[:120], email=address, login_email=address)
    person.save()
    return person


def checked_address(email: str) -> str:
    address = sign_in_address(email) or ""
    try:
        validate_email(address)
    except ValidationError:
        raise RuleBroken(f"“{email}” is not an e-mail address like name@example.org.", field="email") from None
    return address
