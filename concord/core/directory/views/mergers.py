"""An organisation becomes part of another, or closes: a form, what will follow, and only then the deed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken

from .. import commands
from ..models import Organisation, Partner
from ..organisation_forms import CloseForm, MergeForm
from ..queries import what_follows
from ..rules import check_ending
from .organisations import partner_or_404, to_organisation


@requires(Permission.MANAGE_PEOPLE)
def merge_organisation(request: Request, uid: str) -> HttpResponse:
    partner = partner_or_404(uid)
    body, data = partner.organisation, request.POST if request.method == "POST" else None
    form = MergeForm(data, area=request.area, organisation=body, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        facts = {"into": form.found[typed["into"]], "on": typed["on"]}
        try:
            if "sure" not in request.POST:
                return what_will_follow(request, partner, **facts)
            commands.merge_organisations(
                organisation=body, area=request.area, by=request.person, at=timezone.now(), **facts
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, f"It is now part of {facts['into']}. Its history stays its own.")
    context = {"form": form, "title": f"{body} became part of another", "verb": "See what will follow"}
    return render(request, "directory/form.html", context)


@requires(Permission.MANAGE_PEOPLE)
def close_organisation(request: Request, uid: str) -> HttpResponse:
    partner = partner_or_404(uid)
    body = partner.organisation
    form = CloseForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        try:
            if "sure" not in request.POST:
                return what_will_follow(request, partner, on=on)
            commands.close_organisation(
                organisation=body, area=request.area, on=on, by=request.person, at=timezone.now()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, "It is marked as closed. Nothing about it is taken away.")
    context = {"form": form, "title": f"{body} has closed", "verb": "See what will follow"}
    return render(request, "directory/form.html", context)


def what_will_follow(request: Request, partner: Partner, *, on: Any, into: Organisation | None = None) -> HttpResponse:
    """The page on which the deed is confirmed. Raises `RuleBroken` when it would be refused."""
    body = partner.organisation
    commands.check_home(body, request.area)
    check_ending(body, on, began=partner.starts_on, today=timezone.localdate())
    context = {
        "body": body,
        "into": into,
        "on": on,
        "follows": what_follows(body, request.area, on, into),
        "typed": [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"],
    }
    return render(request, "directory/confirm_ending.html", context)
