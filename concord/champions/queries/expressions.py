"""Who would like to keep watch, and who may be shown to anybody."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.directory.models import Membership

from ..models import Expression
from ..terms import ExpressionState
from .champions import hats_on


def expressions(area: Area, *, state: str = ExpressionState.WAITING) -> QuerySet[Expression]:
    """The oldest that waits first; of those answered the latest."""
    found = Expression.objects.filter(area=area, state=state).select_related("person")
    return (
        found.order_by("sent_at", "pk") if state == ExpressionState.WAITING else found.order_by("-answered_at", "-pk")
    )


def expression_of(uid: str) -> Expression | None:
    return Expression.objects.select_related("area").filter(uid=uid).first()


def shown_to_anybody(area: Area, day: date) -> Sequence[Membership]:
    """The hats of everybody who said yes to the public list."""
    return list(
        hats_on(area, day).filter(person__champion_records__area=area, person__champion_records__shown_publicly=True)
    )
