"""Writes on mail with personal links, and on what an officer looks after: sent again, come back, linked anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import mark_bounced, queue_anew, queue_mail, send_again
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.terms import MailState
from concord.core.mail.terms import Verb as MailVerb

from ..access import require
from ..models import Person, PersonalLink
from ..permissions import Permission
from ..queries import link_in
from ..terms import Purpose, Verb
from .links import WITHDRAWN_BY, issue_link, revoke_links
from .people import Actor


@transaction.atomic
def mail_link(
    *,
    purpose: str,
    subject_key: str,
    expires_at: datetime,
    mail: Mapping[str, Any],
    about: Any,
    area: Area,
    by: Actor | None,
    at: datetime,
    person: Person | None = None,
    to_name: str = "",
    to_address: str = "",
) -> OutgoingMessage:
    """Issue a personal link and queue the mail that carries it: to a person, or to an address under a name.

    `mail`: `kind`, `subject`, `template` and `context` as `queue_mail` takes them; a person is in the context.
    """
    link = issue_link(
        purpose=purpose,
        area=area,
        subject_key=subject_key,
        expires_at=expires_at,
        by=by,
        at=at,
        person=person,
        to_name=to_name,
        to_address=to_address,
    )
    return queue_mail(
        **{**mail, "context": {"person": person, **mail["context"]}},
        to_address=person.email if person else to_address,
        to_person=person,
        link=link,
        shown=True,
        area=area,
        about=about,
        at=at,
    )


@transaction.atomic
def send_mail_again(*, message: OutgoingMessage, area: Area, by: Actor, at: datetime) -> None:
    """Send a message that could not be sent once more."""
    require(by, Permission.SEE_MAIL, area)
    send_again(message=message, at=at)
    record(MailVerb.MESSAGE_SENT_AGAIN, subject=message, by=by, at=at, area=area, label=message.subject)


@transaction.atomic
def note_came_back(*, message: OutgoingMessage, area: Area, by: Actor, at: datetime) -> None:
    """Keep that a message was returned some time after it went, as somebody saw in their own post."""
    require(by, Permission.SEE_MAIL, area)
    if message.state != MailState.SENT:
        raise RuleBroken("Only a message that was sent can come back.")
    mark_bounced(uid=str(message.uid), at=at, by=by)


@transaction.atomic
def send_new_link(
    *, message: OutgoingMessage, area: Area, by: Actor, at: datetime, to_address: str = ""
) -> OutgoingMessage:
    """Say the same with a new link, and close the one before. It ends when the old one would have.

    It goes to the person's address of today; `to_address` counts where the link is for nobody who is a person here.
    """
    link = checked_link(message, area, by)
    if link.expires_at <= at:
        raise RuleBroken("What this link was for is over, so there is nothing to send.")
    if link.purpose == Purpose.INVITATION and link.revoked_at:
        raise RuleBroken("This invitation was withdrawn or replaced. Look for a later one, or invite them anew.")
    close(link, by, at)
    address = link.person.email if link.person else to_address or message.to_address
    issued = issue_link(
        purpose=link.purpose, area=area, subject_key=link.subject_key, expires_at=link.expires_at, by=by, at=at,
        person=link.person, to_name=link.to_name, to_address=address,
    )  # fmt: skip
    sent = queue_anew(message=message, link=issued, to_address=address, at=at)
    record(Verb.LINK_SENT, subject=sent, by=by, at=at, area=area, label=sent.subject, purpose=link.purpose)
    return sent


@transaction.atomic
def withdraw_link_of(*, message: OutgoingMessage, area: Area, by: Actor, at: datetime) -> int:
    """Close the link that a message carries, and any other for the same thing and person. Gives how many."""
    return close(checked_link(message, area, by), by, at)


def checked_link(message: OutgoingMessage, area: Area, by: Actor) -> PersonalLink:
    link = link_in(message, area)
    if link is None:
        raise RuleBroken("This message carries no personal link, or it was taken away long after its end.")
    require(by, WITHDRAWN_BY[Purpose(link.purpose)], area)
    if link.purpose == Purpose.RETURN:
        # Reminders are counted there, and whoever was not reached is not missing.
        raise RuleBroken("Links to make a return are sent and withdrawn on the page of their period.")
    return link


def close(link: PersonalLink, by: Actor, at: datetime) -> int:
    return revoke_links(
        area=link.area, purpose=link.purpose, subject_key=link.subject_key, person=link.person, by=by, at=at
    )
