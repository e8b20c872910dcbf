"""Reads of a meeting's minutes: what was decided, with the replies beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from concord.group.models import Meeting

from ..models import Decision, Period, Point, ReplyRequest
from .decisions import source_words


@dataclass(frozen=True)
class Minute:
    """One decision as it is minuted: who had raised the point, and the replies about it."""

    decision: Decision
    sources: Sequence[str]
    replies: Sequence[ReplyRequest]


@dataclass(frozen=True)
class Minutes:
    """What a meeting decided, box by box. `periods`: those whose points it decided on."""

    lines: Sequence[Minute]
    periods: Sequence[Period]


def minutes_of(meeting: Meeting) -> Minutes:
    """A replaced decision stays, and says so. In a fixed number of queries."""
    merged = Point.objects.filter(withdrawn_at__isnull=True).select_related("log_return__expectation")
    found = Decision.objects.filter(meeting=meeting).select_related(
        "point__period", "point__log_return__expectation", "point__commitment_text", "commitment_text", "replaces"
    )
    found = found.prefetch_related(
        Prefetch("point__merged", merged.order_by("reference").prefetch_related("reply_requests")),
        "point__reply_requests",
    )
    rows = list(found.order_by("point__period__opens_on", "point__box", "decided_at", "pk"))
    periods = {row.point.period.pk: row.point.period for row in rows}
    return Minutes([minute(row) for row in rows], list(periods.values()))


def minute(decision: Decision) -> Minute:
    family = [decision.point, *decision.point.merged.all()]
    replies = [request for one in family for request in one.reply_requests.all() if request.reply]
    return Minute(decision, sorted({source_words(one) for one in family}), replies)
