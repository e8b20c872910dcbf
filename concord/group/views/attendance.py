"""Pages of who is at a meeting: attendance, guests, interests."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import sent

from .. import commands
from ..forms.meetings import AttendanceForm, ComingForm, GuestForm, InterestForm, InterestToWithdrawForm
from .meetings import meeting_or_404, to_meeting


@requires(Permission.RECORD_DECISIONS)
def attendance(request: Request, reference: str) -> HttpResponse:
    """Everybody at one press, then the exceptions."""
    found = meeting_or_404(reference)
    everybody = request.method == "POST" and "everybody" in request.POST
    form = AttendanceForm(request.POST if request.method == "POST" and not everybody else None, meeting=found)
    if request.method == "POST" and (everybody or form.is_valid()):
        facts = form.everybody() if everybody else form.facts()
        try:
            commands.take_attendance(meeting=found, by=request.person, at=timezone.now(), **facts)
        except RuleBroken as error:
            messages.error(request, error.message)
            return to_meeting(request, found)
        if everybody:
            messages.success(request, "Everybody is marked as present but for apologies. Change who is not, and save.")
            return redirect("group:attendance", area=request.area.slug, reference=reference)
        if form.unnamed():
            messages.success(request, "Attendance is saved. Say below who came instead.")
            return redirect("group:attendance", area=request.area.slug, reference=reference)
        messages.success(request, "Attendance is saved.")
        return to_meeting(request, found)
    return render(request, "group/attendance.html", {"form": form, "meeting": found})


@requires(Permission.RECORD_DECISIONS, Permission.TAKE_POSITION)
def say_coming(request: Request, reference: str) -> HttpResponse:
    """Members say it for themselves; whoever records decisions notes it for anybody."""
    found = meeting_or_404(reference)
    own = None if may(request.person, Permission.RECORD_DECISIONS, request.area) else request.person
    form = ComingForm(sent(request), meeting=found, own=own)
    if not form.seats:
        raise RuleBroken("You are not invited to this meeting, so nobody waits for your answer.")
    if request.method == "POST" and form.is_valid():
        commands.say_coming(by=request.person, at=timezone.now(), **form.details())
        messages.success(request, "Thank you, it is noted." if own else "It is noted.")
        return to_meeting(request, found)
    return render(request, "group/coming.html", {"form": form, "meeting": found, "own": own})


@requires(Permission.RECORD_DECISIONS, Permission.TAKE_POSITION)
def declare_interest(request: Request, reference: str) -> HttpResponse:
    """Members declare their own; whoever records decisions notes anybody's."""
    found = meeting_or_404(reference)
    own = None if may(request.person, Permission.RECORD_DECISIONS, request.area) else request.person
    form = InterestForm(sent(request), meeting=found, own=own)
    if not form.seats:
        raise RuleBroken("You are not invited to this meeting, so there is nothing to declare.")
    if request.method == "POST" and form.is_valid():
        commands.declare_interest(by=request.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "The interest is noted. They stand aside where that organisation is named.")
        return to_meeting(request, found)
    return render(request, "group/interest.html", {"form": form, "meeting": found})


@require_POST
@requires(Permission.RECORD_DECISIONS, Permission.TAKE_POSITION)
def withdraw_interest(request: Request, reference: str) -> HttpResponse:
    found = meeting_or_404(reference)
    form = InterestToWithdrawForm(request.POST, meeting=found)
    if not form.is_valid():
        raise Http404
    interest = form.found[form.cleaned_data["interest"]]
    commands.withdraw_interest(interest=interest, by=request.person, at=timezone.now())
    messages.success(request, "The interest is taken back.")
    return to_meeting(request, found)


@requires(Permission.MANAGE_MEETINGS)
def invite_guest(request: Request, reference: str) -> HttpResponse:
    found = meeting_or_404(reference)
    form = GuestForm(sent(request), meeting=found)
    if request.method == "POST" and form.is_valid():
        hat = form.hats[form.cleaned_data["person"]]
        commands.invite_guest(meeting=found, hat=hat, by=request.person, at=timezone.now())
        messages.success(request, f"{hat.person} takes part as a guest, without deciding.")
        return to_meeting(request, found)
    return render(request, "group/guest.html", {"form": form, "meeting": found})
