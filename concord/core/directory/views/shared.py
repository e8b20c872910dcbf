"""Organisations that several areas share: added by reference, asked at their own contact, changed by proposal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..models import Organisation
from ..organisation_forms import AnswerForm, PartnerContactForm, ProposalForm, SharedForm
from ..queries import open_proposals
from .organisations import partner_or_404, to_organisation


@requires(Permission.MANAGE_PEOPLE)
def join_shared(request: Request) -> HttpResponse:
    form = SharedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reference = form.cleaned_data["reference"]
        try:
            found = commands.join_shared(reference=reference, area=request.area, by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, found, f"{found} is a partner here.")
    context = {"form": form, "title": "Add an organisation that another area looks after", "verb": "Add it"}
    return render(request, "directory/form.html", context)


@requires(Permission.MANAGE_PEOPLE)
def partner_contact(request: Request, uid: str) -> HttpResponse:
    partner = partner_or_404(uid)
    initial = {"name": partner.contact_name, "email": partner.contact_email}
    form = PartnerContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.change_partner_contact(partner=partner, by=request.person, at=timezone.now(), **form.cleaned_data)
        told = where_requests_go(partner.organisation, form.cleaned_data["email"])
        return to_organisation(request, partner.organisation, f"Saved. {told}")
    context = {"form": form, "title": f"Whom to ask at {partner.organisation}", "verb": "Save"}
    return render(request, "directory/form.html", context)


def where_requests_go(body: Organisation, contact: str) -> str:
    """What follows from the address of its contact, or from having none."""
    if contact:
        return "Requests to reply go there from now on."
    if body.email:
        return "Requests to reply go to the organisation’s own address from now on."
    otherwise = "ask it by letter, in person or by telephone."
    if body.units.filter(ends_on__isnull=True).exclude(email="").exists():
        return f"Mail reaches only its departments that have an address. About anything else, {otherwise}"
    return f"No mail reaches it now: {otherwise}"


@requires(Permission.MANAGE_PEOPLE)
def propose_change(request: Request, uid: str) -> HttpResponse:
    body = partner_or_404(uid).organisation
    form = ProposalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.propose_change(
                organisation=body, area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_organisation(request, body, "Proposed. The answer will stand on this page.")
    context = {"form": form, "title": f"Propose a change to {body}", "verb": "Propose it"}
    return render(request, "directory/form.html", context)


@requires(Permission.MANAGE_PEOPLE)
def proposals(request: Request) -> HttpResponse:
    return render(request, "directory/proposals.html", {"proposals": open_proposals()})


@requires(Permission.MANAGE_PEOPLE)
def answer_proposal(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(open_proposals().filter(uid=uid).first())
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        accepted = form.cleaned_data["accepted"] == "yes"
        reason = form.cleaned_data["reason"]
        commands.settle_proposal(proposal=found, accepted=accepted, reason=reason, by=request.person, at=timezone.now())
        if accepted:
            return to_organisation(request, found.organisation, f"Now make the change: {found.text}")
        messages.success(request, "Your answer is given.")
        return redirect("directory:proposals", area=request.area.slug)
    return render(request, "directory/answer_proposal.html", {"form": form, "proposal": found})
