"""Queueing, sending and marking of outgoing mail."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.db import transaction

from concord.core.areas.models import Area
from concord.core.audit.commands import record, subject_key
from concord.core.lib.errors import RuleBroken

from .models import OutgoingMessage
from .terms import MailState, Verb
from .writing import LARGEST, Link, TextFile, Words, draw, envelope, one_line

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
    link: Link | None = None,
    shown: bool = False,
    private: bool = False,
    file: TextFile | None = None,
    reply_to: str = "",
) -> OutgoingMessage:
    """Keep a message to one address and have it sent, in the caller's transaction.

    `template`: name of `mail/<template>.txt` and `.html`, which know the context, `area`, `words`, `site` and, with a
    `link`, its `url` and `code`. `shown`: an officer may read later what it said, without its link. `private`: listed
    to nobody. `file`: goes with it. `reply_to`: where it is answered to, if not to the area's contact. Raises
    `RuleBroken` when there is no address, or more than one line of it, and when the file is too large.
    """
    check_address(to_address)
    check_file(file)
    words = draw(template, context, area, linked=link is not None)
    kept = words if shown and not private else Words("", "")
    sent = words.with_link(link)
    message = OutgoingMessage(
        area_key=area.key if area else "",
        to_person_key=str(to_person.uid) if to_person else "",
        to_address=to_address,
        kind=kind,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=subject_key(about) if about is not None else "",
        subject=one_line(subject),
        text_body=sent.text,
        html_body=sent.html,
        kept_text=kept.text,
        kept_html=kept.html,
        link_key=link.key if link else "",
        reply_to=reply_to,
        queued_at=at,
        next_attempt_at=at,
        private=private,
        file_name=one_line(file.name) if file else "",
        file_type=one_line(file.kind) if file else "",
        file_text=file.text if file else "",
    )
    return enqueue(message)


def enqueue(message: OutgoingMessage) -> OutgoingMessage:
    from .tasks import send_message  # noqa: PLC0415 - the task calls back into this module

    message.save()
    send_message.enqueue(str(message.uid))
    return message


@transaction.atomic
def queue_anew(*, message: OutgoingMessage, link: Link, to_address: str, at: datetime) -> OutgoingMessage:
    """Say the same once more with a new link. Raises `RuleBroken` when the words of the message were not kept."""
    check_address(to_address)
    if not message.kept_text:
        raise RuleBroken("The words of this message were not kept, so it cannot be sent with another link.")
    same = ("area_key", "to_person_key", "kind", "about_kind", "about_key", "subject", "kept_text", "kept_html")
    sent = Words(message.kept_text, message.kept_html).with_link(link)
    return enqueue(
        OutgoingMessage(
            **{name: getattr(message, name) for name in same},
            to_address=to_address,
            text_body=sent.text,
            html_body=sent.html,
            link_key=link.key,
            queued_at=at,
            next_attempt_at=at,
        )
    )


def check_address(address: str) -> None:
    """A line break in an address would start a header of its own; without an address nothing goes anywhere."""
    if not address or any(ord(letter) < 32 or ord(letter) == 127 for letter in address):
        raise RuleBroken("There is no e-mail address that mail can be sent to.", field="email")


def check_file(file: TextFile | None) -> None:
    """Text alone, and not much of it: the row holds it until the message went."""
    if file and (not file.kind.startswith("text/") or len(file.text.encode()) > LARGEST):
        raise RuleBroken("A file that goes with a message is text, and 64 KB at most.")


def send(*, message: OutgoingMessage, at: datetime) -> None:
    """Try to send one message now, unless it is sent, being sent by another process or waiting for its next try.

    Its text is wiped once it went, since it may hold a link. A crash between sending and marking sends it once
    more: at least once, so twice in rare cases, but never not at all.
    """
    if not claim(message, at):
        return
    try:
        envelope(message).send()
    except (SMTPRecipientsRefused, SMTPResponseException, OSError, ValueError) as error:
        refused(message, *reason_of(error), at=at)
    else:
        wiped = {"text_body": "", "html_body": "", "file_text": "", "last_error": ""}
        mark(message, MailState.SENT, sent_at=at, next_attempt_at=None, **wiped)


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
def mark_bounced(*, uid: str, at: datetime, reason: str = "", by: Any | None = None) -> None:
    """Note that a message came back: its person counts as not reached. `by`: who says so, if not the mail server."""
    message = OutgoingMessage.objects.get(uid=uid)
    if message.state == MailState.BOUNCED:
        return
    wiped = {"text_body": "", "html_body": "", "file_text": "", "last_error": reason}
    mark(message, MailState.BOUNCED, bounced_at=at, next_attempt_at=None, **wiped)
    note(Verb.MESSAGE_BOUNCED, message, at, by)


def note(verb: str, message: OutgoingMessage, at: datetime, by: Any | None = None) -> None:
    """Record what became of a message on the thing that it was about; a private one leaves no trace."""
    if not message.private:
        area = Area.objects.filter(code=message.area_key).first()
        record(verb, subject=message, by=by, at=at, area=area, label=message.subject, about=message.about_key)


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


def hand_over_mail(*, from_key: str, to_key: str, area: Area) -> None:
    """Let the mail of an area to and about one person count as another's: they are the same."""
    here = OutgoingMessage.objects.filter(area_key=area.key)
    here.filter(to_person_key=from_key).update(to_person_key=to_key)
    here.filter(about_key=from_key).update(about_key=to_key)


def forget_addresses(*, person_key: str) -> None:
    """Of mail to somebody who is erased keep that it went, not where, nor what it said."""
    sent = OutgoingMessage.objects.filter(to_person_key=person_key)
    sent.filter(state=MailState.QUEUED).update(state=MailState.FAILED, next_attempt_at=None)
    said = ("text_body", "html_body", "file_text", "kept_text", "kept_html", "last_error")
    sent.update(to_address="", **dict.fromkeys(said, ""))
