"""Budgets of all years, and one year's."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page

from .. import commands
from ..exports.budgets import budgets as budgets_table
from ..exports.budgets import given_chart
from ..forms.budgets import BudgetForm, NewBudgetForm
from ..queries import budgets as queries
from .common import PER_PAGE, answered, budget_or_404, to_budget


@requires(Permission.SEE_OFFICERS)
def budgets(request: Request) -> HttpResponse:
    page = Paginator(queries.budgets(request.area), PER_PAGE).get_page(request.GET.get("page"))
    lines = [queries.year_line(budget) for budget in page.object_list]
    now = queries.year_of(request.area, timezone.localdate())
    context = {"page": page, "lines": lines, "now": now, "now_label": queries.label_of(request.area, now)}
    return render(request, "officers/budgets.html", context)


@requires(Permission.SEE_OFFICERS)
def export_budgets(request: Request, kind: str) -> HttpResponse:
    return download_table(budgets_table(request.area), kind, f"{request.area.slug}-budgets")


@requires(Permission.MANAGE_OFFICERS)
def import_budgets(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_budgets,
        title="Import budgets",
        after=reverse("officers:budgets", kwargs=kwargs),
        export_url=reverse("officers:export_budgets", kwargs=kwargs | {"kind": "csv"}),
    )


@requires(Permission.SEE_OFFICERS)
def budget(request: Request, year: int) -> HttpResponse:
    page = queries.budget_page(budget_or_404(request, year))
    lines = Paginator(page.lines, PER_PAGE).get_page(request.GET.get("page"))
    gifts = Paginator(page.contributions, PER_PAGE).get_page(request.GET.get("partners"))
    context = {"page": page, "lines": lines, "gifts": gifts, "svg": given_chart(page)}
    return render(request, "officers/budget.html", context)


@requires(Permission.MANAGE_OFFICERS)
def begin_budget(request: Request) -> HttpResponse:
    years = queries.free_years(request.area, timezone.localdate())
    form = NewBudgetForm(request.POST if request.method == "POST" else None, area=request.area, years=years)
    return answered(
        request,
        form,
        lambda: commands.begin_budget(area=request.area, by=request.person, at=timezone.now(), **form.facts()),
        lambda made: to_budget(request, made.year),
        said="It is written down. Add lines and what partners give, or leave it at that.",
        title="Write down a budget",
        verb="Save",
        lead="A year without any money can be written down too: many agreements run on time alone.",
    )


@requires(Permission.MANAGE_OFFICERS)
def change_budget(request: Request, year: int) -> HttpResponse:
    found = budget_or_404(request, year)
    form = BudgetForm(request.POST if request.method == "POST" else None, area=request.area, row=found)
    return answered(
        request,
        form,
        lambda: commands.change_budget(budget=found, by=request.person, at=timezone.now(), **form.facts()),
        lambda _: redirect("officers:budget", area=request.area.slug, year=year),
        said="Saved.",
        title=f"Change the budget {found.label}",
        verb="Save",
    )
