"""What officers have to do, and what of it the front desk shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from concord.core.areas.models import Area

from ..imports.tasks import READERS
from ..models import HorizonItem, Risk, Task
from ..rules.tasks import due_by
from ..terms import Duty, Relevance, RiskState
from .posts import funding_ends


@dataclass(frozen=True)
class DutySum:
    """One area of the role: what is to do and late in it, and what was done in a year with the minutes noted."""

    duty: Duty
    open: int
    late: int
    done: int
    minutes: int


@dataclass(frozen=True)
class OfficeDue:
    """For the front desk. `kind`: `task`, `post` for money that ends, `risk` to be looked at
    again, `horizon` for news from another area."""

    kind: str
    what: str
    who: str
    on: date


def tasks_to_do(area: Area) -> QuerySet[Task]:
    return Task.objects.filter(area=area, done_on=None)


def tasks_done(area: Area) -> QuerySet[Task]:
    found = Task.objects.filter(area=area, done_on__isnull=False)
    return found.select_related("done_by").order_by("-done_on", "-pk")


def all_tasks(area: Area) -> QuerySet[Task]:
    return Task.objects.filter(area=area).select_related("done_by")


def kept(task: Task) -> dict[str, Any]:
    """What is kept of it, as a file says it: whoever did it by name."""
    return {name: getattr(task, name) for name in READERS} | {"done_by": str(task.done_by or "")}


def duty_sums(area: Area, day: date, since: date) -> list[DutySum]:
    """The nine areas of the role; what was done from `since` on. Three queries."""
    to_do = tasks_to_do(area).order_by().values("duty")
    open_ = dict(to_do.annotate(n=Count("pk")).values_list("duty", "n"))
    late = dict(to_do.filter(due_on__lt=day).annotate(n=Count("pk")).values_list("duty", "n"))
    done = Task.objects.filter(area=area, done_on__gte=since).order_by().values("duty")
    rows = done.annotate(n=Count("pk"), total=Coalesce(Sum("minutes"), 0)).values_list("duty", "n", "total")
    sums = {duty: (n, total) for duty, n, total in rows}
    return [DutySum(duty, open_.get(duty, 0), late.get(duty, 0), *sums.get(duty, (0, 0))) for duty in Duty]


def task_of(uid: str) -> Task | None:
    return Task.objects.select_related("area").filter(uid=uid).first()


def due_for_officers(area: Area, day: date, most: int) -> Sequence[OfficeDue]:
    """Tasks and risks due within a week, money that ends within six months, news to look at. One query."""
    tasks = tasks_to_do(area).filter(due_on__lte=due_by(day)).order_by()
    posts = funding_ends(area, day).select_related(None).order_by()
    news = HorizonItem.objects.filter(area=area, relevance=Relevance.OPEN).exclude(origin_name="").order_by()
    risks = Risk.objects.filter(area=area, state=RiskState.OPEN, review_on__lte=due_by(day)).order_by()
    found = tasks.values_list(Value("task"), "text", "duty", "due_on").union(
        posts.values_list(Value("post"), "title", Coalesce(F("person__name"), F("name")), "funded_until"),
        risks.values_list(Value("risk"), "title", Coalesce(F("owner__name"), Value("")), "review_on"),
        news.values_list(Value("horizon"), "title", "origin_name", "on"),
        all=True,
    )
    return [OfficeDue(*row) for row in found.order_by("due_on")[:most]]
