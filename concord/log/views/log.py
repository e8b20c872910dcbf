"""The log: search, each point, registers, trends, repeats; each number two clicks from its points."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.agreement.queries import texts_in_force
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.queries import partners
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import write_csv

from .. import commands
from ..exports.lists import points_table, uses_table
from ..forms.follow_up import FollowUpForm, JudgeForm, PracticeForm, UseForm, WinStoryForm
from ..models import Period, Point
from ..queries.log import learning, log_points, point_page, practices, shown_points, uses, wins
from ..queries.repeats import repeat_line, repeat_of, repeat_rows, repeats_page
from ..terms import Box, Use, Verdict
from .officer import download

PER_PAGE = 25
CHOSEN = ("box", "sector", "organisation", "commitment", "decision", "period", "search")


def choices(request: Request) -> dict[str, list[tuple[str, str]]]:
    """What the filter of the log offers."""
    day = timezone.localdate()
    return {
        "box": [(str(box), f"{box}. {label}") for box, label in Box.choices],
        "sector": list(Sector.choices),
        "organisation": [(str(body.uid), str(body)) for body in partners(request.area)],
        "commitment": [(str(text.commitment_id), str(text)) for text in texts_in_force(request.area, day)],
        "decision": [*Verdict.choices, ("win", "Win"), ("undecided", "No decision yet")],
        "period": [(p.reference, str(p)) for p in Period.objects.order_by("-opens_on")],
    }


def chosen(request: Request, offered: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """What was chosen, as far as it is on offer; words are searched as they are."""
    found = {key: request.GET.get(key, "").replace("\x00", "")[:200] for key in CHOSEN}
    return {key: value for key, value in found.items() if key == "search" or value in dict(offered[key])}


@requires(Permission.SEE_POINTS)
def log(request: Request) -> HttpResponse:
    offered = choices(request)
    found = chosen(request, offered)
    page = Paginator(log_points(request.area, found), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/log.html", {"page": page, "offered": offered, "chosen": found})


@requires(Permission.SEE_POINTS)
def export_points(request: Request) -> HttpResponse:
    found = log_points(request.area, chosen(request, choices(request)))
    table = points_table(found)
    return download(f"{request.area.slug}-log.csv", write_csv(table.columns, table.rows))


@requires(Permission.SEE_POINTS)
def point(request: Request, reference: str) -> HttpResponse:
    page = point_page(reference, request.area)
    if page is None:
        raise Http404
    return render(request, "log/point.html", {"page": page})


def shown_or_404(request: Request, reference: str) -> Point:
    found = (
        shown_points(request.area)
        .select_related("area", "period__group", "period__meeting")
        .filter(reference=reference)
        .first()
    )
    if found is None:
        raise Http404
    return found


def back_to_point(request: Request, reference: str, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("log:point", area=request.area.slug, reference=reference)


@requires(Permission.RECORD_DECISIONS)
def make_action(request: Request, reference: str) -> HttpResponse:
    found, today = shown_or_404(request, reference), timezone.localdate()
    form = FollowUpForm(request.POST if request.method == "POST" else None, point=found, on=today)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            made = commands.make_action(
                point=found,
                text=typed["text"],
                due_on=typed["due_on"],
                owner=form.people[typed["owner"]],
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return back_to_point(request, reference, f"Action {made.reference} is agreed.")
    return render(
        request,
        "log/follow_up.html",
        {"form": form, "point": found, "title": "Make it an action", "verb": "Agree the action"},
    )


@requires(Permission.RECORD_DECISIONS)
def add_learning(request: Request, reference: str) -> HttpResponse:
    found, today = shown_or_404(request, reference), timezone.localdate()
    form = FollowUpForm(request.POST if request.method == "POST" else None, point=found, on=today)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        owner = form.people[typed["owner"]]
        commands.add_learning(
            point=found, text=typed["text"], owner=owner, due_on=typed["due_on"], by=request.person, at=timezone.now()
        )
        return back_to_point(request, reference, "It is in the learning log.")
    return render(
        request,
        "log/follow_up.html",
        {"form": form, "point": found, "title": "Learn from it", "verb": "Add to the learning log"},
    )


@requires(Permission.MANAGE_LEARNING)
def add_practice(request: Request, reference: str) -> HttpResponse:
    found = shown_or_404(request, reference)
    form = PracticeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        commands.add_practice(point=found, facts=form.cleaned_data, by=request.person, at=timezone.now())
        return back_to_point(request, reference, "It is in the good-practice log.")
    return render(
        request,
        "log/follow_up.html",
        {"form": form, "point": found, "title": "Good practice", "verb": "Add to the log"},
    )


@requires(Permission.MANAGE_LEARNING)
def describe_win(request: Request, reference: str) -> HttpResponse:
    found = shown_or_404(request, reference)
    story = getattr(found, "win_story", None)
    names = ("title", "story", "branded", "contribution", "other_factors")
    initial = {name: getattr(story, name) for name in names} if story else {}
    form = WinStoryForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.describe_win(point=found, facts=form.cleaned_data, by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.add_error(None, error.message)
        else:
            return back_to_point(request, reference, "Saved.")
    return render(
        request, "log/follow_up.html", {"form": form, "point": found, "title": "Describe the win", "verb": "Save"}
    )


@requires(Permission.MANAGE_LEARNING)
def mark_uses(request: Request, reference: str) -> HttpResponse:
    found = shown_or_404(request, reference)
    there = list(found.uses.all())
    initial = {"uses": [use.use for use in there], "topic": there[0].topic if there else ""}
    form = UseForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.mark_uses(point=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        return back_to_point(request, reference, "Saved.")
    return render(
        request, "log/follow_up.html", {"form": form, "point": found, "title": "What it is useful for", "verb": "Save"}
    )


@requires(Permission.SEE_POINTS)
def wins_and_learning(request: Request) -> HttpResponse:
    """Wins, learning, good practice, and what is ready for evaluation, planning and training."""
    use = request.GET.get("use", "") if request.GET.get("use", "") in Use.values else ""
    context = {
        "wins": Paginator(wins(request.area), PER_PAGE).get_page(request.GET.get("page")),
        "learning": learning(request.area)[:200],
        "practices": practices(request.area)[:200],
        "uses": uses(request.area, use)[:200],
        "use": use,
        "use_choices": Use.choices,
        "today": timezone.localdate(),
    }
    return render(request, "log/registers.html", context)


@requires(Permission.SEE_POINTS)
def export_uses(request: Request) -> HttpResponse:
    table = uses_table(uses(request.area, ""))
    return download(f"{request.area.slug}-evaluation-planning-training.csv", write_csv(table.columns, table.rows))


@requires(Permission.SEE_POINTS)
def repeats(request: Request) -> HttpResponse:
    return render(request, "log/repeats.html", {"page": repeats_page(request.area)})


@requires(Permission.MANAGE_LEARNING)
def judge_repeat(request: Request, uid: str) -> HttpResponse:
    found = repeat_of(uid)
    if found is None:
        raise Http404
    line = next(repeat_line(row) for row in repeat_rows(request.area) if row.pk == found.pk)
    form = JudgeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        commands.judge_repeat(repeat=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("log:repeats", area=request.area.slug)
    return render(request, "log/judge_repeat.html", {"form": form, "line": line})


@requires(Permission.MANAGE_LEARNING)
def tackle_repeat(request: Request, uid: str) -> HttpResponse:
    found = repeat_of(uid)
    newest = found and found.evidence.select_related("point__area").order_by("-point__period__opens_on").first()
    if found is None or newest is None:
        raise Http404
    form = FollowUpForm(request.POST if request.method == "POST" else None, point=newest.point, on=timezone.localdate())  # type: ignore[union-attr]  # the newest row of evidence
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            made = commands.tackle_repeat(
                repeat=found,
                text=typed["text"],
                due_on=typed["due_on"],
                owner=form.people[typed["owner"]],
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, f"Action {made.reference} is agreed.")
            return redirect("log:repeats", area=request.area.slug)
    return render(
        request,
        "log/follow_up.html",
        {"form": form, "point": newest.point, "title": "Tackle it", "verb": "Agree the action"},  # type: ignore[union-attr]  # the newest row of evidence
    )
