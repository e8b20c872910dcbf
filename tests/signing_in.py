"""Sign somebody in, with the second step that they have done in this very session, or let them come by a link."""

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client

from concord.core.accounts.middleware import LINK_SESSION
from concord.core.accounts.models import Person, PersonalLink

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(person: Person, client: Client | None = None) -> Client:
    client = client or Client()
    client.force_login(person, backend=BACKEND)
    kind = Authenticator.Type.TOTP
    Authenticator.objects.get_or_create(user=person, type=kind, defaults={"data": {"secret": "x"}})
    pass_second_step(client, person)
    return client


def come_by(link: PersonalLink, client: Client | None = None) -> Client:
    """Somebody without an account, who opened their personal link."""
    client = client or Client()
    session = client.session
    session[LINK_SESSION] = str(link.uid)
    session.save()
    return client


def pass_second_step(client: Client, person: Person) -> None:
    """As allauth records it when the code of an app, or a passkey, was right."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(person.pk)
    session.save()
