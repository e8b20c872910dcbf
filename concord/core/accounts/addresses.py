"""A new contact address is used once its link was opened: signed, worth a day, sent to it alone and kept nowhere."""

from dataclasses import astuple, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac

from concord.core.lib.text import clean_line

from .models import Person

SALT = "concord.new_address"
WORKS_FOR = timedelta(days=1)
TOO_OLD = "It was not copied whole, or it is more than a day old."
NOT_YOURS = "It was asked for from another account than the one that you are signed in to."
OVERTAKEN = "Your e-mail address was changed in another way since this link was sent."


@dataclass(frozen=True)
class NewAddress:
    """What a link asks for: whose address, which, in place of which (a mark of it), and until when it works."""

    person_key: str
    address: str
    in_place_of: str
    until: int


def is_proved(person: Person, address: str) -> bool:
    """Whether it may be used at once: none at all, that of today, or the one at which they get their codes."""
    return clean_line(address) in {"", person.email, person.login_email}


def mark_of(address: str) -> str:
    # A link may reach a stranger, who must not read in it where somebody's mail goes today.
    return salted_hmac(SALT, address).hexdigest()[:16]


def link_to_use(person: Person, address: str, at: datetime) -> str:
    asked = NewAddress(str(person.uid), address, mark_of(person.email), int((at + WORKS_FOR).timestamp()))
    token = Signer(salt=SALT).sign_object(list(astuple(asked)))
    return settings.SITE_ADDRESS + reverse("new_address", kwargs={"token": token})


def asked_in(token: str, at: datetime) -> NewAddress | None:
    """What the link asks for, or None when it was not made here or is too old."""
    try:
        asked = NewAddress(*Signer(salt=SALT).unsign_object(token))
    except BadSignature:
        return None
    return asked if at.timestamp() < asked.until else None


def why_not(asked: NewAddress | None, person: Person) -> str:
    """Why the link does nothing for this person; empty when it works, also once more."""
    if asked is None:
        return TOO_OLD
    if asked.person_key != str(person.uid):
        return NOT_YOURS
    return OVERTAKEN if person.email != asked.address and mark_of(person.email) != asked.in_place_of else ""
