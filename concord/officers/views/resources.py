"""What partners gave in time and kind."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.resources import ResourceForm
from ..models import Resource
from ..queries.budgets import year_of
from ..queries.resources import resource_of, resources_page, years_to_choose
from .common import PER_PAGE, answered, removal, taken_out


@requires(Permission.SEE_OFFICERS)
def resources(request: Request) -> HttpResponse:
    years = years_to_choose(request.area, timezone.localdate())
    asked = request.GET.get("year", "")
    chosen = next((year for year, _ in years if str(year) == asked), year_of(request.area, timezone.localdate()))
    page = resources_page(request.area, chosen)
    rows = Paginator(page.rows, PER_PAGE).get_page(request.GET.get("page"))
    bodies = Paginator(page.bodies, PER_PAGE).get_page(request.GET.get("partners"))
    context = {"page": page, "rows": rows, "bodies": bodies, "years": years}
    return render(request, "officers/resources.html", context)


@requires(Permission.MANAGE_OFFICERS)
def add_resource(request: Request) -> HttpResponse:
    return resource_page(request, None)


@requires(Permission.MANAGE_OFFICERS)
def change_resource(request: Request, uid: str) -> HttpResponse:
    return resource_page(request, resource_or_404(uid))


def resource_or_404(uid: str) -> Resource:
    return found_or_404(resource_of(uid))


def resource_page(request: Request, found: Resource | None) -> HttpResponse:
    form = ResourceForm(request.POST if request.method == "POST" else None, area=request.area, row=found)
    return answered(
        request,
        form,
        lambda: commands.put_resource(
            area=request.area, facts=form.facts(), resource=found, by=request.person, at=timezone.now()
        ),
        lambda _: redirect("officers:resources", area=request.area.slug),
        said="Saved.",
        title="What a partner gave in time or kind",
        verb="Save",
        lead="A rough guess is better than nothing.",
        remove=removal(request, "remove_resource", found),
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_resource(request: Request, uid: str) -> HttpResponse:
    taken_out(request, resource_or_404(uid))
    return redirect("officers:resources", area=request.area.slug)
