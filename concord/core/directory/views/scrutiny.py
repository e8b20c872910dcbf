"""What scrutiny committees look at, and when evidence of the agreement is due (R051)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..models import ScrutinyItem
from ..scrutiny_forms import ScrutinyForm
from ..scrutiny_queries import committees, evidence_due, scrutiny_item_of, scrutiny_items
from .common import answered

PER_PAGE = 25
SOONEST = 10


@requires(Permission.SEE_AREA)
def scrutiny(request: Request) -> HttpResponse:
    context = {
        "page": paged(request, scrutiny_items(request.area), PER_PAGE),
        "due": evidence_due(request.area, timezone.localdate())[:SOONEST],
        "committees": committees(request.area),
    }
    return render(request, "directory/scrutiny.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_scrutiny(request: Request) -> HttpResponse:
    return item_page(request, None)


@requires(Permission.MANAGE_PEOPLE)
def change_scrutiny(request: Request, uid: str) -> HttpResponse:
    return item_page(request, found_or_404(scrutiny_item_of(uid)))


def item_page(request: Request, found: ScrutinyItem | None) -> HttpResponse:
    form = ScrutinyForm(sent(request), committees=committees(request.area), row=found)

    def do(**facts: Any) -> ScrutinyItem:
        return commands.put_scrutiny_item(
            area=request.area, facts=facts, item=found, by=request.person, at=timezone.now()
        )

    words = {"said": "It is noted.", "title": "What a scrutiny committee looks at", "verb": "Save"}
    slug = request.area.slug
    remove = reverse("directory:remove_scrutiny", kwargs={"area": slug, "uid": found.uid}) if found else ""
    return answered(request, form, do, lambda _: redirect("directory:scrutiny", area=slug), remove=remove, **words)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def remove_scrutiny(request: Request, uid: str) -> HttpResponse:
    item = found_or_404(scrutiny_item_of(uid))
    commands.remove_scrutiny_item(item=item, by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return redirect("directory:scrutiny", area=request.area.slug)
