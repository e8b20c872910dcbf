"""Lines of a budget, and what partners give to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.budgets import ContributionForm, LineForm
from ..models import Budget, BudgetLine, Contribution
from ..queries.budgets import contribution_of, line_of
from .common import answered, budget_or_404, removal, to_budget


@requires(Permission.MANAGE_OFFICERS)
def add_line(request: Request, year: int) -> HttpResponse:
    return line_page(request, budget_or_404(request, year), None)


@requires(Permission.MANAGE_OFFICERS)
def change_line(request: Request, uid: str) -> HttpResponse:
    line = line_or_404(uid)
    return line_page(request, line.budget, line)


def line_or_404(uid: str) -> BudgetLine:
    return found_or_404(line_of(uid))


def line_page(request: Request, budget: Budget, line: BudgetLine | None) -> HttpResponse:
    form = LineForm(request.POST if request.method == "POST" else None, area=request.area, row=line)
    return answered(
        request,
        form,
        lambda: commands.put_line(budget=budget, facts=form.facts(), line=line, by=request.person, at=timezone.now()),
        lambda _: to_budget(request, budget.year),
        said="Saved.",
        title=f"{'Change' if line else 'Add'} a line of {budget.label}",
        verb="Save",
        remove=removal(request, "remove_line", line),
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_line(request: Request, uid: str) -> HttpResponse:
    line = line_or_404(uid)
    commands.remove_line(line=line, by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return to_budget(request, line.budget.year)


@requires(Permission.MANAGE_OFFICERS)
def add_contribution(request: Request, year: int) -> HttpResponse:
    return contribution_page(request, budget_or_404(request, year), None)


@requires(Permission.MANAGE_OFFICERS)
def change_contribution(request: Request, uid: str) -> HttpResponse:
    found = contribution_or_404(uid)
    return contribution_page(request, found.budget, found)


def contribution_or_404(uid: str) -> Contribution:
    return found_or_404(contribution_of(uid))


def contribution_page(request: Request, budget: Budget, found: Contribution | None) -> HttpResponse:
    form = ContributionForm(request.POST if request.method == "POST" else None, area=request.area, row=found)
    return answered(
        request,
        form,
        lambda: commands.put_contribution(
            budget=budget, contribution=found, by=request.person, at=timezone.now(), **form.facts()
        ),
        lambda _: to_budget(request, budget.year),
        said="Saved.",
        title=f"What a partner gives in {budget.label}",
        verb="Save",
        remove=removal(request, "remove_contribution", found),
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_contribution(request: Request, uid: str) -> HttpResponse:
    found = contribution_or_404(uid)
    commands.remove_contribution(contribution=found, by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return to_budget(request, found.budget.year)
