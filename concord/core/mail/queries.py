"""Reads of outgoing mail: of an area, about one thing, and one message as it may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from concord.core.areas.models import Area
from concord.core.audit.commands import subject_key

from .models import OutgoingMessage
from .terms import MailState

# How far back the counts of all areas look.
LATELY = timedelta(days=30)


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


@dataclass(frozen=True)
class MessagePage:
    """One message: how it went, and what it said without its link (empty where that is not for others to read)."""

    message: OutgoingMessage
    text: str
    trouble: str
    may_be_tried: bool
    may_come_back: bool


@dataclass(frozen=True)
class AreaCount:
    """How mail of one area went in the last thirty days, and since when the oldest message waits."""

    area: Area
    waiting: int
    sent: int
    failed: int
    bounced: int
    since: datetime | None


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


def messages_of(area: Area, *, state: str = "", search: str = "") -> QuerySet[OutgoingMessage]:
    """An area's mail for its officer, latest first."""
    found = OutgoingMessage.objects.filter(area_key=area.key, private=False).order_by("-queued_at", "-pk")
    if search:
        found = found.filter(Q(to_address__icontains=search) | Q(subject__icontains=search))
    return found.filter(state=state) if state else found


def message_page(message: OutgoingMessage) -> MessagePage:
    return MessagePage(
        message=message,
        text=message.kept_text,
        trouble=trouble(message),
        may_be_tried=message.state == MailState.FAILED and bool(message.text_body),
        may_come_back=message.state == MailState.SENT,
    )


def trouble(message: OutgoingMessage) -> str:
    """What went wrong, as a sentence; empty when nothing did."""
    reason = message.last_error
    if not reason:
        return ""
    if message.state == MailState.BOUNCED:
        return f"The other mail server refused it ({reason})."
    if reason in {"535", "530", "534"}:
        return f"Our own mail server did not let us in ({reason}). Tell the people who run Concord."
    if reason.isdigit():
        return f"The other mail server could not take it ({reason})."
    return f"The mail server could not be reached ({reason}). If this goes on, tell the people who run Concord."


def area_counts(areas: QuerySet[Area], *, at: datetime) -> list[AreaCount]:
    """For each area, in two queries."""
    lately = OutgoingMessage.objects.filter(Q(queued_at__gte=at - LATELY) | Q(state=MailState.QUEUED))
    rows = lately.values("area_key").annotate(
        since=Min("queued_at", filter=Q(state=MailState.QUEUED)),
        **{state: Count("pk", filter=Q(state=state)) for state in MailState.values},
    )
    by_area: dict[str, Any] = {row["area_key"]: row for row in rows.order_by()}
    return [area_count(area, by_area.get(area.key, {})) for area in areas]


def area_count(area: Area, row: dict[str, Any]) -> AreaCount:
    waiting, sent, failed, bounced = (row.get(state, 0) for state in ("queued", "sent", "failed", "bounced"))
    return AreaCount(area, waiting, sent, failed, bounced, row.get("since"))


def came_back(area: Area, addresses: Iterable[str]) -> set[str]:
    """The addresses, in small letters, from which mail came back and to which none went since."""
    sent = OutgoingMessage.objects.filter(area_key=area.key, private=False, to_address__in=set(addresses) - {""})
    rows = (
        sent.order_by()
        .values_list("to_address")
        .annotate(bounced=Max("bounced_at"), last=Max("sent_at", filter=Q(state=MailState.SENT)))
    )
    return {address.lower() for address, bounced, last in rows if bounced and (last is None or last <= bounced)}
