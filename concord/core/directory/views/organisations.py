"""Organisations, their departments, and what happens to them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken

from .. import commands, exports
from ..forms import MergeForm, OrganisationFilter, OrganisationForm, RenameForm, UnitForm
from ..models import Organisation, Partner
from ..queries import partner_of, partner_rows, sector_counts
from .common import download_table, import_page

PER_PAGE = 25


def partner_or_404(uid: str) -> Partner:
    partner = partner_of(uid)
    if partner is None:
        raise Http404
    return partner


def to_organisation(request: Request, organisation: Organisation, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("directory:organisation", area=request.area.slug, uid=organisation.uid)


@requires(Permission.SEE_AREA)
def organisations(request: Request) -> HttpResponse:
    chosen = OrganisationFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(partner_rows(**typed), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/organisations.html", {"page": page, "filter": chosen, "counts": sector_counts()})


@requires(Permission.SEE_AREA)
def organisation(request: Request, uid: str) -> HttpResponse:
    partner = partner_or_404(uid)
    body = partner.organisation
    context = {
        "partner": partner,
        "body": body,
        "names": body.names.all(),
        "units": body.units.select_related("parent"),
        "identifiers": body.identifiers.all(),
        "is_home": body.home_area_id == request.area.pk,
        "hats": body.memberships.select_related("person", "grant").order_by("person__name"),
    }
    return render(request, "directory/organisation.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_organisation(request: Request) -> HttpResponse:
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add_organisation(
                area=request.area, identifiers=form.numbers(), by=request.person, at=timezone.now(), **form.details()
            )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return to_organisation(request, made, f"{made} is added.")
    return render(request, "directory/form.html", {"form": form, "title": "Add an organisation", "verb": "Add it"})


@requires(Permission.MANAGE_PEOPLE)
def change_organisation(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    initial = {name: getattr(body, name) for name in OrganisationForm.base_fields if name != "identifiers"}
    initial["identifiers"] = "; ".join(str(number) for number in body.identifiers.all())
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial=initial)
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
            form.add_error(error.field if error.field in form.fields else None, error.message)
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
            form.add_error(None, error.message)
        else:
            return to_organisation(request, body, "It has its new name. What was said before keeps the old one.")
    return render(request, "directory/form.html", {"form": form, "title": f"Rename {body}", "verb": "Rename it"})


@requires(Permission.MANAGE_PEOPLE)
def merge_organisation(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    form = MergeForm(
        request.POST if request.method == "POST" else None,
        area=request.area,
        organisation=body,
        initial={"on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        into = form.found[typed["into"]]
        try:
            commands.merge_organisations(
                organisation=body, into=into, area=request.area, on=typed["on"], by=request.person, at=timezone.now()
            )
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            return to_organisation(request, body, f"It is now part of {into}. Its history stays its own.")
    return render(
        request, "directory/form.html", {"form": form, "title": f"{body} became part of another", "verb": "Merge"}
    )


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def close_organisation(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    commands.close_organisation(
        organisation=body, area=request.area, on=timezone.localdate(), by=request.person, at=timezone.now()
    )
    return to_organisation(request, body, "It is marked as closed. Nothing about it is taken away.")


@requires(Permission.MANAGE_PEOPLE)
def add_unit(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    form = UnitForm(request.POST if request.method == "POST" else None, organisation=body)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            commands.add_unit(
                organisation=body,
                name=typed["name"],
                email=typed["email"],
                parent=form.units.get(typed["parent"]),
                area=request.area,
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            return to_organisation(request, body, "The department is added.")
    return render(
        request, "directory/form.html", {"form": form, "title": f"Add a department of {body}", "verb": "Add it"}
    )


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
