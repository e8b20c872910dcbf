"""The landing page, and the front desk of an area."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.administration import administering
from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request

from . import queries


@public_page
def landing(request: Request) -> HttpResponse:
    """What Concord is; somebody signed in goes on to their area."""
    if request.person is None:
        return render(request, "home/landing.html")
    areas = queries.areas_of(request.person, timezone.localdate())
    if len(areas) == 1:
        return redirect("home:front_desk", area=areas[0].slug)
    if not areas and administering(request.person):
        return redirect("places:area_list")
    return render(request, "home/areas.html", {"areas": areas})


@requires(Permission.SEE_AREA)
def front_desk(request: Request) -> HttpResponse:
    page = queries.front_desk(request.area, request.person, at=timezone.now())
    return render(request, "home/front_desk.html", {"page": page, "today": timezone.localdate()})
