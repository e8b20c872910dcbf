"""Personal links: their tokens and codes, and where each purpose leads."""

import hmac
from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from concord.core.lib.text import normal_code

from .models import PersonalLink

Destination = Callable[[PersonalLink], str]
DESTINATIONS: dict[str, Destination] = {}
SALT = "concord.personal_link"


def register(purpose: str, destination: Destination) -> None:
    """Say which page a purpose opens. Called once, when an app is ready."""
    DESTINATIONS[str(purpose)] = destination


def destination_of(link: PersonalLink) -> str:
    return DESTINATIONS[link.purpose](link)


def token_of(link: PersonalLink) -> str:
    return Signer(salt=SALT).sign(str(link.uid))


def uid_in(token: str) -> str | None:
    """The link's uid, or None when the token was not made here."""
    try:
        return Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None


def url_of(link: PersonalLink) -> str:
    return settings.SITE_ADDRESS + reverse("open_link", kwargs={"token": token_of(link)})


def hash_of(code: str) -> str:
    """What is kept of a short code: a keyed hash of how it was meant."""
    return hmac.new(settings.SECRET_KEY.encode(), normal_code(code).encode(), sha256).hexdigest()
