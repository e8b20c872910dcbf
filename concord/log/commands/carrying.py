"""What was written too late for one period goes into the next (R105); so does a draft that another way overtook."""

from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, Q

from concord.core.accounts.encryption import unseal

from ..models import BoxAnswer, ConfidentialPoint, Expectation, LogReturn, Period, Point
from ..queries.confidential import inputs_of, own_set_aside, reporter_tag
from ..queries.returns import named_points
from ..terms import PeriodState, ReturnState
from .confidential import carry_confidential, keep_confidential
from .returns import new_point, new_return, point_columns


def carry_drafts(*, into: Period, at: datetime) -> None:
    """Take what was written and never sent in the group's earlier periods into one that opens, as drafts (R105)."""
    earlier = LogReturn.objects.filter(period__group=into.group, period__opens_on__lt=into.opens_on)
    earlier = earlier.exclude(period__state__in=[PeriodState.PLANNED, PeriodState.OPEN])
    # A sent return may have left drafts behind: confidential ones of a period that was opened again, set aside, or
    # joined to it and not sent.
    waiting = ConfidentialPoint.objects.filter(is_draft=True, withdrawn=False)
    tags = set(waiting.values_list("reporter_tag", flat=True))
    joined = Point.objects.filter(log_return__isnull=False, tabled=False).values("log_return")
    expected = {expectation.person_id: expectation for expectation in into.expectations.all()}
    unsent = Q(state=ReturnState.DRAFT) | Q(pk__in=joined)
    late = earlier.filter(unsent | Q(period__in=waiting.values("period")), person__in=expected)
    late = late.annotate(is_unsent=ExpressionWrapper(unsent, BooleanField()))
    for draft in late.select_related("area", "person", "period").order_by("-period__opens_on"):
        if draft.is_unsent or reporter_tag(draft.person, draft.period) in tags:  # type: ignore[attr-defined]  # annotated
            carry_draft(draft, expected[draft.person_id], at=at)


def carry_draft(draft: LogReturn, expectation: Expectation, *, at: datetime) -> None:
    """Nothing is recorded yet: a draft is private. The trail says so once the points are sent."""
    into = expectation.period
    carry_confidential(draft, into)
    unsent = Point.objects.filter(log_return=draft, tabled=False)
    aside = own_set_aside(draft)
    if not (aside or unsent.exists()) or LogReturn.objects.filter(period=into, person=draft.person).exists():
        return
    fresh = new_return(into, draft.person, expectation, at=at)
    Point.objects.filter(pk__in=list(unsent.values_list("pk", flat=True))).update(
        log_return=fresh, period=into, carried_from=draft.period, sector=expectation.sector
    )
    take_up(aside, fresh)


def set_aside(draft: LogReturn) -> None:
    """Seal what somebody wrote and never sent, before a return that came another way takes its place.

    It is theirs alone, as it was: whoever enters that return does not learn that there was any.
    """
    for box, written in named_points(draft).items():
        for place, point in enumerate(written, start=1):
            keep_confidential(draft, box, point.input, place=place)
    Point.objects.filter(log_return=draft).delete()
    BoxAnswer.objects.filter(log_return=draft).delete()


def take_up(rows: list[ConfidentialPoint], fresh: LogReturn) -> None:
    """Points that were set aside stand in a new draft as they were written."""
    places: dict[int, int] = {}
    for row, typed in zip(rows, inputs_of(rows), strict=True):
        point, places[row.box] = new_point(fresh, row.box), places.get(row.box, 0) + 1
        point.position = places[row.box]
        point.carried_from = row.period if row.period_id != fresh.period_id else None
        for name, value in point_columns(typed, row.period).items():
            setattr(point, name, value)
        # A problem that was withdrawn since, or erased, is no longer named.
        point.answers_point = Point.objects.standing().filter(pk=unseal(row.content).get("answers")).first()
        point.save()
        row.delete()
