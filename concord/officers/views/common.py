"""What these pages share."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.accounts.requests import Request
from concord.core.areas.scoping import AreaOwned
from concord.core.directory.queries import memberships_on, one_each
from concord.core.directory.views.common import list_import as any_list_import
from concord.core.ui.answering import answered as answered_with
from concord.core.ui.answering import found_or_404

from .. import commands
from ..models import Award, Budget, BudgetLine, Contribution, HorizonItem, Resource, Risk, Task
from ..queries.budgets import budget_of

PER_PAGE = 25
Removable = Award | BudgetLine | Contribution | HorizonItem | Resource | Risk | Task

answered = partial(answered_with, template="officers/form.html")
list_import = partial(any_list_import, app="officers")


def budget_or_404(request: Request, year: int) -> Budget:
    return found_or_404(budget_of(request.area, year))


def people_here(request: Request) -> list[Person]:
    """Everybody with a role here, by name."""
    return [hat.person for hat in one_each(memberships_on(request.area, timezone.localdate()))]


def removal(request: Request, name: str, row: Removable | None) -> str:
    """Where a row is taken out; nothing for one that is not there yet."""
    return reverse(f"officers:{name}", kwargs={"area": request.area.slug, "uid": row.uid}) if row else ""


def taken_out(request: Request, row: AreaOwned, said: str = "It is taken out.") -> None:
    commands.remove_row(row=row, by=request.person, at=timezone.now())
    messages.success(request, said)


def to_budget(request: Request, year: int) -> HttpResponse:
    return redirect("officers:budget", area=request.area.slug, year=year)
