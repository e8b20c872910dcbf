"""Writes on people and personal links."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_line, short_code

from .access import Installation, require
from .links import hash_of, url_of
from .models import Person, PersonalLink
from .permissions import Permission
from .terms import Verb

Actor = Person | Installation


@dataclass(frozen=True)
class IssuedLink:
    """A new link with what goes into the mail: its address, and the code that may be typed instead."""

    link: PersonalLink
    url: str
    code: str


@transaction.atomic
def add_person(
    *,
    name: str,
    home_area: Area,
    by: Actor,
    at: datetime,
    email: str = "",
    phone: str = "",
    login_email: str | None = None,
) -> Person:
    """Add somebody who takes part. Two people may share a contact address, never a sign-in address."""
    require(by, Permission.MANAGE_PEOPLE, home_area)
    check_login_email(login_email, None)
    person = Person(
        name=clean_line(name),
        email=email.strip(),
        phone=clean_line(phone),
        login_email=login_email or None,
        home_area=home_area,
    )
    person.save()
    record(Verb.PERSON_ADDED, subject=person, by=by, at=at, area=home_area, label="a person")
    return person


@transaction.atomic
def change_person(*, person: Person, changes: dict[str, Any], area: Area | None, by: Actor, at: datetime) -> Person:
    """Change somebody's details: they themselves, or an officer of their home area."""
    own = isinstance(by, Person) and by.pk == person.pk
    if not own:
        if area is None:
            raise AccessDenied("Only the person can change their own details.")
        require(by, Permission.MANAGE_PEOPLE, area)
        if person.home_area_id not in {None, area.pk}:
            raise RuleBroken(f"{person} is looked after by another area. Ask its officer to make the change.")
    if "login_email" in changes:
        check_login_email(changes["login_email"], person)
    for field in ("name", "email", "phone", "login_email", "single_keys"):
        if field in changes:
            setattr(person, field, changes[field] if field != "login_email" else changes[field] or None)
    person.save()
    record(Verb.PERSON_CHANGED, subject=person, by=by, at=at, area=area, label="a person", fields=sorted(changes))
    return person


def check_login_email(address: str | None, person: Person | None) -> None:
    """A code is sent to this address, so it belongs to one person alone."""
    if not address:
        return
    taken = Person.objects.filter(login_email__iexact=address)
    if taken.exclude(pk=person.pk if person else 0).exists():
        raise RuleBroken("This address cannot be used to sign in. Choose another one.", field="login_email")


@transaction.atomic
def issue_link(
    *,
    purpose: str,
    area: Area,
    subject_key: str,
    expires_at: datetime,
    by: Actor | None,
    at: datetime,
    person: Person | None = None,
    to_name: str = "",
    to_address: str = "",
) -> IssuedLink:
    """Make a personal link for one purpose. Called by commands that have asked for their own permission."""
    code = short_code()
    link = PersonalLink(
        area=area,
        purpose=purpose,
        person=person,
        to_name=to_name,
        subject_key=subject_key,
        code_hash=hash_of(code),
        to_address=to_address or (person.email if person else ""),
        created_at=at,
        expires_at=expires_at,
    )
    link.save()
    return IssuedLink(link, url_of(link), code)


@transaction.atomic
def revoke_links(
    *, area: Area, purpose: str, subject_key: str, by: Actor, at: datetime, person: Person | None = None
) -> int:
    """Close links at once; whoever holds one is told to ask for another. Gives how many were open."""
    require(by, Permission.MANAGE_PERIODS, area)
    found = PersonalLink.objects.filter(area=area, purpose=purpose, subject_key=subject_key, revoked_at__isnull=True)
    if person is not None:
        found = found.filter(person=person)
    count = found.update(revoked_at=at)
    record(Verb.LINK_REVOKED, subject=area, by=by, at=at, area=area, label="personal links", count=count)
    return count


def note_link_used(*, link: PersonalLink, at: datetime) -> None:
    PersonalLink.objects.filter(pk=link.pk).update(last_used_at=at)


def end_expired_links(*, at: datetime) -> int:
    """Take away links long past their end; nothing refers to them."""
    count, _ = PersonalLink.objects.filter(expires_at__lt=at).delete()
    return count
