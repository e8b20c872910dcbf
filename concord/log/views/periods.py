"""Periods for those who look after them: dates, who returned, reminders, settings."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.core.ui.wording import long_date
from concord.group.queries import group_of

from .. import commands
from ..forms.periods import ChangePeriodForm, PeriodForm, ReopenForm, SettingsForm
from ..queries.expected import narrowed
from ..queries.periods import check_reopens, period_page, periods
from ..queries.planning import next_dates
from ..queries.settings import settings_of, usual_notes
from .officer import period_or_404, to_period

PER_PAGE, PEOPLE_PER_PAGE = 20, 50


@requires(Permission.MANAGE_PERIODS, Permission.SEE_POINTS)
def period_list(request: Request) -> HttpResponse:
    page = Paginator(periods(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/periods.html", {"page": page})


@requires(Permission.MANAGE_PERIODS, Permission.SEE_POINTS, Permission.SEE_AREA)
def period(request: Request, reference: str) -> HttpResponse:
    names = may(request.person, Permission.SEE_NON_RETURNERS, request.area)
    page = period_page(period_or_404(reference), names=names, on=timezone.localdate())
    shown = narrowed(page.lines, show=request.GET.get("show", ""), who=request.GET.get("who", ""))
    people = Paginator(shown.lines, PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/period.html", {"page": page, "names": names, "shown": shown, "people": people})


@requires(Permission.MANAGE_PERIODS)
def plan_period(request: Request) -> HttpResponse:
    try:
        group = group_of(request.area)
    except RuleBroken as error:
        messages.warning(request, error.message)
        return redirect("group:group", area=request.area.slug)
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
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
    form = ChangePeriodForm(data, period=found)
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
def remove_period(request: Request, reference: str) -> HttpResponse:
    found = period_or_404(reference)
    commands.remove_period(period=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found} is taken away.")
    return redirect("log:periods", area=request.area.slug)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def remind(request: Request, reference: str) -> HttpResponse:
    count = commands.remind(period=period_or_404(reference), by=request.person, at=timezone.now())
    if count:
        words = plural(count, "person was", "people were")
        messages.success(request, f"{words} reminded: only those whose return is missing, and nobody twice a day.")
    else:
        words = "whoever’s return is missing has no e-mail address, or got a reminder today."
        messages.info(request, f"Nobody was reminded: {words}")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def lock_period(request: Request, reference: str) -> HttpResponse:
    commands.lock_period(period=period_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, "The period is locked. Make the decision sheet next.")
    return to_period(request, reference)


@requires(Permission.MANAGE_PERIODS)
def reopen_period(request: Request, reference: str) -> HttpResponse:
    """Open a period that was locked by mistake: why, and until when."""
    found, today = period_or_404(reference), timezone.localdate()
    check_reopens(found)
    data = request.POST if request.method == "POST" else None
    form = ReopenForm(data, initial={"locks_on": max(found.locks_on, today)})
    if request.method == "POST" and form.is_valid():
        try:
            commands.reopen_period(period=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"The period is open again until {long_date(found.locks_on)}.")
            return to_period(request, reference)
    return render(request, "log/reopen.html", {"form": form, "period": found})


@requires(Permission.MANAGE_PERIODS)
def settings(request: Request) -> HttpResponse:
    found = settings_of(request.area)
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, initial=SettingsForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        commands.change_settings(area=request.area, changes=form.changes(), by=request.person, at=timezone.now())
        messages.success(request, "Saved. Periods that are planned have their new dates.")
        return redirect("log:settings", area=request.area.slug)
    example = next_dates(request.area, at=timezone.now())
    context = {"form": form, "usual": usual_notes(request.area), "found": found, "example": example}
    return render(request, "log/settings.html", context)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def restore_notes(request: Request) -> HttpResponse:
    commands.change_settings(area=request.area, changes={"notes": ""}, by=request.person, at=timezone.now())
    messages.success(request, "The usual notes are back.")
    return redirect("log:settings", area=request.area.slug)
