"""The log's dates in the area's calendar: periods, and windows to reply."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from concord.core.accounts.calendar import Asked, DateLine
from concord.core.accounts.permissions import Permission

from ..models import Expectation, LogReturn, Period, ReplyRequest
from ..terms import PeriodState, ReplyState, ReturnState

LAST = "Last day for late returns"


def dates(asked: Asked) -> Iterator[DateLine]:
    """Two queries."""
    if asked.granted & {Permission.MAKE_RETURN, Permission.MANAGE_PERIODS, Permission.SEE_POINTS}:
        yield from of_periods(asked)
    if Permission.MANAGE_PERIODS in asked.granted:
        yield from of_replies(asked)


def of_periods(asked: Asked) -> Iterator[DateLine]:
    between = (asked.first, asked.last)
    expected = Expectation.objects.filter(period=OuterRef("pk"), person=asked.person, excused_reason="")
    sent = LogReturn.objects.filter(period=OuterRef("pk"), person=asked.person, state=ReturnState.SENT)
    within = Q(opens_on__range=between) | Q(due_on__range=between) | Q(locks_on__range=between)
    found = Period.objects.filter(within | Q(locked_at__date__range=between))
    for period in found.annotate(is_expected=Exists(expected), is_sent=Exists(sent)):
        is_open = period.state == PeriodState.OPEN
        to_do = period.is_expected and is_open and not period.is_sent
        url, name = address(asked, period, to_do), period.reference
        line = partial(DateLine, url=url, detail=period.label, mine=period.is_expected)
        yield line(f"opens-{name}", period.opens_on, "Returns open")
        # One that was locked early takes nothing on the days that were planned.
        locked = period.locked_early_on
        if locked is None or period.due_on <= locked:
            yield line(f"due-{name}", period.due_on, "Returns are due", to_do=to_do)
        yield line(f"locks-{name}", locked or period.locks_on, "Returns were locked" if locked else LAST)


def address(asked: Asked, period: Period, to_do: bool) -> str:
    """Their own return, or the page of the period for those who may see it."""
    if to_do:
        return reverse("log:start_return", kwargs={"area": asked.area.slug, "period": period.reference})
    if asked.granted & {Permission.MANAGE_PERIODS, Permission.SEE_NON_RETURNERS}:
        return reverse("log:period", kwargs={"area": asked.area.slug, "reference": period.reference})
    return ""


def of_replies(asked: Asked) -> Iterator[DateLine]:
    waiting = ReplyRequest.objects.filter(state=ReplyState.ASKED, window_ends_on__range=(asked.first, asked.last))
    waiting = waiting.filter(point__withdrawn_at__isnull=True)
    for request in waiting.select_related("point"):
        yield DateLine(
            key=f"reply-{request.uid}",
            day=request.window_ends_on,
            title="Last day of a right of reply",
            url=reverse("log:point", kwargs={"area": asked.area.slug, "reference": request.point.reference}),
            detail=request.organisation_name,
        )
