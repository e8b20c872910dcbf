"""The page of who came to a group's meetings."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import paged

from .. import exports
from ..forms.attendance import USUAL, LatestForm
from ..queries.attendance import WhoCamePage
from ..queries.attendance import who_came as who_came_page
from .common import group_or_404

PER_PAGE = 25


def asked_for(request: Request, slug: str) -> tuple[WhoCamePage, LatestForm]:
    """As many of the latest meetings as somebody chose, and the form that says so."""
    form = LatestForm(request.GET if "latest" in request.GET else {"latest": USUAL})
    return who_came_page(group_or_404(slug), latest=form.chosen()), form


@requires(Permission.SEE_MEETINGS)
def who_came(request: Request, slug: str) -> HttpResponse:
    """The sectors for every reader; organisations and names for officer and chair alone (S8)."""
    page, form = asked_for(request, slug)
    bodies = page.organisations if may(request.person, Permission.SEE_NON_RETURNERS, request.area) else ()
    there = {"area": request.area.slug, "slug": slug, "kind": "csv"}
    context = {
        "csv": f"{reverse('group:export_who_came', kwargs=there)}?latest={form.chosen()}",
        "page": page,
        "form": form,
        "chart": exports.who_came_chart(page),
        "organisations": paged(request, bodies, PER_PAGE),
    }
    return render(request, "group/who_came.html", context)


@requires(Permission.SEE_MEETINGS)
def export_who_came(request: Request, slug: str, kind: str) -> HttpResponse:
    """The sectors alone, meeting by meeting."""
    page, _ = asked_for(request, slug)
    return download_table(exports.who_came(page), kind, f"{request.area.slug}-{slug}-who-came")
