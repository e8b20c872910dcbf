"""Periods for those who look after them: dates, who returned, reminders, settings."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.group.queries import group_of

from .. import commands
from ..forms.periods import ChangePeriodForm, ExcuseForm, ExtraForm, PeriodForm, SettingsForm
from ..models import Expectation
from ..queries.periods import expectation_of, period_page, periods
from ..queries.settings import settings_of, usual_notes
from .officer import period_or_404, to_period

PER_PAGE = 20


@requires(Permission.MANAGE_PERIODS, Permission.SEE_POINTS)
def period_list(request: Request) -> HttpResponse:
    page = Paginator(periods(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/periods.html", {"page": page})


@requires(Permission.MANAGE_PERIODS, Permission.SEE_POINTS, Permission.SEE_AREA)
def period(request: Request, reference: str) -> HttpResponse:
    names = may(request.person, Permission.SEE_NON_RETURNERS, request.area)
    page = period_page(period_or_404(reference), names=names, on=timezone.localdate())
    return render(request, "log/period.html", {"page": page, "names": names})


@requires(Permission.MANAGE_PERIODS)
def plan_period(request: Request) -> HttpResponse:
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        group = group_of(request.area)
        try:
            made = commands.plan_period(group=group, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"{made} is planned. It opens by itself on its first day.")
            return to_period(request, made.reference)
    return render(request, "log/period_form.html", {"form": form, "title": "Plan a period"})


@requires(Permission.MANAGE_PERIODS)
def change_period(request: Request, reference: str) -> HttpResponse:
    found = period_or_404(reference)
    data = request.POST if request.method == "POST" else None
    form = ChangePeriodForm(data, initial=ChangePeriodForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_period(period=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, "The period is changed.")
            return to_period(request, reference)
    return render(request, "log/period_form.html", {"form": form, "title": "Change the period"})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def open_period(request: Request, reference: str) -> HttpResponse:
    opened = commands.open_period(period=period_or_404(reference), by=request.person, at=timezone.now())
    count = plural(opened.expectations.count(), "person is", "people are")
    messages.success(request, f"The period is open. {count} expected; those with an address are invited.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def remind(request: Request, reference: str) -> HttpResponse:
    count = commands.remind(period=period_or_404(reference), by=request.person, at=timezone.now())
    words = plural(count, "person was", "people were")
    messages.success(request, f"{words} reminded: only those whose return is missing, and nobody twice a day.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def lock_period(request: Request, reference: str) -> HttpResponse:
    commands.lock_period(period=period_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, "The period is locked. Make the decision sheet next.")
    return to_period(request, reference)


@requires(Permission.MANAGE_PERIODS)
def invite_extra(request: Request, reference: str) -> HttpResponse:
    """Ask somebody who joined after opening."""
    found = period_or_404(reference)
    joiners = period_page(found, names=True, on=timezone.localdate()).late_joiners
    form = ExtraForm(request.POST if request.method == "POST" else None, hats=joiners)
    if request.method == "POST" and form.is_valid():
        hat = form.hats[form.cleaned_data["person"]]
        commands.invite_extra(period=found, hat=hat, by=request.person, at=timezone.now())
        messages.success(request, f"{hat.person} is asked for a return as well. It is in no rate.")
        return to_period(request, reference)
    return render(request, "log/invite_extra.html", {"form": form, "period": found, "joiners": joiners})


def expectation_or_404(reference: str, person: object) -> Expectation:
    found = expectation_of(reference, person)
    if found is None:
        raise Http404
    return found


@require_POST
@requires(Permission.MANAGE_PERIODS)
def resend_link(request: Request, reference: str, person: object) -> HttpResponse:
    found = expectation_or_404(reference, person)
    commands.resend_link(expectation=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found.person_name} was sent a new link. Older links no longer open.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def withdraw_link(request: Request, reference: str, person: object) -> HttpResponse:
    found = expectation_or_404(reference, person)
    commands.withdraw_link(expectation=found, by=request.person, at=timezone.now())
    messages.success(request, f"Links of {found.person_name} no longer open.")
    return to_period(request, reference)


@requires(Permission.MANAGE_PERIODS)
def excuse(request: Request, reference: str, person: object) -> HttpResponse:
    found = expectation_or_404(reference, person)
    form = ExcuseForm(request.POST if request.method == "POST" else None, initial={"reason": found.excused_reason})
    if request.method == "POST" and form.is_valid():
        try:
            commands.excuse(expectation=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, "Saved.")
            return to_period(request, reference)
    return render(request, "log/excuse.html", {"form": form, "expectation": found})


@requires(Permission.MANAGE_PERIODS)
def settings(request: Request) -> HttpResponse:
    found = settings_of(request.area)
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, initial=SettingsForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        commands.change_settings(area=request.area, changes=form.changes(), by=request.person, at=timezone.now())
        messages.success(request, "Saved. Periods that are open keep the notes they began with.")
        return redirect("log:settings", area=request.area.slug)
    return render(request, "log/settings.html", {"form": form, "usual": usual_notes(request.area), "found": found})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def restore_notes(request: Request) -> HttpResponse:
    commands.change_settings(area=request.area, changes={"notes": ""}, by=request.person, at=timezone.now())
    messages.success(request, "The usual notes are back.")
    return redirect("log:settings", area=request.area.slug)
