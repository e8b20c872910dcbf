"""The trustee's pages: what is held, who is behind it, a safer wording."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import write_csv
from concord.core.ui.answering import found_or_404

from .. import commands, exports
from ..forms.periods import ReasonForm, WordingForm
from ..queries.confidential import HeldPage, held_lines, held_page
from ..queries.settings import limits_of


def page_or_404(reference: str) -> HeldPage:
    return found_or_404(held_page(reference))


@never_cache
@requires(Permission.HOLD_IDENTITIES)
def confidential(request: Request) -> HttpResponse:
    return render(request, "log/confidential.html", {"lines": held_lines(request.area)})


@never_cache
@requires(Permission.HOLD_IDENTITIES)
def read_identity(request: Request, reference: str) -> HttpResponse:
    """Nothing is shown before a reason is given; each reading is kept in the trail."""
    page = page_or_404(reference)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    facts = None
    if request.method == "POST" and form.is_valid():
        facts = commands.read_identity(row=page.row, by=request.person, at=timezone.now(), **form.cleaned_data)
    return render(request, "log/read_identity.html", {"page": page, "form": form, "facts": facts})


@never_cache
@requires(Permission.HOLD_IDENTITIES)
def export_confidential(request: Request) -> HttpResponse:
    """Everything held in trust as a file for the trustee alone, after a reason; each point counts as one look."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "log/export_confidential.html", {"form": form})
    rows = commands.read_all_identities(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data)
    table = exports.confidential_points(rows)
    response = HttpResponse(write_csv(table.columns, table.rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.area.slug}-in-trust.csv"'
    return response


@never_cache
@requires(Permission.HOLD_IDENTITIES)
def propose_wording(request: Request, reference: str) -> HttpResponse:
    page = page_or_404(reference)
    limit = limits_of(request.area).text_limit
    form = WordingForm(request.POST if request.method == "POST" else None, limit=limit)
    if request.method == "POST" and form.is_valid():
        try:
            commands.propose_wording(row=page.row, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error("text", error.message)
        else:
            messages.success(request, "The reporter sees your wording on their own page, and decides.")
            return redirect("log:confidential", area=request.area.slug)
    return render(request, "log/propose_wording.html", {"page": page, "form": form})
