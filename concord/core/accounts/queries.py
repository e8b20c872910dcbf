"""Reads of people, their links and their sessions."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from .links import hash_of, uid_in
from .models import Person, PersonalLink
from .signin import signin_url


@dataclass(frozen=True)
class DemoLink:
    """A demo person with the link that signs them in, in development only."""

    name: str
    roles: str
    url: str


def link_by_token(token: str, at: datetime) -> PersonalLink | None:
    uid = uid_in(token)
    if uid is None:
        return None
    return PersonalLink.objects.usable(at).select_related("area", "person").filter(uid=uid).first()


def link_by_code(code: str, at: datetime) -> PersonalLink | None:
    return PersonalLink.objects.usable(at).select_related("area", "person").filter(code_hash=hash_of(code)).first()


def demo_links() -> list[DemoLink]:
    """Everybody in an example area who signs in, with their roles."""
    people = Person.objects.filter(login_email__isnull=False, grants__area__is_example=True).distinct().order_by("pk")
    found = []
    for person in people.prefetch_related("grants__area"):
        today = timezone.localdate()
        held = [g for g in person.grants.all() if g.area and (g.ends_on is None or g.ends_on >= today)]
        roles = ", ".join(dict.fromkeys(f"{g.get_role_display().lower()} in {g.area}" for g in held))
        found.append(DemoLink(person.name, roles, signin_url(person)))
    return found
