"""Writes on personal links."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import short_code

from ..access import require
from ..links import hash_of, url_of
from ..models import Person, PersonalLink
from ..permissions import Permission
from ..terms import UNTOLD, Purpose, Verb
from .people import Actor

# Who may withdraw the links of a purpose: those who may have them sent.
WITHDRAWN_BY = {
    Purpose.RETURN: Permission.MANAGE_PERIODS,
    Purpose.REPLY: Permission.MANAGE_PERIODS,
    Purpose.BOARD_ANSWER: Permission.WRITE_REPORT,
    Purpose.TASK: Permission.MANAGE_MEETINGS,
    Purpose.POSITION: Permission.MANAGE_MEETINGS,
    Purpose.CONFIDENTIAL: Permission.HOLD_IDENTITIES,
    Purpose.INVITATION: Permission.MANAGE_PEOPLE,
    Purpose.SIGN: Permission.EDIT_AGREEMENT,
    Purpose.BRIEFING: Permission.MANAGE_CHAMPIONS,
    Purpose.NOTE: Permission.MANAGE_CHAMPIONS,
    Purpose.MINUTES: Permission.MANAGE_MEETINGS,
    Purpose.PARTNERSHIP: Permission.MANAGE_PEOPLE,
    Purpose.PAPER: Permission.MANAGE_MEETINGS,
    Purpose.RESPONSE: Permission.RECORD_DECISIONS,
    Purpose.PASS_ON: Permission.MANAGE_MEETINGS,
    Purpose.DISCUSSION: Permission.MANAGE_MEETINGS,
    Purpose.SURVEY: Permission.MANAGE_MEETINGS,
}
# An ended link still tells whom to ask for a new one, for so long.
KEPT = timedelta(days=180)


@dataclass(frozen=True)
class IssuedLink:
    """A new link with what goes into the mail: its address, and the code that may be typed instead."""

    link: PersonalLink
    url: str
    code: str

    @property
    def key(self) -> str:
        return str(self.link.uid)


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
    """Make a personal link for one purpose. Called by commands that have asked for their own permission.

    The code is kept as a keyed hash alone: it cannot be read again, so a link is sent again by issuing another.
    """
    code = short_code()
    link = PersonalLink(
        area=area, purpose=purpose, person=person, to_name=to_name, subject_key=subject_key, code_hash=hash_of(code),
        to_address=to_address or (person.email if person else ""), created_at=at, expires_at=expires_at,
    )  # fmt: skip
    link.save()
    return IssuedLink(link, url_of(link), code)


@transaction.atomic
def revoke_links(
    *, area: Area, purpose: str, subject_key: str, by: Actor, at: datetime, person: Person | None = None
) -> int:
    """Close links at once; whoever holds one is told to ask for another. Gives how many were open."""
    require(by, WITHDRAWN_BY[Purpose(purpose)], area)
    found = PersonalLink.objects.lasting(at).filter(area=area, purpose=purpose, subject_key=subject_key)
    if person is not None:
        found = found.filter(person=person)
    count = found.update(revoked_at=at)
    if count:
        label = Purpose(purpose).label
        record(Verb.LINK_REVOKED, subject=area, by=by, at=at, area=area, label=label, purpose=purpose, count=count)
    return count


@transaction.atomic
def end_links_of(*, person: Person, area: Area, after: datetime, by: Actor, at: datetime) -> int:
    """Let no link of a person in an area outlive their last role there. Gives how many ended earlier for it.

    Called by commands that have asked for their own permission. A confidential reporter keeps their own link.
    """
    found = PersonalLink.objects.lasting(at).filter(person=person, area=area, expires_at__gt=after)
    found = found.exclude(purpose=Purpose.CONFIDENTIAL)
    count = found.update(revoked_at=at) if after <= at else found.update(expires_at=after)
    if count:
        record(Verb.LINK_REVOKED, subject=area, by=by, at=at, area=area, label="of a role that ends", count=count)
    return count


def note_link_used(*, link: PersonalLink, at: datetime) -> None:
    """Keep when a link was last opened by its button, unless it is for a purpose of which nobody may tell."""
    PersonalLink.objects.filter(pk=link.pk).exclude(purpose__in=UNTOLD).update(last_used_at=at)


def end_expired_links(*, at: datetime) -> int:
    """Take away links half a year after their end; nothing refers to them."""
    count, _ = PersonalLink.objects.filter(expires_at__lt=at - KEPT).delete()
    return count
