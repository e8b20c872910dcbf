"""Reads of a meeting's minutes: what was decided, with the replies beside it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from concord.group.models import Attendance, Meeting

from ..models import Decision, Period, Point, ReplyRequest
from ..terms import WinSource
from .decisions import Spoken, deciding_seats, sources_of, spoken_of, stands_aside
from .replies import beside, is_decided_before_reply


@dataclass(frozen=True)
class Minute:
    """One decision as it is minuted: who had raised the point, and the replies about it."""

    decision: Decision
    sources: Sequence[str]
    replies: Sequence[ReplyRequest]
    before_reply: bool = False
    aside: Sequence[str] = ()

    @property
    def win(self) -> str:
        """Whether it is a win, by which limb, and where it came from."""
        if not self.decision.win:
            return "" if self.decision.win is None else "not a win"
        why = [self.decision.get_win_limb_display(), self.decision.get_limb_reason_display()]
        source = self.decision.win_source
        said = [*why, WinSource(source).label if source in WinSource.values else ""]
        return "; ".join(["a win", *(words.lower() for words in said if words)])


@dataclass(frozen=True)
class Minutes:
    """What a meeting decided, box by box. `periods`: those whose points it decided on."""

    lines: Sequence[Minute]
    periods: Sequence[Period]


def minutes_of(meeting: Meeting) -> Minutes:
    """A replaced decision stays, and says so. In a fixed number of queries."""
    merged = Point.objects.filter(withdrawn_at__isnull=True).select_related("log_return__expectation")
    found = Decision.objects.filter(meeting=meeting).select_related(
        "point__period", "point__log_return__expectation", "point__about_unit", "commitment_text", "replaces"
    )
    found = found.prefetch_related(
        Prefetch("point__merged", merged.order_by("reference").prefetch_related("reply_requests")),
        "point__reply_requests",
    )
    rows = list(found.order_by("point__period__opens_on", "point__box", "decided_at", "pk"))
    periods = {row.point.period.pk: row.point.period for row in rows}
    spoken = spoken_of([row.point_id for row in rows])
    seats = list(deciding_seats().filter(meeting=meeting).select_related("person").order_by("person__name"))
    return Minutes([minute(row, seats, spoken[row.point_id]) for row in rows], list(periods.values()))


def minute(decision: Decision, seats: Iterable[Attendance], spoken: Collection[Spoken]) -> Minute:
    family = [decision.point, *decision.point.merged.all()]
    requests = beside(family)
    return Minute(
        decision,
        sources_of(family),
        [request for request in requests if request.reply],
        before_reply=is_decided_before_reply(decision, requests),
        aside=[str(seat.person) for seat in seats if stands_aside(seat, spoken)],
    )
