"""Partnerships and boards: the register, a page of each, and files of them (R014)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404

from .. import commands, partnership_tables
from ..models import Partnership
from ..partnership_forms import EndedForm, PartnershipFilter, PartnershipForm
from ..partnership_queries import answers_of, embedding, open_round, partnership_of, partnership_rows
from .common import answered, download_table, import_page

PER_PAGE = 25


def partnership_or_404(uid: str) -> Partnership:
    return found_or_404(partnership_of(uid))


def to_partnership(made: Partnership) -> HttpResponse:
    return redirect("directory:partnership", area=made.area.slug, uid=made.uid)


@requires(Permission.SEE_AREA)
def partnerships(request: Request) -> HttpResponse:
    chosen = PartnershipFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(partnership_rows(**typed), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filter": chosen, "embedding": embedding(), "open_round": open_round(request.area)}
    return render(request, "directory/partnerships.html", context)


@requires(Permission.SEE_AREA)
def partnership(request: Request, uid: str) -> HttpResponse:
    found = partnership_or_404(uid)
    parts = found.parts.filter(ended_on__isnull=True).order_by("name")
    context = {"partnership": found, "parts": parts, "answers": answers_of(found)}
    return render(request, "directory/partnership.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_partnership(request: Request) -> HttpResponse:
    form = PartnershipForm(request.POST if request.method == "POST" else None, area=request.area)

    def do(**facts: Any) -> Partnership:
        return commands.add_partnership(area=request.area, facts=facts, by=request.person, at=timezone.now())

    words = {"said": "It is in the register.", "title": "Add a partnership or board", "verb": "Add it"}
    return answered(request, form, do, to_partnership, **words)


@requires(Permission.MANAGE_PEOPLE)
def change_partnership(request: Request, uid: str) -> HttpResponse:
    found = partnership_or_404(uid)
    initial = {name: getattr(found, name) for name in PartnershipForm.base_fields}
    initial["parent"] = str(found.parent.uid) if found.parent else ""
    data = request.POST if request.method == "POST" else None
    form = PartnershipForm(data, area=request.area, partnership=found, initial=initial)

    def do(**facts: Any) -> Partnership:
        return commands.change_partnership(partnership=found, facts=facts, by=request.person, at=timezone.now())

    return answered(request, form, do, to_partnership, said="Saved.", title=f"Change {found}", verb="Save")


@requires(Permission.MANAGE_PEOPLE)
def end_partnership(request: Request, uid: str) -> HttpResponse:
    found = partnership_or_404(uid)
    initial = {"on": timezone.localdate()}
    form = EndedForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(**facts: Any) -> None:
        commands.end_partnership(partnership=found, by=request.person, at=timezone.now(), **facts)

    words = {"said": "Noted. It is not asked again.", "title": f"{found} has ended", "verb": "Note it"}
    return answered(request, form, do, lambda _: to_partnership(found), **words)


@requires(Permission.MANAGE_PEOPLE)
def export_partnerships(request: Request, kind: str) -> HttpResponse:
    return download_table(partnership_tables.partnerships(request.area), kind, f"{request.area.slug}-partnerships")


@requires(Permission.MANAGE_PEOPLE)
def import_partnerships(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_partnerships,
        title="Import partnerships and boards",
        after=reverse("directory:partnerships", kwargs=kwargs),
        export_url=reverse("directory:export_partnerships", kwargs=kwargs | {"kind": "csv"}),
    )
