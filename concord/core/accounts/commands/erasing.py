"""Erasing a person: their details go, what they took part in stays without their name."""

from collections.abc import Collection
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.commands import forget_addresses

from ..access import Installation, require
from ..models import Person
from ..namesakes import namesakes_of
from ..permissions import Permission
from ..terms import Verb
from .people import Actor


@transaction.atomic
def erase_person(*, person: Person, area: Area, by: Actor, at: datetime, also: Collection[str] = ()) -> None:
    """Take away name, addresses and every way in, for good. Other apps follow by the recorded entry.

    By an officer of the person's home area, when the person has no role left anywhere; never by themselves, so that
    nobody who found a device left open can do it. `also`: keys of rows that name them in typed words, and go with it.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    check_may_be_erased(person, area, by, at)
    for found in namesakes_of(person, area) if also else ():
        if found.key in also:
            found.take_out(by=by, at=at)
    take_ways_in(person)
    forget_addresses(person_key=str(person.uid))
    person.name = person.email = person.phone = ""
    person.login_email = person.calendar_key = None
    person.is_active = person.weekly_mail = False
    person.erased_at = at
    person.save()
    record(Verb.PERSON_ERASED, subject=person, by=by, at=at, area=area, label="a person")


def check_may_be_erased(person: Person, area: Area, by: Actor, at: datetime) -> None:
    if person == by:
        raise RuleBroken("Nobody erases themselves. Ask another officer, or whoever runs Concord.")
    if person.home_area_id != area.pk and not isinstance(by, Installation):
        raise AccessDenied("Somebody is erased by an officer of the area that looks after them.")
    if person.erased_at is not None:
        raise RuleBroken("This person's details are erased already.")
    left = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate(at))
    if person.grants.filter(left).exists():
        raise RuleBroken(
            f"{person} still has a role, here or elsewhere. Roles end first, and a day later this can be done."
        )


def take_ways_in(person: Person) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()
    for model in (UserSession, Authenticator, SocialAccount, EmailAddress):
        model.objects.filter(user=person).delete()
    person.links.all().delete()
    person.set_unusable_password()
