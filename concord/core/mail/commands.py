"""Queueing, sending and marking of outgoing mail."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string

from concord.core.areas.models import Area
from concord.core.audit.commands import record, subject_key

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

    `template`: name of `mail/<template>.txt` and `.html`. `private`: listed to nobody.
    """
    from .tasks import send_message  # noqa: PLC0415 - the task calls back into this module

    words = dict(context) | {"words": area.vocabulary if area else {}}
    message = OutgoingMessage(
        area_key=area.key if area else "",
        to_person_key=str(to_person.uid) if to_person else "",
        to_address=to_address,
        kind=kind,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=subject_key(about) if about is not None else "",
        # A line break in a subject would start a header of its own.
        subject=" ".join(subject.split())[:200],
        text_body=render_to_string(f"mail/{template}.txt", words),
        html_body=render_to_string(f"mail/{template}.html", words),
        queued_at=at,
        next_attempt_at=at,
        private=private,
    )
    message.save()
    send_message.enqueue(str(message.uid))
    return message


def send(*, message: OutgoingMessage, at: datetime) -> None:
    """Send one message now. Its text is wiped once it went, since it may hold a link.

    A crash between sending and marking sends it twice: once too often beats never.
    """
    if message.state != MailState.QUEUED:
        return
    mail = EmailMultiAlternatives(message.subject, message.text_body, to=[message.to_address])
    mail.attach_alternative(message.html_body, "text/html")
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        code = min(code for code, _ in error.recipients.values())
        refused(message, f"{code}", hard=code >= 500, at=at)
    except SMTPResponseException as error:
        refused(message, f"{error.smtp_code}", hard=False, at=at)
    except OSError as error:
        refused(message, type(error).__name__, hard=False, at=at)
    else:
        mark(message, MailState.SENT, sent_at=at, attempts=message.attempts + 1, text_body="", html_body="", last_error="")


def refused(message: OutgoingMessage, reason: str, *, hard: bool, at: datetime) -> None:
    """Try again later; a hard refusal of the address means that it came back."""
    tried = message.attempts + 1
    if hard:
        mark_bounced(message=message, at=at)
    elif tried > len(BACK_OFF):
        mark(message, MailState.FAILED, attempts=tried, last_error=reason)
    else:
        mark(message, MailState.QUEUED, attempts=tried, last_error=reason, next_attempt_at=at + BACK_OFF[tried - 1])


def mark(message: OutgoingMessage, state: str, **changes: Any) -> None:
    OutgoingMessage.objects.filter(pk=message.pk).update(state=state, **changes)
    message.refresh_from_db()


def send_due(*, at: datetime, most: int = 200) -> int:
    """Send what waits and is due: the safety net behind the tasks, and every retry."""
    due = OutgoingMessage.objects.filter(state=MailState.QUEUED, next_attempt_at__lte=at).order_by("next_attempt_at")[:most]
    for message in due:
        send(message=message, at=at)
    return len(due)


@transaction.atomic
def mark_bounced(*, message: OutgoingMessage, at: datetime) -> None:
    """Note that a message came back: its person counts as not reached."""
    mark(message, MailState.BOUNCED, bounced_at=at, text_body="", html_body="")
    if not message.private:
        area = Area.objects.filter(code=message.area_key).first()
        record(Verb.MESSAGE_BOUNCED, subject=message, by=None, at=at, area=area, about=message.about_key)


def resend(*, message: OutgoingMessage, at: datetime) -> None:
    """Try a message that was not sent once more, from the start."""
    mark(message, MailState.QUEUED, attempts=0, next_attempt_at=at)
    send(message=message, at=at)
