"""Queueing, sending and marking of outgoing mail."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string

from concord.core.areas.models import Area
from concord.core.audit.commands import record, subject_key
from concord.core.lib.errors import RuleBroken

from .models import OutgoingMessage
from .terms import MailState, Verb

# Waits between tries; after the last one the message counts as not sent.
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))


@transaction.atomic
def queue_mail(
    *,
    kind: str,
    to_address: str,
    subject: str,
    template: str,
    context: Mapping[str, Any],
    at: datetime,
    area: Area | None = None,
    about: Any | None = None,
    to_person: Any | None = None,
    private: bool = False,
) -> OutgoingMessage:
    """Keep a message to one address and have it sent, in the caller's transaction.

    `template`: name of `mail/<template>.txt` and `.html`, which know the context, `area`, `words` and `site`.
    `private`: listed to nobody. Raises `RuleBroken` when there is no address, or more than one line of it.
    """
    from .tasks import send_message  # noqa: PLC0415 - the task calls back into this module

    check_address(to_address)
    # Areas without words of their own, and mail of no area, use the usual words.
    facts = {"area": area, "site": settings.SITE_ADDRESS, **context, "words": (area or Area()).vocabulary}
    message = OutgoingMessage(
        area_key=area.key if area else "",
        to_person_key=str(to_person.uid) if to_person else "",
        to_address=to_address,
        kind=kind,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=subject_key(about) if about is not None else "",
        subject=one_line(subject),
        text_body=plain_text(f"mail/{template}.txt", facts),
        html_body=render_to_string(f"mail/{template}.html", facts),
        queued_at=at,
        next_attempt_at=at,
        private=private,
    )
    message.save()
    send_message.enqueue(str(message.uid))
    return message


def check_address(address: str) -> None:
    """A line break in an address would start a header of its own; without an address nothing goes anywhere."""
    if not address or any(ord(letter) < 32 or ord(letter) == 127 for letter in address):
        raise RuleBroken("There is no e-mail address that mail can be sent to.", field="email")


def one_line(text: str) -> str:
    """A subject is one line: a line break would start a header of its own."""
    return " ".join(text.split())[:200]


def plain_text(name: str, facts: Mapping[str, Any]) -> str:
    """The text part as it is read: nothing escaped, no gaps where a condition did not hold."""
    drawn = get_template(name).template.render(Context(dict(facts), autoescape=False))  # type: ignore[attr-defined]  # Django's own engine
    return re.sub(r"\n{3,}", "\n\n", drawn).strip() + "\n"


def send(*, message: OutgoingMessage, at: datetime) -> None:
    """Try to send one message now, unless it is sent, being sent by another process or waiting for its next try.

    Its text is wiped once it went, since it may hold a link. A crash between sending and marking sends it once
    more: at least once, so twice in rare cases, but never not at all.
    """
    if not claim(message, at):
        return
    mail = EmailMultiAlternatives(message.subject, message.text_body, to=[message.to_address])
    mail.attach_alternative(message.html_body, "text/html")
    try:
        mail.send()
    except (SMTPRecipientsRefused, SMTPResponseException, OSError, ValueError) as error:
        refused(message, *reason_of(error), at=at)
    else:
        mark(message, MailState.SENT, sent_at=at, next_attempt_at=None, text_body="", html_body="", last_error="")


def claim(message: OutgoingMessage, at: datetime) -> bool:
    """Take one try for this process. Compare-and-set: worker, clock and request may hold the same message."""
    if message.attempts and message.next_attempt_at and message.next_attempt_at > at:
        return False
    wait = BACK_OFF[min(message.attempts, len(BACK_OFF) - 1)]
    waiting = OutgoingMessage.objects.filter(pk=message.pk, state=MailState.QUEUED, attempts=message.attempts)
    taken = waiting.update(attempts=message.attempts + 1, next_attempt_at=at + wait)
    message.refresh_from_db()
    return taken == 1


def reason_of(error: Exception) -> tuple[str, bool]:
    """What to keep of a failure (never an address), and whether trying again is of no use."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return str(max(codes)), min(codes) >= 500
    if isinstance(error, SMTPResponseException):
        # A refused sender or sign-in is a fault of our own set-up, which somebody mends.
        return str(error.smtp_code), isinstance(error, SMTPDataError) and error.smtp_code >= 500
    return type(error).__name__, isinstance(error, ValueError)


def refused(message: OutgoingMessage, reason: str, hopeless: bool, *, at: datetime) -> None:
    """Try again later; after a hard refusal or the last try, say that the message was not received."""
    if hopeless:
        mark_bounced(uid=str(message.uid), at=at, reason=reason)
    elif message.attempts > len(BACK_OFF):
        give_up(message, reason, at)
    else:
        mark(message, MailState.QUEUED, last_error=reason)


@transaction.atomic
def give_up(message: OutgoingMessage, reason: str, at: datetime) -> None:
    # The text stays: an officer may have it sent again.
    mark(message, MailState.FAILED, next_attempt_at=None, last_error=reason)
    note(Verb.MESSAGE_FAILED, message, at)


@transaction.atomic
def mark_bounced(*, uid: str, at: datetime, reason: str = "") -> None:
    """Note that a message came back: its person counts as not reached."""
    message = OutgoingMessage.objects.get(uid=uid)
    if message.state == MailState.BOUNCED:
        return
    mark(message, MailState.BOUNCED, bounced_at=at, next_attempt_at=None, text_body="", html_body="", last_error=reason)
    note(Verb.MESSAGE_BOUNCED, message, at)


def note(verb: str, message: OutgoingMessage, at: datetime) -> None:
    """Record what became of a message on the thing that it was about; a private one leaves no trace."""
    if not message.private:
        area = Area.objects.filter(code=message.area_key).first()
        record(verb, subject=message, by=None, at=at, area=area, label=message.subject, about=message.about_key)


def mark(message: OutgoingMessage, state: str, **changes: Any) -> None:
    OutgoingMessage.objects.filter(pk=message.pk).update(state=state, **changes)
    message.refresh_from_db()


def send_due(*, at: datetime, most: int = 200) -> int:
    """Send what waits and is due: every retry, and the safety net behind the tasks."""
    waiting = OutgoingMessage.objects.filter(state=MailState.QUEUED, next_attempt_at__lte=at)
    due = list(waiting.order_by("next_attempt_at")[:most])
    for message in due:
        send(message=message, at=at)
    return len(due)


@transaction.atomic
def send_again(*, message: OutgoingMessage, at: datetime) -> None:
    """Queue a message that could not be sent once more, from the first try."""
    from .tasks import send_message  # noqa: PLC0415 - the task calls back into this module

    failed = OutgoingMessage.objects.filter(pk=message.pk, state=MailState.FAILED)
    if failed.update(state=MailState.QUEUED, attempts=0, next_attempt_at=at) != 1:
        raise RuleBroken("This message is not waiting to be sent again. Look at how it stands now.")
    send_message.enqueue(str(message.uid))


def forget_addresses(*, person_key: str) -> None:
    """Of mail to somebody who is erased keep that it went, not where, nor what it said."""
    sent = OutgoingMessage.objects.filter(to_person_key=person_key)
    sent.filter(state=MailState.QUEUED).update(state=MailState.FAILED, next_attempt_at=None)
    sent.update(to_address="", text_body="", html_body="", last_error="")
