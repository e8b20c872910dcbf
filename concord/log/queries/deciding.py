"""Reads for deciding on one point: what is known of it, where it stands in the sheet, who stands aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.group.models import Meeting

from ..models import Point, ReplyRequest
from .decisions import deciding_seats, round_count, spoken_of, stands_aside
from .likes import alike_in_box
from .sheet import Row, SheetPoint, sheet_point, sheet_points, sheet_rows


@dataclass(frozen=True)
class DecidePage:
    """One point to decide on, where it stands in the sheet, and who stands aside."""

    line: SheetPoint
    meeting: Meeting
    done: int
    total: int
    before: Row | None
    after: Row | None
    skip: Row | None
    last: Row | None
    aside: Sequence[str]
    # Positions taken and asked for, while somebody's objection stands.
    sealed: tuple[int, int] | None
    reply_until: date | None

    @property
    def how_far(self) -> str:
        return f"{self.done} of {self.total} points decided"


def decide_page(point: Point, meeting: Meeting, on: date) -> DecidePage:
    """Everything that is known about one point while the group decides on it, whatever the size of the sheet."""
    every = sheet_rows(point.period)
    rows = [row for row in every if row.stands]
    numbers = {row.pk: row.number for row in every}
    here = next(n for n, row in enumerate(rows) if row.pk == point.pk)
    line = sheet_point(sheet_points(pk=point.pk).get(), numbers, alike=alike_in_box(point, numbers))
    spoken = spoken_of([point.pk])[point.pk]
    seats = deciding_seats().filter(meeting=meeting).select_related("person")
    waiting = [row for row in rows[here + 1 :] + rows[:here] if not row.decided and not row.sealed]
    return DecidePage(
        line=line,
        meeting=meeting,
        done=sum(row.decided for row in rows),
        total=len(rows),
        before=rows[here - 1] if here else None,
        after=rows[here + 1] if here + 1 < len(rows) else None,
        skip=waiting[0] if waiting else None,
        last=last_decided(rows, point),
        aside=[str(seat.person) for seat in seats if stands_aside(seat, spoken)],
        sealed=round_count(line.round) if line.round else None,
        reply_until=reply_until(line.replies, on),
    )


def last_decided(rows: Sequence[Row], point: Point) -> Row | None:
    """The point of the sheet that was decided last, to go back to after a slip."""
    others = [row for row in rows if row.decided and row.pk != point.pk]
    return max(others, key=lambda row: row.decision or 0, default=None)


def reply_until(replies: Sequence[ReplyRequest], on: date) -> date | None:
    """The last day on which a reply that is not in yet may come, while it is still to come."""
    waiting = [r.window_ends_on for r in replies if r.is_asked and r.replied_at is None and r.window_ends_on >= on]
    return max(waiting, default=None)
