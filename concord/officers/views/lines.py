"""Lines of a budget, and what partners give to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.budgets import BodyForm, ContributionForm, LineForm
from ..models import Budget, BudgetLine, Contribution
from ..queries.budgets import contribution_of, line_of
from .common import answered, budget_or_404, removal, taken_out, to_budget

Row = BudgetLine | Contribution


@dataclass(frozen=True)
class Kind:
    """A kind of row of a year's budget. `put`: keeps what the form holds; `removal`: the address that takes one out."""

    title: str
    form: type[BodyForm]
    find: Callable[[str], Any]
    put: Callable[..., Any]
    removal: str


def put_line(facts: dict[str, Any], row: BudgetLine | None, **about: Any) -> BudgetLine:
    return commands.put_line(facts=facts, line=row, **about)


def put_contribution(facts: dict[str, Any], row: Contribution | None, **about: Any) -> Contribution:
    return commands.put_contribution(contribution=row, **facts, **about)


LINE = Kind("A line of", LineForm, line_of, put_line, "remove_line")
CONTRIBUTION = Kind(
    "What a partner gives in", ContributionForm, contribution_of, put_contribution, "remove_contribution"
)


def row_page(request: Request, kind: Kind, budget: Budget, row: Row | None = None) -> HttpResponse:
    form = kind.form(request.POST if request.method == "POST" else None, area=request.area, row=row)
    return answered(
        request,
        form,
        lambda: kind.put(form.facts(), row, budget=budget, by=request.person, at=timezone.now()),
        lambda _: to_budget(request, budget.year),
        said="Saved.",
        title=f"{kind.title} {budget.label}",
        verb="Save",
        remove=removal(request, kind.removal, row),
    )


def change_page(request: Request, kind: Kind, uid: str) -> HttpResponse:
    row = found_or_404(kind.find(uid))
    return row_page(request, kind, row.budget, row)


def removed(request: Request, kind: Kind, uid: str) -> HttpResponse:
    row = found_or_404(kind.find(uid))
    taken_out(request, row)
    return to_budget(request, row.budget.year)


@requires(Permission.MANAGE_OFFICERS)
def add_line(request: Request, year: int) -> HttpResponse:
    return row_page(request, LINE, budget_or_404(request, year))


@requires(Permission.MANAGE_OFFICERS)
def change_line(request: Request, uid: str) -> HttpResponse:
    return change_page(request, LINE, uid)


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_line(request: Request, uid: str) -> HttpResponse:
    return removed(request, LINE, uid)


@requires(Permission.MANAGE_OFFICERS)
def add_contribution(request: Request, year: int) -> HttpResponse:
    return row_page(request, CONTRIBUTION, budget_or_404(request, year))


@requires(Permission.MANAGE_OFFICERS)
def change_contribution(request: Request, uid: str) -> HttpResponse:
    return change_page(request, CONTRIBUTION, uid)


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_contribution(request: Request, uid: str) -> HttpResponse:
    return removed(request, CONTRIBUTION, uid)
