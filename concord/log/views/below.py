"""The areas below a county, region or nation: sums that they share, and nothing else."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.areas.models import Area
from concord.core.areas.queries import area_lines

from ..queries.below import below_lines
from .filters import read_filter

PER_PAGE = 25


# The officer of a county reads them as the regional lead does (R002).
@requires(Permission.SEE_SUMMARIES_BELOW, Permission.MANAGE_PERIODS)
def below(request: Request) -> HttpResponse:
    places, chosen = Area.objects.below(request.area).exclude(pk=request.area.pk), read_filter(request)
    found = area_lines(places, search=chosen.search or "")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": below_lines(request.area, list(page)), "filter": chosen}
    return render(request, "log/below.html", context)
