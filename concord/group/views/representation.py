"""The page of who is represented at a group's table by whom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import paged

from ..exports.representation import chain_picture
from ..exports.representation import representation as table_of
from ..forms.representation import ShowForm
from ..queries.representation import representation_page
from .common import group_or_404

PER_PAGE = 25


@requires(Permission.SEE_MEETINGS)
def representation(request: Request, slug: str) -> HttpResponse:
    page = representation_page(group_or_404(slug), timezone.localdate())
    form = ShowForm(request.GET)
    links = paged(request, page.links, PER_PAGE, "places")
    rows = paged(request, page.shown(form.chosen()), PER_PAGE)
    picture = chain_picture(page, list(links)) if page.links else ""
    context = {"page": page, "links": links, "rows": rows, "form": form, "picture": picture}
    return render(request, "group/representation.html", context)


@requires(Permission.MANAGE_MEETINGS)
def export_representation(request: Request, slug: str, kind: str) -> HttpResponse:
    page = representation_page(group_or_404(slug), timezone.localdate())
    return download_table(table_of(page), kind, f"{request.area.slug}-{slug}-represented")
