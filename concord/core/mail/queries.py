"""Reads of outgoing mail, for the thing that it is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.audit.commands import subject_key

from .models import OutgoingMessage


@dataclass(frozen=True)
class MessageLine:
    """A message as it may be shown: never its text, which may hold a link."""

    uid: str
    to_address: str
    subject: str
    state: str
    state_words: str
    at: datetime
    sent_at: datetime | None


def line(message: OutgoingMessage) -> MessageLine:
    return MessageLine(
        str(message.uid),
        message.to_address,
        message.subject,
        message.state,
        message.get_state_display(),
        message.queued_at,
        message.sent_at,
    )


def messages_about(row: Any) -> list[MessageLine]:
    """What was sent about one thing, latest first; private messages are listed nowhere."""
    found = OutgoingMessage.objects.filter(about_kind=row._meta.label_lower, about_key=subject_key(row), private=False)
    return [line(message) for message in found.order_by("-queued_at")]


def messages_of(area: Area, *, state: str = "") -> QuerySet[OutgoingMessage]:
    """An area's mail for its officer, latest first."""
    found = OutgoingMessage.objects.filter(area_key=area.key, private=False).order_by("-queued_at", "-pk")
    return found.filter(state=state) if state else found
