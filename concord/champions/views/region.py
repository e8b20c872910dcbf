"""Champions and events of the whole region, for champions and officers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent
from concord.core.ui.forms import chosen_in

from .. import commands
from ..forms.region import RegionEventForm, RegionFilter
from ..models import RegionEvent
from ..queries import region as queries
from ..queries.champions import hats_of
from .common import answered, is_officer, removal


@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def region(request: Request) -> HttpResponse:
    officer = is_officer(request)
    if not officer and not hats_of(request.person, request.area):
        return render(request, "champions/no_champion.html")
    form = RegionFilter(request.GET)
    found = queries.region_page(request.area, timezone.localdate(), request.GET.get("page"), **chosen_in(form))
    context = {"form": form, "found": found, "page": found.page, "is_officer": officer}
    return render(request, "champions/region.html", context)


@requires(Permission.MANAGE_CHAMPIONS)
def add_region_event(request: Request) -> HttpResponse:
    return event_page(request, None)


@requires(Permission.MANAGE_CHAMPIONS)
def change_region_event(request: Request, uid: str) -> HttpResponse:
    return event_page(request, event_or_404(uid))


def event_or_404(uid: str) -> RegionEvent:
    return found_or_404(queries.event_of(uid))


def event_page(request: Request, found: RegionEvent | None) -> HttpResponse:
    form = RegionEventForm(sent(request), row=found)
    return answered(
        request,
        form,
        lambda: commands.put_region_event(
            area=request.area, facts=form.cleaned_data, event=found, by=request.person, at=timezone.now()
        ),
        lambda _: redirect("champions:region", area=request.area.slug),
        said="Saved.",
        title="An event for the whole region",
        verb="Save",
        remove=removal(request, "remove_region_event", found),
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def remove_region_event(request: Request, uid: str) -> HttpResponse:
    commands.remove_region_event(event=event_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return redirect("champions:region", area=request.area.slug)
