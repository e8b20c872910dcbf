"""Reads of people, their links and their sessions."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from concord.core.areas.models import Area
from concord.core.mail.models import OutgoingMessage

from .access import may, read_grants, today
from .links import hash_of, uid_in
from .models import Person, PersonalLink, RoleGrant
from .permissions import Permission
from .roles import Role
from .signin import signin_url


@dataclass(frozen=True)
class DemoLink:
    """A demo person with the link that signs them in, in development only."""

    name: str
    roles: str
    url: str


@dataclass(frozen=True)
class SessionLine:
    """One place where somebody is signed in."""

    number: int
    device: str
    address: str
    since: datetime
    is_this: bool


@dataclass(frozen=True)
class AccountPage:
    """A person's own account: hats, ways to sign in, places where they are signed in."""

    grants: list[RoleGrant]
    passkeys: int
    app: bool
    sessions: int


def has_account(address: str) -> bool:
    """Whether somebody signs in with an address. To be told to its owner alone."""
    return Person.objects.filter(login_email=address.lower()).exists()


def link_of_token(token: str) -> PersonalLink | None:
    """The link that a token names, open or closed; None when the token was not made here or the link is gone."""
    uid = uid_in(token)
    return PersonalLink.objects.select_related("area", "person").filter(uid=uid).first() if uid else None


def is_open(link: PersonalLink, at: datetime) -> bool:
    return PersonalLink.objects.usable(at).filter(pk=link.pk).exists()


def link_by_code(code: str, at: datetime) -> PersonalLink | None:
    """The open link of a typed code. Looked up by its keyed hash, so that how long it takes says nothing."""
    return PersonalLink.objects.usable(at).select_related("area", "person").filter(code_hash=hash_of(code)).first()


def link_in(message: OutgoingMessage, area: Area) -> PersonalLink | None:
    """The personal link that a message of the area carries, open or closed; none once it is taken away."""
    if not message.link_key or message.private:
        return None
    return PersonalLink.objects.select_related("area", "person").filter(area=area, uid=message.link_key).first()


def account_page(person: Person) -> AccountPage:
    """In three queries."""
    types = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return AccountPage(
        grants=list(person.grants.select_related("area").order_by("-starts_on", "pk")),
        passkeys=types.count(Authenticator.Type.WEBAUTHN),
        app=Authenticator.Type.TOTP in types,
        sessions=UserSession.objects.filter(user=person).count(),
    )


def administrators(area: Area, day: date) -> QuerySet[Person]:
    """Platform administrators of the installation, of the area, or of an area above it, who can sign in."""
    steps = area.path.strip("/").split("/")
    above = ["/".join(steps[: n + 1]) + "/" for n in range(len(steps))]
    held = RoleGrant.objects.as_at(day).filter(role=Role.PLATFORM_ADMIN)
    held = held.filter(Q(area__isnull=True) | Q(area__path__in=above))
    return Person.objects.filter(grants__in=held, is_active=True, login_email__isnull=False).distinct()


def people_who_may(permission: Permission, area: Area, day: date) -> list[Person]:
    """Those who may do something in an area on a day and can be written to, by a role of that area itself."""
    held = Person.objects.filter(is_active=True, grants__in=area.grants.as_at(day)).distinct().order_by("name", "pk")
    people = list(held.exclude(email="", login_email=None))
    read_grants(people)
    return [person for person in people if may(person, permission, area, on=day)]


def sessions_of(person: Person, this_key: str) -> list[SessionLine]:
    """Where the person is signed in, this place first; ended sessions are forgotten on the way."""
    found = [session_line(session, this_key) for session in UserSession.objects.purge_and_list(person)]
    return sorted(found, key=lambda line: (not line.is_this, -line.since.timestamp()))


def session_line(session: UserSession, this_key: str) -> SessionLine:
    is_this = session.session_key == this_key
    return SessionLine(session.pk, device_of(session.user_agent), session.ip, session.created_at, is_this)


BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)


def device_of(agent: str) -> str:
    """`Firefox on Windows`: enough to know one's own device by."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "A browser")
    system = next((name for sign, name in SYSTEMS if sign in agent), "an unknown device")
    return f"{browser} on {system}"


def demo_links() -> list[DemoLink]:
    """Everybody in an example area, with their roles; those who come by personal links alone are let in here too."""
    people = Person.objects.filter(grants__area__is_example=True).distinct().order_by("pk")
    return [
        DemoLink(person.name, roles_of(person), signin_url(person))
        for person in people.prefetch_related("grants__area")
    ]


def roles_of(person: Person) -> str:
    """`officer in Wessington, champion in Wessington`: what the person may do today."""
    day = today()
    held = [grant for grant in person.grants.all() if not grant.waiting and (not grant.ends_on or grant.ends_on >= day)]
    words = [f"{grant.get_role_display().lower()} in {grant.area or 'all areas'}" for grant in held]
    return ", ".join(dict.fromkeys(words))
