"""Writes on people."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line
from concord.core.mail.commands import queue_mail

from ..access import Installation, is_own, require
from ..models import Person
from ..permissions import Permission
from ..roles import Role
from ..terms import Verb

Actor = Person | Installation
LINES = ("name", "email", "phone")
PREFERENCES = ("single_keys", "text_size", "contrast", "weekly_mail")
ADDRESSES = ("email", "login_email")
MOVED_SIGN_IN = "The address with which you sign in to Concord was changed."
MOVED_CONTACT = "Somebody else changed the address to which Concord writes about your work."


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
    address = sign_in_address(login_email)
    check_address_is_free(address, None)
    person = Person(
        name=clean_line(name),
        email=clean_line(email),
        phone=clean_line(phone),
        login_email=address,
        home_area=home_area,
    )
    person.save()
    record(Verb.PERSON_ADDED, subject=person, by=by, at=at, area=home_area, label="a person")
    return person


@transaction.atomic
def change_person(*, person: Person, changes: dict[str, Any], area: Area | None, by: Actor, at: datetime) -> Person:
    """Change somebody's details: they themselves, or an officer of their home area.

    `changes` may hold name, email, phone, login_email and preferences.
    """
    if not is_own(by, person.pk):
        check_officer_may_change(person=person, changes=changes, area=area, by=by, at=at)
    before = [person.email, person.login_email]
    for name in LINES:
        if name in changes:
            setattr(person, name, clean_line(changes[name]))
    for name in PREFERENCES:
        setattr(person, name, changes.get(name, getattr(person, name)))
    if "login_email" in changes:
        change_sign_in(person, sign_in_address(changes["login_email"]))
    person.save()
    tell_old_addresses(person, before, by_themselves=person == by, at=at)
    record(Verb.PERSON_CHANGED, subject=person, by=by, at=at, area=area, label="a person", fields=sorted(changes))
    return person


def check_officer_may_change(
    *, person: Person, changes: dict[str, Any], area: Area | None, by: Actor, at: datetime
) -> None:
    if isinstance(by, Installation):
        return
    if area is None:
        raise RuleBroken(f"{person} belongs to no area, so nobody else changes their details.")
    require(by, Permission.MANAGE_PEOPLE, area)
    if person.home_area_id not in {None, area.pk}:
        raise RuleBroken(f"{person} is looked after by another area. Ask its officer to make the change.")
    check_trustee_keeps_addresses(person, changes, at)


def check_trustee_keeps_addresses(person: Person, changes: dict[str, Any], at: datetime) -> None:
    """Whoever chooses a trustee's addresses could read what the trustee holds, so an officer may not."""
    moved = [name for name in ADDRESSES if name in changes and (changes[name] or "") != (getattr(person, name) or "")]
    # A role that still waits counts: whoever confirms it has seen these addresses.
    held = person.grants.dated(timezone.localdate(at)).filter(role=Role.TRUSTEE)
    if moved and held.exists():
        raise RuleBroken(
            f"{person} looks after confidential points: nobody else may change their addresses. End that role first.",
            field=moved[0],
        )


def change_sign_in(person: Person, address: str | None) -> None:
    """Let the new address in, and shut out whoever came in by the old one, on whatever device."""
    check_address_is_free(address, person)
    before, person.login_email = person.login_email, address
    if before and before != address:
        # What allauth remembers of verified addresses, and of work accounts, would still let the old one in.
        EmailAddress.objects.filter(user=person).delete()
        SocialAccount.objects.filter(user=person).delete()
        for session in UserSession.objects.filter(user=person):
            session.end()


def tell_old_addresses(person: Person, before: list[str | None], *, by_themselves: bool, at: datetime) -> None:
    """Say at the addresses that somebody had, never at the new ones, that one of them was changed.

    Of their own new contact address nobody needs to be told.
    """
    email, login_email = before
    moved_sign_in = bool(login_email) and login_email != person.login_email
    moved_contact = bool(email) and email != person.email and not by_themselves
    if not moved_sign_in and not moved_contact:
        return
    what = MOVED_SIGN_IN if moved_sign_in else MOVED_CONTACT
    tell_of_a_change(person, [login_email, email if moved_contact else ""], what, at)


def tell_of_a_change(person: Person, addresses: Iterable[str | None], what: str, at: datetime) -> None:
    """One sentence on how somebody's account was changed, to each address once."""
    for address in dict.fromkeys(filter(None, addresses)):
        queue_mail(
            kind="accounts.notice", to_address=address, to_person=person, subject="Your account has changed",
            template="account_notice", context={"what": what}, area=person.home_area, private=True, at=at,
        )  # fmt: skip


def sign_in_address(address: str | None) -> str | None:
    """Kept in small letters, by which allauth looks it up; None for somebody without an account."""
    return clean_line(address or "").lower() or None


def check_address_is_free(address: str | None, person: Person | None) -> None:
    """A code is sent to this address, so it belongs to one person alone."""
    # The message does not say that somebody has it: they may be of another area.
    taken = Person.objects.filter(login_email=address).exclude(pk=person.pk if person else None)  # type: ignore[misc]  # None matches nobody
    if address and taken.exists():
        raise RuleBroken("This address cannot be used to sign in. Choose another one.", field="login_email")
