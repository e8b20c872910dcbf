"""What is made of a point: an action, something to learn, good practice, a quick win, a win that is told."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import Form
from concord.group.queries import next_meeting

from .. import commands
from ..forms.follow_up import (
    FollowUpForm,
    LearningForm,
    PracticeForm,
    TellingForm,
    UseForm,
    WinStoryForm,
    WithdrawForm,
)
from ..models import Point
from ..queries.decisions import midnight
from ..queries.log import shown_points, withdrawn_points
from ..terms import Box

# Without a meeting in the diary, a follow-up is due after so many days.
USUAL_DAYS = 42


def shown_or_404(request: Request, reference: str) -> Point:
    joined = ("area", "period__group", "period__meeting", "about_organisation", "about_unit", "commitment_text")
    return found_or_404(shown_points(request.area).select_related(*joined).filter(reference=reference).first())


def usual_day(point: Point) -> date:
    """The day of the first meeting after today, or some weeks from now."""
    today = timezone.localdate()
    meeting = next_meeting(point.period.group, midnight(today + timedelta(days=1)))
    return timezone.localdate(meeting.starts_at) if meeting else today + timedelta(days=USUAL_DAYS)


def action_defaults(request: Request, point: Point) -> dict[str, Any]:
    """What usually fits, so that one press is enough: an idea's own words, the person themself, the next meeting."""
    words = point.text[:400] if point.box == Box.GOOD_PRACTICE else ""
    return {"text": words, "owner": str(request.person.uid), "due_on": usual_day(point)}


def back_to_point(request: Request, reference: str, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("log:point", area=request.area.slug, reference=reference)


def follow_up(
    request: Request, point: Point, form: Form, make: Callable[[], str], title: str, verb: str
) -> HttpResponse:
    """The page of one follow-up; `make` does it and says so."""
    if request.method == "POST" and form.is_valid():
        try:
            return back_to_point(request, point.reference, make())
        except RuleBroken as error:
            form.refuse(error)
    return render(request, "log/follow_up.html", {"form": form, "point": point, "title": title, "verb": verb})


@requires(Permission.RECORD_DECISIONS)
def make_action(request: Request, reference: str) -> HttpResponse:
    point, now = shown_or_404(request, reference), timezone.now()
    initial = action_defaults(request, point)
    form = FollowUpForm(
        request.POST if request.method == "POST" else None, point=point, initial=initial, on=timezone.localdate()
    )

    def make() -> str:
        made = commands.make_action(point=point, by=request.person, at=now, **form.facts())
        return f"Action {made.reference} is agreed."

    return follow_up(request, point, form, make, "Agree an action", "Agree the action")


@requires(Permission.RECORD_DECISIONS)
def add_learning(request: Request, reference: str) -> HttpResponse:
    point, now = shown_or_404(request, reference), timezone.now()
    initial = action_defaults(request, point) | {"text": point.text[:600]}
    form = LearningForm(
        request.POST if request.method == "POST" else None, area=request.area, initial=initial, on=timezone.localdate()
    )

    def make() -> str:
        commands.add_learning(point=point, by=request.person, at=now, **form.facts())
        return "It is in the learning log."

    return follow_up(request, point, form, make, "Learn from it", "Add to the learning log")


@requires(Permission.MANAGE_LEARNING)
def add_practice(request: Request, reference: str) -> HttpResponse:
    point, now = shown_or_404(request, reference), timezone.now()
    where = point.about_unit or point.about_name
    form = PracticeForm(
        request.POST if request.method == "POST" else None, initial={"how_it_works": point.text, "contact": str(where)}
    )

    def make() -> str:
        commands.add_practice(point=point, facts=form.cleaned_data, by=request.person, at=now)
        return "It is in the good-practice log."

    return follow_up(request, point, form, make, "Add to the good-practice log", "Add to the log")


@requires(Permission.MANAGE_LEARNING)
def describe_win(request: Request, reference: str) -> HttpResponse:
    point, now = shown_or_404(request, reference), timezone.now()
    initial = WinStoryForm.initial_of(getattr(point, "win_story", None)) or {"title": point.text[:120]}
    form = WinStoryForm(request.POST if request.method == "POST" else None, initial=initial)

    def make() -> str:
        commands.describe_win(point=point, facts=form.cleaned_data, by=request.person, at=now)
        return "The story of the win is saved."

    return follow_up(request, point, form, make, "Tell the win", "Save")


@requires(Permission.MANAGE_LEARNING)
def note_telling(request: Request, reference: str) -> HttpResponse:
    point, now = shown_or_404(request, reference), timezone.now()
    data, today = request.POST if request.method == "POST" else None, timezone.localdate()
    form = TellingForm(data, area=request.area, initial={"told_on": today})

    def make() -> str:
        commands.note_telling(point=point, by=request.person, at=now, **form.cleaned_data)
        return "It is noted where the win was told."

    return follow_up(request, point, form, make, "Where was this win told?", "Save")


@requires(Permission.MANAGE_LEARNING)
def mark_uses(request: Request, reference: str) -> HttpResponse:
    point, now = shown_or_404(request, reference), timezone.now()
    there = list(point.uses.all())
    initial = {"uses": [use.use for use in there], "topic": there[0].topic if there else ""}
    form = UseForm(request.POST if request.method == "POST" else None, initial=initial)

    def make() -> str:
        commands.mark_uses(point=point, by=request.person, at=now, **form.cleaned_data)
        return "It is noted what this point is useful for."

    return follow_up(request, point, form, make, "What is it useful for?", "Save")


@require_POST
@requires(Permission.MANAGE_LEARNING)
def remove_practice(request: Request, uid: str) -> HttpResponse:
    words = "It is no longer in the good-practice log."
    if commands.remove_practice(uid=uid, by=request.person, at=timezone.now()) is None:
        raise Http404
    messages.success(request, words)
    return redirect("log:practice", area=request.area.slug)


@requires(Permission.MANAGE_PERIODS)
def withdraw_point(request: Request, reference: str) -> HttpResponse:
    """Out of the lists and figures, with a reason; it stays among the corrections."""
    point = shown_or_404(request, reference)
    form = WithdrawForm(request.POST if request.method == "POST" else None, point=point)
    if request.method == "POST" and form.is_valid():
        try:
            commands.withdraw_point(point=point, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"{reference} is withdrawn. It stands among the corrections.")
            return redirect("home:corrections", area=request.area.slug)
    shown = {"form": form, "point": point, "title": "Withdraw the point", "verb": "Withdraw it", "withdraws": True}
    return render(request, "log/follow_up.html", shown)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def restore_point(request: Request, reference: str) -> HttpResponse:
    found = found_or_404(
        withdrawn_points(request.area).select_related("area", "period").filter(reference=reference).first()
    )
    commands.restore_point(point=found, by=request.person, at=timezone.now())
    return back_to_point(request, reference, "The point is back where it stood.")
