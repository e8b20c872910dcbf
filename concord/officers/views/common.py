"""What these pages share."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.requests import Request
from concord.core.areas.scoping import AreaOwned
from concord.core.ui.answering import answered as answered_with
from concord.core.ui.answering import found_or_404

from .. import commands
from ..models import Budget, BudgetLine, Contribution, HorizonItem, Resource, Task
from ..queries.budgets import budget_of

PER_PAGE = 25
Removable = BudgetLine | Contribution | HorizonItem | Resource | Task

answered = partial(answered_with, template="officers/form.html")


def budget_or_404(request: Request, year: int) -> Budget:
    return found_or_404(budget_of(request.area, year))


def removal(request: Request, name: str, row: Removable | None) -> str:
    """Where a row is taken out; nothing for one that is not there yet."""
    return reverse(f"officers:{name}", kwargs={"area": request.area.slug, "uid": row.uid}) if row else ""


def taken_out(request: Request, row: AreaOwned, said: str = "It is taken out.") -> None:
    commands.remove_row(row=row, by=request.person, at=timezone.now())
    messages.success(request, said)


def to_budget(request: Request, year: int) -> HttpResponse:
    return redirect("officers:budget", area=request.area.slug, year=year)
