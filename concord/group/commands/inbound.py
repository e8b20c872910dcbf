"""Replies by mail: taken in as a post of whom their address was made for, or refused with a mail that says why."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import everywhere, within
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.letters import LARGEST, Letter, read_letter
from concord.core.mail.commands import queue_mail
from concord.core.mail.replies import ReplyAddress, read_reply_address, takes_replies

from ..models import MailReply, Topic
from ..queries.discussion import topic_of
from ..rules.inbound import check_letter
from ..terms import MailOutcome, Verb
from .discussion import post_in_topic


def take_in_mail(*, data: bytes, at: datetime) -> str:
    """Take in one mail as the mail server hands it over, and say in a word what became of it.

    Taken as a post when its address was made for its sender and is not over, the sender may still post on that topic,
    the topic is open, nothing is attached, and words of their own are left. Any other mail from the person for whom
    the address was made is refused with a mail to them; one from anybody else, and what a machine wrote, is dropped
    without a word. The same mail is never taken twice.
    """
    if not takes_replies():
        raise RuleBroken("Mail is not taken in here. Set CONCORD_INBOUND_DOMAIN first.")
    letter = read_letter(data)
    asked = next((found for found in map(read_reply_address, letter.recipients) if found), None)
    if letter.automatic or asked is None:
        return "dropped: written by a machine" if letter.automatic else "dropped: no address of ours"
    person = sender_of(letter, asked)
    with everywhere():
        topic = topic_of(str(asked.key))
    if person is None or topic is None or topic.area.has_ended:
        return "dropped: the address was not made for its sender"
    with within(topic.area):
        return take_reply(letter, asked, topic, person, at)


def sender_of(letter: Letter, asked: ReplyAddress) -> Person | None:
    """Who wrote it: several people may share one address, and one alone was sent this address to answer to."""
    if not letter.sender:
        return None
    here = Q(email__iexact=letter.sender) | Q(login_email__iexact=letter.sender)
    return next((one for one in Person.objects.filter(here, is_active=True) if asked.is_of(one.uid)), None)


@transaction.atomic
def take_reply(letter: Letter, asked: ReplyAddress, topic: Topic, person: Person, at: datetime) -> str:
    facts = {"area": topic.area, "topic": topic, "came_at": at, "outcome": MailOutcome.TAKEN}
    kept, new = MailReply.objects.get_or_create(key=letter.key, defaults=facts)
    if not new:
        return "dropped: it came before"
    try:
        check_letter(letter, asked.until, timezone.localdate(at), LARGEST)
        post_in_topic(topic=topic, text=letter.text, by=person, at=at, by_mail=True)
    except (RuleBroken, AccessDenied) as error:
        MailReply.objects.filter(pk=kept.pk).update(outcome=MailOutcome.REFUSED)
        refuse(topic, person, error, at)
        return "refused"
    return "taken in"


def refuse(topic: Topic, person: Person, error: RuleBroken | AccessDenied, at: datetime) -> None:
    """Say why. Whoever may not read the topic any more is told no name of it."""
    reads = isinstance(error, RuleBroken)
    queue_mail(
        kind="group.reply_refused",
        to_address=person.email or person.known_address,
        to_person=person,
        subject="Your reply was not taken in",
        template="group_reply_refused",
        context={
            "area": topic.area,
            "topic": topic if reads else None,
            "person": person,
            "reason": error.message if reads else "You can no longer post on this topic.",
            "site": settings.SITE_ADDRESS,
        },
        area=topic.area,
        about=topic,
        at=at,
    )
    record(Verb.REPLY_REFUSED, subject=topic, by=SYSTEM, at=at, label=str(topic.group))
