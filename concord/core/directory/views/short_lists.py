"""Short lists: which there are, and each out and in again."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import AccessDenied
from concord.core.ui.answering import found_or_404

from ..commands.lists import import_list
from ..short_lists import SHORT_LISTS, ShortList
from .common import download_table, import_page


@requires(Permission.MANAGE_PEOPLE)
def short_lists(request: Request) -> HttpResponse:
    """Those that the person may write, with how many rows each has."""
    writes = [one for one in SHORT_LISTS.values() if may(request.person, one.shape.permission, request.area)]
    rows = [(one, len(one.made(request.area).rows)) for one in sorted(writes, key=lambda one: one.title)]
    return render(request, "directory/short_lists.html", {"lists": rows})


@requires(Permission.MANAGE_PEOPLE)
def export_short_list(request: Request, part: str, kind: str) -> HttpResponse:
    return download_table(list_for(request, part).made(request.area), kind, f"{request.area.slug}-{part}")


@requires(Permission.MANAGE_PEOPLE)
def import_short_list(request: Request, part: str) -> HttpResponse:
    found = list_for(request, part)
    here = {"area": request.area.slug}
    return import_page(
        request,
        partial(import_list, found.shape, list=found.name),
        title=f"Import: {found.title}",
        note=found.note,
        after=reverse("directory:short_lists", kwargs=here),
        export_url=reverse("directory:export_short_list", kwargs=here | {"part": part, "kind": "csv"}),
    )


def list_for(request: Request, part: str) -> ShortList:
    """Raises `AccessDenied` for whoever may not write the list by hand."""
    found = found_or_404(SHORT_LISTS.get(part))
    if not may(request.person, found.shape.permission, request.area):
        raise AccessDenied("This list is for people with another role in this area.")
    return found
