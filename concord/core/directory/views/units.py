"""Departments and teams of an organisation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..models import Organisation, Unit
from ..organisation_forms import EndUnitForm, UnitForm
from .organisations import partner_or_404, to_organisation


def unit_or_404(uid: str, pk: int) -> tuple[Organisation, Unit]:
    body = partner_or_404(uid).organisation
    unit = found_or_404(body.units.select_related("parent", "organisation").filter(pk=pk).first())
    return body, unit


@requires(Permission.MANAGE_PEOPLE)
def add_unit(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    form = UnitForm(request.POST if request.method == "POST" else None, organisation=body)
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_unit(
                organisation=body, area=request.area, by=request.person, at=timezone.now(), **form.details()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, "The department is added.")
    context = {"form": form, "title": f"Add a department of {body}", "verb": "Add it"}
    return render(request, "directory/form.html", context)


@requires(Permission.MANAGE_PEOPLE)
def change_unit(request: Request, uid: str, pk: int) -> HttpResponse:
    body, unit = unit_or_404(uid, pk)
    initial = {"name": unit.name, "email": unit.email, "parent": str(unit.parent_id or "")}
    data = request.POST if request.method == "POST" else None
    form = UnitForm(data, organisation=body, unit=unit, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_unit(unit=unit, area=request.area, by=request.person, at=timezone.now(), **form.details())
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, "Saved. What was said about the department stays with it.")
    return render(request, "directory/change_unit.html", {"form": form, "unit": unit, "body": body})


@requires(Permission.MANAGE_PEOPLE)
def end_unit(request: Request, uid: str, pk: int) -> HttpResponse:
    body, unit = unit_or_404(uid, pk)
    data = request.POST if request.method == "POST" else None
    form = EndUnitForm(data, unit=unit, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            commands.end_unit(unit=unit, area=request.area, by=request.person, at=timezone.now(), **form.details())
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, f"{unit} is marked as ended. The past keeps it.")
    context = {"form": form, "title": f"{unit} has ended", "verb": "Mark it as ended"}
    return render(request, "directory/form.html", context)
