"""Organisations: the list, their pages, their details, and files of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands, exports
from ..models import Organisation, Partner
from ..organisation_forms import OrganisationFilter, OrganisationForm, RenameForm
from ..queries import open_proposals, partner_of, partner_rows, proposals_of, sector_counts, unit_lines
from .common import download_table, import_page

PER_PAGE = 25


def partner_or_404(uid: str) -> Partner:
    return found_or_404(partner_of(uid))


def to_organisation(request: Request, organisation: Organisation, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("directory:organisation", area=request.area.slug, uid=organisation.uid)


@requires(Permission.SEE_AREA)
def organisations(request: Request) -> HttpResponse:
    chosen = OrganisationFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(partner_rows(**typed), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filter": chosen, "counts": sector_counts()}
    if may(request.person, Permission.MANAGE_PEOPLE, request.area):
        context["proposals"] = open_proposals().count()
    return render(request, "directory/organisations.html", context)


@requires(Permission.SEE_AREA)
def organisation(request: Request, uid: str) -> HttpResponse:
    partner = partner_or_404(uid)
    body = partner.organisation
    is_home = body.home_area_id == request.area.pk
    context = {
        "partner": partner,
        "body": body,
        "names": body.names.all(),
        "units": unit_lines(body, timezone.localdate()),
        "tags": partner.tags.all(),
        "identifiers": body.identifiers.all(),
        "is_home": is_home,
        "proposals": [] if is_home else proposals_of(request.area, body),
        "hats": body.memberships.select_related("person", "grant").order_by("person__name"),
    }
    return render(request, "directory/organisation.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_organisation(request: Request) -> HttpResponse:
    form = OrganisationForm(request.POST if request.method == "POST" else None, area=request.area)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add_organisation(
                area=request.area, identifiers=form.numbers(), by=request.person, at=timezone.now(), **form.details()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, made, f"{made} is added.")
    return render(request, "directory/add_organisation.html", {"form": form})


@requires(Permission.MANAGE_PEOPLE)
def change_organisation(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    initial = {name: getattr(body, name) for name in OrganisationForm.base_fields if name != "identifiers"}
    initial["parent"] = str(body.parent.uid) if body.parent else ""
    initial["identifiers"] = "; ".join(str(number) for number in body.identifiers.all())
    data = request.POST if request.method == "POST" else None
    form = OrganisationForm(data, area=request.area, organisation=body, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_organisation(
                organisation=body,
                area=request.area,
                changes=form.details(),
                identifiers=form.numbers(),
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, "Saved.")
    return render(request, "directory/form.html", {"form": form, "title": f"Change {body}", "verb": "Save"})


@requires(Permission.MANAGE_PEOPLE)
def rename_organisation(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    form = RenameForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            commands.rename_organisation(
                organisation=body, area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, "It has its new name. What was said before keeps the old one.")
    return render(request, "directory/form.html", {"form": form, "title": f"Rename {body}", "verb": "Rename it"})


@requires(Permission.MANAGE_PEOPLE)
def export_organisations(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.organisations(request.area), kind, f"{request.area.slug}-organisations")


@requires(Permission.MANAGE_PEOPLE)
def import_organisations(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_organisations,
        title="Import organisations",
        after=reverse("directory:organisations", kwargs=kwargs),
        export_url=reverse("directory:export_organisations", kwargs=kwargs | {"kind": "csv"}),
    )
