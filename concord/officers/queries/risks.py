"""Risks to capacity, with what attendance did meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from concord.core.areas.models import Area
from concord.core.areas.queries import holds_words
from concord.group.models import Group
from concord.group.queries.effectiveness import attendance_by_year

from ..imports.risks import READERS
from ..models import Risk
from ..rules.risks import Trend, concerned, trends
from ..terms import Likelihood, RiskState

# The likeliest first.
ORDER = Case(
    *(When(likelihood=one, then=Value(number)) for number, one in enumerate(Likelihood)), output_field=IntegerField()
)


@dataclass(frozen=True)
class RiskLine:
    """A risk on a day, with how attendance of its sector moved. `late`: its review day has passed."""

    risk: Risk
    trends: Sequence[Trend]
    late: bool


def risks(area: Area, *, search: str = "", sector: str = "", state: str = "") -> QuerySet[Risk]:
    """Those that are watched first, the likeliest first."""
    found = Risk.objects.filter(area=area).select_related("owner")
    found = found.filter(holds_words(search, "title", "cause", "effect", "mitigation"))
    chosen = {name: value for name, value in (("sector", sector), ("state", state)) if value}
    watched = Case(When(state=RiskState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.filter(**chosen).order_by(watched, ORDER, "review_on", "pk")


def attendance(area: Area) -> list[Trend]:
    """How attendance at the main group moved between its last two years. Two queries."""
    group = Group.objects.filter(area=area, is_main=True).first()
    return trends(attendance_by_year(group)) if group else []


def lines_of(found: Iterable[Risk], moved: list[Trend], day: date) -> list[RiskLine]:
    return [
        RiskLine(one, concerned(moved, one.sector), one.state == RiskState.OPEN and one.review_on < day)
        for one in found
    ]


def risk_of(uid: str) -> Risk | None:
    return Risk.objects.select_related("area", "owner").filter(uid=uid).first()


def kept(risk: Risk) -> dict[str, Any]:
    """What is kept of it, as a file says it: its owner by name."""
    return {name: getattr(risk, name) for name in READERS} | {"owner": str(risk.owner or "")}
