"""Small awards out of the budget, and what came of them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import chosen_in

from .. import commands
from ..commands.shapes import AWARDS
from ..exports.awards import awards_table
from ..forms.awards import AwardFilter, AwardForm, ResultForm
from ..models import Award
from ..queries import awards as queries
from .common import PER_PAGE, answered, list_import, removal, taken_out


def to_awards(request: Request) -> HttpResponse:
    return redirect("officers:awards", area=request.area.slug)


@requires(Permission.SEE_OFFICERS)
def awards(request: Request) -> HttpResponse:
    budgets = queries.budget_years(request.area)
    form = AwardFilter(request.GET, budgets=budgets)
    found = queries.awards(request.area, **chosen_in(form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "sums": queries.sums(found), "has_budget": bool(budgets)}
    return render(request, "officers/awards.html", context | {"today": timezone.localdate()})


@requires(Permission.SEE_OFFICERS)
def export_awards(request: Request, kind: str) -> HttpResponse:
    return download_table(awards_table(request.area), kind, f"{request.area.slug}-awards")


@requires(Permission.MANAGE_OFFICERS)
def import_awards(request: Request) -> HttpResponse:
    return list_import(request, AWARDS, title="Import awards", name="awards")


@requires(Permission.MANAGE_OFFICERS)
def add_award(request: Request) -> HttpResponse:
    return award_page(request, None)


@requires(Permission.MANAGE_OFFICERS)
def change_award(request: Request, uid: str) -> HttpResponse:
    return award_page(request, found_or_404(queries.award_of(uid)))


def award_page(request: Request, award: Award | None) -> HttpResponse:
    data, budgets = request.POST if request.method == "POST" else None, queries.budget_years(request.area)
    form = AwardForm(data, area=request.area, budgets=budgets, row=award)
    return answered(
        request,
        form,
        lambda: commands.put_award(award=award, by=request.person, at=timezone.now(), **form.details()),
        lambda _: to_awards(request),
        said="Saved.",
        title="Change an award" if award else "Write down an award",
        verb="Save",
        remove=removal(request, "remove_award", award),
    )


@requires(Permission.MANAGE_OFFICERS)
def note_result(request: Request, uid: str) -> HttpResponse:
    award = found_or_404(queries.award_of(uid))
    form = ResultForm(request.POST if request.method == "POST" else None, award=award)
    return answered(
        request,
        form,
        lambda: commands.note_result(award=award, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_awards(request),
        said="What came of it is kept.",
        title=f"What came of the award to {award.to}?",
        verb="Save",
        lead=f"Asked for at the award: {award.asked_for}",
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_award(request: Request, uid: str) -> HttpResponse:
    taken_out(request, found_or_404(queries.award_of(uid)))
    return to_awards(request)
