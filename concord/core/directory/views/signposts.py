"""Where else to go: a page that anybody may read, and the forms behind it (R011)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, tried

from .. import commands
from ..models import OutsideBody
from ..signpost_forms import OutsideBodyForm
from ..signpost_queries import body_of, signpost_rows, signposts
from .common import answered

PER_PAGE = 25


def to_signposts(request: Request) -> HttpResponse:
    return redirect("directory:where_else", area=request.area.slug)


@public_page
def where_else(request: Request) -> HttpResponse:
    page = Paginator(signpost_rows(), PER_PAGE).get_page(request.GET.get("page"))
    lines = signposts(list(page), timezone.localdate())
    return render(request, "directory/where_else.html", {"page": page, "lines": lines})


@requires(Permission.MANAGE_PEOPLE)
def add_body(request: Request) -> HttpResponse:
    form = OutsideBodyForm(request.POST if request.method == "POST" else None, area=request.area)

    def do(**facts: Any) -> OutsideBody:
        return commands.add_body(area=request.area, facts=facts, by=request.person, at=timezone.now())

    words = {"said": "It is on the list.", "title": "Add a body outside the area", "verb": "Add it"}
    return answered(request, form, do, lambda _: to_signposts(request), **words)


@requires(Permission.MANAGE_PEOPLE)
def change_body(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(body_of(uid))
    initial = {name: getattr(found, name) for name in OutsideBodyForm.base_fields}
    initial["successor"] = str(found.successor.uid) if found.successor else ""
    data = request.POST if request.method == "POST" else None
    form = OutsideBodyForm(data, area=request.area, body=found, initial=initial)

    def do(**facts: Any) -> OutsideBody:
        return commands.change_body(body=found, facts=facts, by=request.person, at=timezone.now())

    words = {"said": "Saved. It counts as checked today.", "title": f"Change {found}", "verb": "Save"}
    return answered(request, form, do, lambda _: to_signposts(request), **words)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def check_body(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(body_of(uid))
    commands.check_body(body=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found} is checked. We ask again in a year.")
    return to_signposts(request)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def remove_body(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(body_of(uid))

    def do() -> None:
        commands.remove_body(body=found, by=request.person, at=timezone.now())

    tried(request, do, lambda _: f"{found.name} is off the list.")
    return to_signposts(request)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def bring_bodies(request: Request) -> HttpResponse:
    brought = commands.bring_usual_bodies(area=request.area, by=request.person, at=timezone.now())
    messages.success(request, f"{brought} brought in." if brought else "All of the usual ones are on the list already.")
    return to_signposts(request)
