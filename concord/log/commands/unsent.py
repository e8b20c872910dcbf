"""Points that were joined to a return which was sent already: their writer sends them too, all at once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import BoxAnswer, LogReturn, Point
from ..queries.confidential import own_confidential
from ..queries.settings import limits_of
from ..rules import returns as rules
from ..terms import Box, ReturnState, Verb
from .confidential import count_own
from .copies import check_wins, copy_of, mail_copy
from .reopening import hand_over_unless_reopened
from .returns import check_own, hold, set_columns
from .summaries import refresh_summary


@transaction.atomic
def send_unsent(*, log_return: LogReturn, by: Person, at: datetime, address: str | None = None) -> LogReturn:
    """Send what was joined to a sent return, as an amendment of it. Of confidential points nothing is noted.

    `address`: see `own_confidential`. Raises `RuleBroken` where a box would hold too many, or where nothing waits.
    """
    check_own(log_return, by)
    hold(log_return)
    log_return.refresh_from_db(fields=["state", "is_nil"])
    period = log_return.period
    rules.check_open_for_returns(state=period.state, locks_on=period.locks_on, on=timezone.localdate(at))
    waiting = Point.objects.filter(log_return=log_return, tabled=False, withdrawn_at__isnull=True)
    boxes = set(waiting.values_list("box", flat=True))
    held = own_confidential(log_return, address=address)
    if log_return.state != ReturnState.SENT or not (boxes or any(row.is_draft for row in held)):
        raise RuleBroken("Nothing waits to be sent.")
    check_room(log_return, boxes | {row.box for row in held if row.is_draft}, address=address)
    hand_over_unless_reopened(log_return, held)
    if boxes:
        show(log_return, boxes, by=by, at=at)
    return log_return


def check_room(log_return: LogReturn, boxes: set[int], *, address: str | None) -> None:
    """The limit that holds for what is typed holds for what was joined."""
    limits, held = limits_of(log_return.area), own_confidential(log_return, address=address)
    named = Point.objects.filter(log_return=log_return, is_proxy=False, withdrawn_at__isnull=True)
    for box in sorted(boxes) if limits.per_box else [0]:
        there = named.filter(box=box) if box else named
        count = there.count() + count_own([row for row in held if box in {0, row.box}])
        if count > limits.points_max:
            where = f"Box {box}" if box else "Your return"
            raise RuleBroken(
                f"{where} would hold {count} points, and at most {limits.points_max} are taken. Take some away first."
            )


def show(log_return: LogReturn, boxes: set[int], *, by: Person, at: datetime) -> None:
    check_wins(copy_of(log_return))
    Point.objects.filter(log_return=log_return, tabled=False).update(tabled=True)
    BoxAnswer.objects.filter(log_return=log_return, box__in=boxes).delete()
    if log_return.is_nil:
        # They had said “nothing to report” of the whole form: that still holds for the other boxes.
        for box in set(Box.values) - boxes:
            BoxAnswer.objects.get_or_create(area=log_return.area, log_return=log_return, box=box)
    set_columns(log_return, amended_at=at, is_nil=False)
    record(Verb.RETURN_AMENDED, subject=log_return, by=by, at=at)
    mail_copy(copy_of(log_return, sent=True), at, amended=True)
    refresh_summary(period=log_return.period)
