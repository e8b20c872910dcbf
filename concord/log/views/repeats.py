"""What keeps coming back: suggested, judged by a person, tackled with an action."""

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
from ..exports.lists import repeats_table
from ..forms.follow_up import FollowUpForm, JudgeForm
from ..queries.repeats import RepeatLine, line_of, repeats_page
from .files import send_table
from .follow_up import action_defaults


@requires(Permission.SEE_POINTS)
def repeats(request: Request) -> HttpResponse:
    return render(request, "log/repeats.html", {"page": repeats_page(request.area)})


@requires(Permission.SEE_POINTS)
def export_repeats(request: Request, kind: str) -> HttpResponse:
    return send_table(request, "repeats", kind, repeats_table(repeats_page(request.area)))


def line_or_404(request: Request, uid: str) -> RepeatLine:
    return found_or_404(line_of(request.area, uid))


@requires(Permission.MANAGE_LEARNING)
def judge_repeat(request: Request, uid: str) -> HttpResponse:
    line = line_or_404(request, uid)
    form = JudgeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        commands.judge_repeat(repeat=line.repeat, by=request.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("log:repeats", area=request.area.slug)
    return render(request, "log/judge_repeat.html", {"form": form, "line": line})


@requires(Permission.MANAGE_LEARNING)
def tackle_repeat(request: Request, uid: str) -> HttpResponse:
    line, now = line_or_404(request, uid), timezone.now()
    newest = line.points[-1]
    data = request.POST if request.method == "POST" else None
    form = FollowUpForm(data, point=newest, initial=action_defaults(request, newest), on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.tackle_repeat(repeat=line.repeat, by=request.person, at=now, **form.facts())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, f"Action {made.reference} is agreed.")
            return redirect("log:repeats", area=request.area.slug)
    return render(request, "log/tackle_repeat.html", {"form": form, "line": line})
