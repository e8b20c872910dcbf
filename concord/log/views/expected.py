"""Those who are expected in a period, one by one: asked, reminded, excused, and whoever joined later."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.periods import ExcuseForm, ExtraForm
from ..models import Expectation
from ..queries.periods import expectation_of, joiners
from .officer import period_or_404, to_period


def expectation_or_404(reference: str, person: UUID) -> Expectation:
    return found_or_404(expectation_of(reference, person))


@requires(Permission.MANAGE_PERIODS)
def invite_extra(request: Request, reference: str) -> HttpResponse:
    """Ask somebody who joined after opening."""
    found = period_or_404(reference)
    joined = joiners(found, on=timezone.localdate())
    form = ExtraForm(request.POST if request.method == "POST" else None, hats=joined)
    if request.method == "POST" and form.is_valid():
        hat = form.hats[form.cleaned_data["person"]]
        commands.invite_extra(period=found, hat=hat, by=request.person, at=timezone.now())
        messages.success(request, f"{hat.person} is asked for a return as well. It is in no rate.")
        return to_period(request, reference)
    return render(request, "log/invite_extra.html", {"form": form, "period": found, "joiners": joined})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def remind_one(request: Request, reference: str, person: UUID) -> HttpResponse:
    found = expectation_or_404(reference, person)
    sent = commands.remind(period=found.period, expectations=[found], by=request.person, at=timezone.now())
    if sent:
        messages.success(request, f"{found.person_name} is reminded.")
    else:
        messages.info(request, f"{found.person_name} got no mail: they have none to get, or got a reminder today.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def resend_link(request: Request, reference: str, person: UUID) -> HttpResponse:
    found = expectation_or_404(reference, person)
    commands.resend_link(expectation=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found.person_name} was sent a new link. Older links no longer open.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def withdraw_link(request: Request, reference: str, person: UUID) -> HttpResponse:
    found = expectation_or_404(reference, person)
    commands.withdraw_link(expectation=found, by=request.person, at=timezone.now())
    messages.success(request, f"Links of {found.person_name} no longer open.")
    return to_period(request, reference)


@requires(Permission.MANAGE_PERIODS)
def excuse(request: Request, reference: str, person: UUID) -> HttpResponse:
    found = expectation_or_404(reference, person)
    form = ExcuseForm(request.POST if request.method == "POST" else None, initial={"reason": found.excused_reason})
    if request.method == "POST" and form.is_valid():
        try:
            commands.excuse(expectation=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"{found.person_name} is excused from this return.")
            return to_period(request, reference)
    return render(request, "log/excuse.html", {"form": form, "expectation": found})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def take_back_excuse(request: Request, reference: str, person: UUID) -> HttpResponse:
    found = expectation_or_404(reference, person)
    commands.excuse(expectation=found, reason="", by=request.person, at=timezone.now())
    messages.success(request, f"{found.person_name} is expected again.")
    return to_period(request, reference)
