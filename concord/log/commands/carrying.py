"""What was written too late for one period goes into the next (R105)."""

from datetime import datetime

from django.db.models import Q

from ..models import ConfidentialPoint, Expectation, LogReturn, Period, Point
from ..terms import PeriodState, ReturnState
from .confidential import carry_confidential
from .returns import new_return


def carry_drafts(*, into: Period, at: datetime) -> None:
    """Take what was written and never sent in the group's earlier periods into one that opens, as drafts (R105)."""
    earlier = LogReturn.objects.filter(period__group=into.group, period__opens_on__lt=into.opens_on)
    earlier = earlier.exclude(period__state__in=[PeriodState.PLANNED, PeriodState.OPEN])
    # In a period that was opened again a sent return may have left its confidential drafts behind.
    waiting = ConfidentialPoint.objects.filter(is_draft=True, withdrawn=False).values("period")
    late = earlier.filter(Q(state=ReturnState.DRAFT) | Q(period__in=waiting))
    expected = {expectation.person_id: expectation for expectation in into.expectations.all()}
    for draft in late.select_related("person", "period").order_by("-period__opens_on"):
        if draft.person_id in expected:
            carry_draft(draft, expected[draft.person_id], at=at)


def carry_draft(draft: LogReturn, expectation: Expectation, *, at: datetime) -> None:
    """Nothing is recorded yet: a draft is private. The trail says so once the points are sent."""
    into = expectation.period
    carry_confidential(draft, into)
    if draft.state == ReturnState.SENT:
        return
    points = Point.objects.filter(log_return=draft)
    if points.exists() and not LogReturn.objects.filter(period=into, person=draft.person).exists():
        fresh = new_return(into, draft.person, expectation, at=at)
        points.update(log_return=fresh, period=into, carried_from=draft.period, sector=expectation.sector)
