"""Risks to capacity and resources."""

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
from ..commands.shapes import RISKS
from ..exports.risks import risks_table
from ..forms.risks import RiskFilter, RiskForm
from ..models import Risk
from ..queries import risks as queries
from ..rules.risks import gap_in_words
from .common import PER_PAGE, answered, list_import, people_here, removal, taken_out


@requires(Permission.SEE_OFFICERS)
def risks(request: Request) -> HttpResponse:
    form = RiskFilter(request.GET)
    page = Paginator(queries.risks(request.area, **chosen_in(form)), PER_PAGE).get_page(request.GET.get("page"))
    moved, today = queries.attendance(request.area), timezone.localdate()
    context = {"page": page, "form": form, "moved": moved, "gap": gap_in_words(moved), "today": today}
    return render(request, "officers/risks.html", context | {"lines": queries.lines_of(page, moved, today)})


@requires(Permission.SEE_OFFICERS)
def export_risks(request: Request, kind: str) -> HttpResponse:
    return download_table(risks_table(request.area), kind, f"{request.area.slug}-risks")


@requires(Permission.MANAGE_OFFICERS)
def import_risks(request: Request) -> HttpResponse:
    return list_import(request, RISKS, title="Import risks", name="risks")


@requires(Permission.MANAGE_OFFICERS)
def add_risk(request: Request) -> HttpResponse:
    return risk_page(request, None)


@requires(Permission.MANAGE_OFFICERS)
def change_risk(request: Request, uid: str) -> HttpResponse:
    return risk_page(request, found_or_404(queries.risk_of(uid)))


def risk_page(request: Request, risk: Risk | None) -> HttpResponse:
    form = RiskForm(request.POST if request.method == "POST" else None, people=people_here(request), risk=risk)
    return answered(
        request,
        form,
        lambda: commands.put_risk(
            area=request.area, facts=form.facts(), risk=risk, by=request.person, at=timezone.now()
        ),
        lambda _: redirect("officers:risks", area=request.area.slug),
        said="Saved.",
        title="Change a risk" if risk else "Write down a risk",
        verb="Save",
        remove=removal(request, "remove_risk", risk),
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_risk(request: Request, uid: str) -> HttpResponse:
    taken_out(request, found_or_404(queries.risk_of(uid)))
    return redirect("officers:risks", area=request.area.slug)
