"""Small awards of a year or of all years, and what came of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.areas.queries import holds_words

from ..imports.awards import PLAIN
from ..models import Award, Budget
from ..rules.awards import AwardSum, Told, sum_of


def awards(area: Area, *, search: str = "", year: str = "", told: str = "") -> QuerySet[Award]:
    """The latest first. `told`: `yes` or `no`."""
    found = Award.objects.filter(area=area).select_related("organisation", "budget__area")
    found = found.filter(holds_words(search, "organisation__name", "name", "purpose", "asked_for", "outcome", "line"))
    if year:
        found = found.filter(budget__year=year)
    return found.filter(outcome_on__isnull=told == "no") if told else found


def sums(found: QuerySet[Award]) -> AwardSum:
    """One query."""
    rows = found.order_by().values_list("amount", "outcome_on", "people")
    return sum_of(Told(pence, day is not None, people) for pence, day, people in rows)


def budget_years(area: Area) -> dict[str, Budget]:
    """The years of which a budget is written down, the latest first."""
    return {str(one.year): one for one in Budget.objects.filter(area=area).select_related("area")}


def award_of(uid: str) -> Award | None:
    return Award.objects.select_related("area", "organisation", "budget__area").filter(uid=uid).first()


def to_chase(area: Area, on: date) -> Iterable[Award]:
    """Whose outcome is due and was not asked for before."""
    found = Award.objects.filter(area=area, due_on__lte=on, outcome_on=None, chased_on=None)
    return found.select_related("area", "organisation").order_by("pk")


def kept(award: Award) -> dict[str, Any]:
    """What is kept of it, as a file says it."""
    plain = {name: getattr(award, name) for name in PLAIN}
    return plain | {"year": award.budget.year, "partner": award.organisation.name if award.organisation else ""}
