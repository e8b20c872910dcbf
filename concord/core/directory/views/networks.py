"""Networks and forums: the register, a page of each, and files of them (R009)."""

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

from .. import commands, network_tables
from ..models import Network
from ..network_forms import NetworkFilter, NetworkForm, typed_of
from ..network_queries import network_of, network_rows
from ..partnership_forms import EndedForm
from .common import answered, download_table, import_page

PER_PAGE = 25


def to_network(made: Network) -> HttpResponse:
    return redirect("directory:network", area=made.area.slug, uid=made.uid)


@requires(Permission.SEE_AREA)
def networks(request: Request) -> HttpResponse:
    chosen = NetworkFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(network_rows(**typed), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/networks.html", {"page": page, "filter": chosen})


@requires(Permission.SEE_AREA)
def network(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(network_of(uid))
    members = Paginator(found.members.order_by("name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"network": found, "members": members, "communities": found.communities.order_by("name")}
    return render(request, "directory/network.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_network(request: Request) -> HttpResponse:
    """Networks that are there already stand above the form."""
    form = NetworkForm(request.POST if request.method == "POST" else None, area=request.area)

    def do(**facts: Any) -> Network:
        return commands.add_network(area=request.area, facts=facts, by=request.person, at=timezone.now())

    page = Paginator(network_rows(), PER_PAGE).get_page(1)
    words = {"said": "It is in the register.", "page": "directory/add_network.html"}
    return answered(request, form, do, to_network, known=page, **words)


@requires(Permission.MANAGE_PEOPLE)
def change_network(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(network_of(uid))
    data = request.POST if request.method == "POST" else None
    form = NetworkForm(data, area=request.area, network=found, initial=typed_of(found))

    def do(**facts: Any) -> Network:
        return commands.change_network(network=found, facts=facts, by=request.person, at=timezone.now())

    return answered(request, form, do, to_network, said="Saved.", title=f"Change {found}", verb="Save")


@requires(Permission.MANAGE_PEOPLE)
def end_network(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(network_of(uid))
    initial = {"on": timezone.localdate()}
    form = EndedForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(**facts: Any) -> None:
        commands.end_network(network=found, by=request.person, at=timezone.now(), **facts)

    words = {"said": "Noted. It speaks for nobody any more.", "title": f"{found} has ended", "verb": "Note it"}
    return answered(request, form, do, lambda _: to_network(found), **words)


@requires(Permission.MANAGE_PEOPLE)
def export_networks(request: Request, kind: str) -> HttpResponse:
    return download_table(network_tables.networks(request.area), kind, f"{request.area.slug}-networks")


@requires(Permission.MANAGE_PEOPLE)
def import_networks(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_networks,
        title="Import networks and forums",
        after=reverse("directory:networks", kwargs=kwargs),
        export_url=reverse("directory:export_networks", kwargs=kwargs | {"kind": "csv"}),
    )
