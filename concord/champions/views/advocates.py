"""Those who speak up for the agreement without a role: for officers alone."""

from django.contrib import messages
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
from ..commands.shapes import ADVOCATES
from ..exports.effects import advocates as advocates_table
from ..forms.advocates import AdvocateForm, AdvocatesFilter
from ..models import Advocate
from ..queries import advocates as queries
from .common import PER_PAGE, answered, list_import, removal


@requires(Permission.MANAGE_CHAMPIONS)
def advocates(request: Request) -> HttpResponse:
    form = AdvocatesFilter(request.GET)
    found = queries.advocates(request.area, **chosen_in(form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/advocates.html", {"form": form, "page": page, "is_officer": True})


@requires(Permission.MANAGE_CHAMPIONS)
def export_advocates(request: Request, kind: str) -> HttpResponse:
    return download_table(advocates_table(request.area), kind, f"{request.area.slug}-advocates")


@requires(Permission.MANAGE_CHAMPIONS)
def import_advocates(request: Request) -> HttpResponse:
    return list_import(request, ADVOCATES, title="Import advocates", name="advocates")


@requires(Permission.MANAGE_CHAMPIONS)
def add_advocate(request: Request) -> HttpResponse:
    return advocate_page(request, None)


@requires(Permission.MANAGE_CHAMPIONS)
def change_advocate(request: Request, uid: str) -> HttpResponse:
    return advocate_page(request, advocate_or_404(uid))


def advocate_or_404(uid: str) -> Advocate:
    return found_or_404(queries.advocate_of(uid))


def advocate_page(request: Request, found: Advocate | None) -> HttpResponse:
    form = AdvocateForm(request.POST if request.method == "POST" else None, row=found)
    return answered(
        request,
        form,
        lambda: commands.put_advocate(
            area=request.area,
            facts=form.facts(),
            agreed=form.cleaned_data["agreed"],
            advocate=found,
            by=request.person,
            at=timezone.now(),
        ),
        lambda _: redirect("champions:advocates", area=request.area.slug),
        said="Saved.",
        title="Somebody who speaks up for it",
        verb="Save",
        lead="Without a role, a sign-in or a duty. Their yes comes first.",
        remove=removal(request, "remove_advocate", found),
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def remove_advocate(request: Request, uid: str) -> HttpResponse:
    commands.remove_advocate(advocate=advocate_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "They are out of the list, with everything that was kept about them.")
    return redirect("champions:advocates", area=request.area.slug)
