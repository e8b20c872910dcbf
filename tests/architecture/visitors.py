"""Everybody who may stand before a form: signed in, by personal link, on the way in, or nobody."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.test import Client

from concord.core.accounts.addresses import link_to_use
from concord.core.accounts.links import destination_of, token_of
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.terms import Purpose
from tests.signing_in import come_by

from .busy import Busy
from .forms import FoundForm, follow

HOME = "/areas/wessington/"
MINE = ("/account/sessions/", "/account/second-step/recovery/generate/", "/account/second-step/app/deactivate/")
ROLES = ("officer", "chair", "member", "champion", "volunteer", "trustee", "board_contact", "observer")
PURPOSES = (Purpose.RETURN, Purpose.REPLY, Purpose.BOARD_ANSWER, Purpose.TASK, Purpose.INVITATION, Purpose.SIGN)
PURPOSES += (Purpose.BRIEFING, Purpose.NOTE, Purpose.MINUTES, Purpose.PARTNERSHIP, Purpose.PAPER)
PURPOSES += (Purpose.PASS_ON, Purpose.DISCUSSION, Purpose.SURVEY, Purpose.RESPONSE)


@dataclass(frozen=True, eq=False)
class Before:
    """A form and who stands before it."""

    who: str
    client: Client
    form: FoundForm


def find_forms(busy: Busy) -> list[Before]:
    """Each form once for those who signed in, and once more for each kind of link."""
    found: dict[object, Before] = {}
    for who, client, starts in visitors(busy):
        for page in follow(client, starts, each=4 if who in {"officer", "chair"} else 2):
            for form in page.forms:
                way = who if who.startswith("link") and "/areas/" in form.action else ""
                if form.action.startswith("/"):
                    found.setdefault((form.route, form.method, form.signature, way), Before(who, client, form))
    return list(found.values())


def visitors(busy: Busy) -> Iterator[tuple[str, Client, list[str]]]:
    yield (
        "nobody",
        Client(),
        ["/", "/areas/wessington/champions/join/", "/code/", "/account/sign-in/", "/ui/gallery/form/"],
    )
    yield from on_the_way_in(busy)
    signed_in(busy.world.officer)  # on another device
    for role in ROLES:
        person = getattr(busy.world, role)
        yield role, signed_in(person), ["/", "/account/", path_to_use(person, busy.now), *MINE, HOME, *busy.starts]
    yield (
        "neighbour",
        signed_in(busy.world.stranger),
        [f"/areas/eastmere/{page}" for page in ("group/", "partnerships/rounds/new/")],
    )
    someone = f"{HOME}people/{busy.world.member.uid}/"  # who signs in
    starts = ["/", "/account/", someone, HOME, "/areas/oldton/settings/"]
    yield "platform administrator", signed_in(busy.admin), starts
    for purpose in PURPOSES:
        link = newest(purpose, busy)
        yield f"link: {purpose}", come_by(link), [destination_of(link)]
    yield "link: unopened", Client(), [f"/link/{token_of(link)}/"]


def path_to_use(person: Person, at: datetime) -> str:
    """What a mail to a new address of theirs leads to."""
    return urlsplit(link_to_use(person, "new@example.org", at)).path


def newest(purpose: str, busy: Busy) -> PersonalLink:
    found = PersonalLink.objects.filter(purpose=purpose)
    if purpose == Purpose.RETURN:
        found = found.filter(person=busy.world.volunteer)
    return found.latest("pk")


def on_the_way_in(busy: Busy) -> Iterator[tuple[str, Client, list[str]]]:
    client = Client()
    client.post("/account/sign-in/", {"email": busy.world.member.login_email})
    yield "with a code on the way", client, ["/account/sign-in/code/"]
    TOTP.activate(busy.world.member, generate_totp_secret())
    client = Client()
    client.post("/account/sign-in/", {"email": busy.world.member.login_email})
    client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[-1].body)})
    yield "before the second step", client, ["/account/second-step/authenticate/"]
    yield "without a second step", signed_in(busy.world.observer, second_step=False), ["/account/second-step/"]


def code_in(text: str) -> str:
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", text, re.MULTILINE)[1]


def signed_in(person: Person, *, second_step: bool = True) -> Client:
    """Signed in a moment ago, with the second step set up."""
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    if second_step and not Authenticator.objects.filter(user=person).exists():
        TOTP.activate(person, generate_totp_secret())
    session = client.session
    proofs = [{"method": "code", "email": person.login_email}, {"method": "mfa", "type": "totp"}]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"at": time.time(), **proof} for proof in proofs]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(person.pk)
    session.save()
    UserSession(user=person, session_key=session.session_key, ip="127.0.0.1", user_agent="A browser").save()
    return client
