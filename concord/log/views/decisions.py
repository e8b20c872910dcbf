"""The decision sheet, each point on it, and what its decisions lead to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.core.ui.answering import found_or_404
from concord.group.models import Meeting
from concord.group.queries import meeting_of, meeting_page
from concord.group.queries.confidential import sees_confidential

from .. import commands
from ..forms.decisions import DecisionForm, MergeForm, OpenForm, PositionForm, RoundForm
from ..forms.periods import ReplyForm
from ..models import Decision, Point, PositionRound
from ..queries.deciding import decide_page
from ..queries.decisions import current_decision, meeting_for, next_undecided, point_of, sheet_to_return_to
from ..queries.minutes import minutes_of
from ..queries.positions import RoundPage, round_of, round_page, sealed_round
from ..queries.replies import asked_with, request_of
from ..queries.sheet import decision_sheet, merge_choices
from ..rules.verdicts import LEFT
from ..terms import PeriodState
from .officer import period_or_404


def point_or_404(reference: str) -> Point:
    return found_or_404(point_of(reference))


def meeting_or_refuse(point: Point) -> Meeting:
    meeting = meeting_for(point.period, timezone.localdate())
    if meeting is None:
        raise RuleBroken("There is no meeting to decide at. Plan one and take attendance first.")
    return meeting


def to_sheet(request: Request, point: Point) -> HttpResponse:
    """On to the next point without a decision, or back to the sheet when none is left."""
    after = next_undecided(point.period, point)
    if after is not None:
        return redirect("log:decide", area=request.area.slug, reference=after.reference)
    return redirect("log:decision_sheet", area=request.area.slug, reference=sheet_to_return_to(point).reference)


@requires(Permission.SEE_POINTS)
def sheet(request: Request, reference: str) -> HttpResponse:
    found = period_or_404(reference)
    if found.state in {"planned", "open"}:
        raise RuleBroken("Returns can still come in, so there is no decision sheet yet.")
    page = decision_sheet(found, timezone.localdate())
    return render(request, "log/decision_sheet.html", {"sheet": page, "first": next_undecided(found)})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def build_sheet(request: Request, reference: str) -> HttpResponse:
    asked = commands.build_sheet(period=period_or_404(reference), by=request.person, at=timezone.now())
    words = plural(asked, "request for a reply", "requests for a reply") if asked else "No request for a reply"
    messages.success(request, f"The sheet is ready. {words} went out to organisations that points name.")
    return redirect("log:decision_sheet", area=request.area.slug, reference=reference)


@require_POST
@requires(Permission.RECORD_DECISIONS)
def finish_deciding(request: Request, reference: str) -> HttpResponse:
    commands.finish_deciding(period=period_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, "Every point has its decision. Write the report next.")
    return redirect("log:decision_sheet", area=request.area.slug, reference=reference)


@requires(Permission.RECORD_DECISIONS)
def decide(request: Request, reference: str) -> HttpResponse:
    """One point at a time: decide, and the next one opens. Each decision is saved on its own."""
    point = point_or_404(reference)
    if point.merged_into is not None:
        return to_merged(request, point.merged_into, point)
    meeting, current = meeting_or_refuse(point), current_decision(point)
    form = decision_form(request, point, current)
    if request.method == "POST" and form.is_valid():
        try:
            made = decided(request, point, meeting, commands.DecisionInput(**form.choice()), current)
        except RuleBroken as error:
            form.refuse(error)
        else:
            say_recorded(request, made)
            if current is not None and current.verdict not in LEFT:  # a correction is no step through a sheet
                return redirect("log:decision_sheet", area=request.area.slug, reference=point.period.reference)
            return to_sheet(request, point)
    return draw_decide(request, point, meeting, form)


def decision_form(request: Request, point: Point, current: Decision | None) -> DecisionForm:
    return DecisionForm(
        request.POST if request.method == "POST" else None,
        point=point,
        current=current,
        keys=request.person.single_keys,
        wins=request.GET.get("win") == "yes",
    )


def draw_decide(request: Request, point: Point, meeting: Meeting, form: DecisionForm) -> HttpResponse:
    page = decide_page(point, meeting, timezone.localdate())
    return render(request, "log/decide.html", {"page": page, "point": point, "form": form, "current": form.current})


def say_recorded(request: Request, made: Decision) -> None:
    """What was recorded, and who was asked to reply because of it."""
    win = {True: ", a win", False: ", not a win", None: ""}[made.win]
    words = f"{made.reference}: {made.get_verdict_display().lower()}{win}."
    for asked in asked_with(made):
        until = f"{asked.window_ends_on.day} {asked.window_ends_on:%B %Y}"
        may_reply = f"may reply until {until}" if asked.is_asked else "has no e-mail address: ask it in another way"
        words += f" {asked.organisation_name} {may_reply}."
    messages.success(request, words)


def decided(
    request: Request, point: Point, meeting: Meeting, choice: commands.DecisionInput, current: Decision | None
) -> Decision:
    if current is None:
        return commands.record_decision(
            point=point, choice=choice, meeting=meeting, by=request.person, at=timezone.now()
        )
    return commands.correct_decision(
        decision=current, choice=choice, meeting=meeting, by=request.person, at=timezone.now()
    )


def to_merged(request: Request, into: Point, point: Point) -> HttpResponse:
    words = f"{point.reference} was merged into this point. Decide here, for both."
    if request.method == "POST":
        typed = request.POST.get("reason", "")[:600]
        words += f" Nothing was recorded on {point.reference}." + (f" You had written: {typed}" if typed else "")
    messages.warning(request, words)
    return redirect("log:decide", area=request.area.slug, reference=into.reference)


@requires(Permission.RECORD_DECISIONS)
def merge(request: Request, reference: str) -> HttpResponse:
    point = point_or_404(reference)
    number, others = merge_choices(point)
    initial = {"into": request.GET.get("into", "")[:40]}
    form = MergeForm(request.POST if request.method == "POST" else None, others=others, initial=initial)
    if request.method == "POST" and form.is_valid():
        into = form.others[form.cleaned_data["into"]]
        try:
            commands.merge_points(into=into, points=[point], by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.add_error("into", error.message)
        else:
            messages.success(request, f"{number} is merged, and the sources of both stand together here.")
            return redirect("log:decide", area=request.area.slug, reference=into.reference)
    return render(request, "log/merge.html", {"form": form, "point": point, "number": number, "others": others})


@require_POST
@requires(Permission.RECORD_DECISIONS)
def split(request: Request, reference: str) -> HttpResponse:
    point = point_or_404(reference)
    commands.split_points(point=point, by=request.person, at=timezone.now())
    messages.success(request, "The point stands on its own again.")
    return redirect("log:decide", area=request.area.slug, reference=reference)


@require_POST
@requires(Permission.RECORD_DECISIONS)
def object_to(request: Request, reference: str) -> HttpResponse:
    """Somebody objects to what is proposed by consent: ask for sealed positions on it."""
    point, form = point_or_404(reference), RoundForm(request.POST)
    found = sealed_round(point)
    if found is None:
        meeting = meeting_or_refuse(point)
        try:
            found = propose(request, point, meeting, form)
        except RuleBroken as error:
            typed = decision_form(request, point, current_decision(point))
            # Of what was typed only the proposal counts yet.
            typed.errors.clear()
            typed.refuse(error)
            return draw_decide(request, point, meeting, typed)
    return redirect("log:positions", area=request.area.slug, uid=found.uid)


def propose(request: Request, point: Point, meeting: Meeting, form: RoundForm) -> PositionRound:
    if not form.is_valid():
        raise RuleBroken("Choose what is proposed first. Whoever objects, objects to that.", field="verdict")
    return commands.open_round(point=point, meeting=meeting, by=request.person, at=timezone.now(), **form.facts())


def round_or_404(uid: str) -> PositionRound:
    return found_or_404(round_of(uid))


@requires(Permission.TAKE_POSITION, Permission.RECORD_DECISIONS)
def positions(request: Request, uid: str) -> HttpResponse:
    """Take positions one by one; nobody sees any before they are opened, and never whose."""
    found = round_or_404(uid)
    for_others = may(request.person, Permission.RECORD_DECISIONS, request.area)
    page = round_page(found, request.person, for_others=for_others)
    form = PositionForm(request.POST if request.method == "POST" else None, people=page.people)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            commands.take_position(
                round=found,
                person=form.people[typed["person"]],
                consents=typed["consents"],
                reason=typed["reason"],
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "The position is sealed.")
            return redirect("log:positions", area=request.area.slug, uid=uid)
    return draw_positions(request, page, form, OpenForm(prefix="open"))


@require_POST
@requires(Permission.RECORD_DECISIONS)
def open_positions(request: Request, uid: str) -> HttpResponse:
    found, form = round_or_404(uid), OpenForm(request.POST, prefix="open")
    if form.is_valid():
        try:
            made = commands.open_positions(round=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            say_recorded(request, made)
            return redirect("log:positions", area=request.area.slug, uid=uid)
    page = round_page(found, request.person, for_others=True)
    return draw_positions(request, page, PositionForm(people=page.people), form)


def draw_positions(request: Request, page: RoundPage, form: PositionForm, open_form: OpenForm) -> HttpResponse:
    context = {"page": page, "form": form, "open_form": open_form, "has_errors": bool(open_form.errors)}
    if may(request.person, Permission.RECORD_DECISIONS, request.area):
        context["next"] = next_undecided(page.round.point.period, page.round.point)
    return render(request, "log/positions.html", context)


@require_POST
@requires(Permission.RECORD_DECISIONS)
def withdraw_objection(request: Request, uid: str) -> HttpResponse:
    found = round_or_404(uid)
    commands.withdraw_round(round=found, by=request.person, at=timezone.now())
    messages.success(request, "The objection is withdrawn. The positions were not read.")
    return redirect("log:decide", area=request.area.slug, reference=found.point.reference)


@requires(Permission.SEE_POINTS)
def minutes(request: Request, reference: str) -> HttpResponse:
    """What a meeting decided and agreed, to print."""
    meeting = found_or_404(meeting_of(reference))
    page = meeting_page(meeting, confidential=sees_confidential(request.person, request.area))
    return render(request, "log/minutes.html", {"page": page, "minutes": minutes_of(meeting)})


@by_link(Purpose.REPLY)
def reply(request: Request) -> HttpResponse:
    """An organisation replies by its own link, before the board sees the point."""
    asked = found_or_404(request_of(request.link.subject_key))
    if asked.point.withdrawn_at is not None:
        return render(request, "log/reply_closed.html", {"asked": asked})
    adds = bool(asked.reply) and asked.point.period.state == PeriodState.REPORTED
    initial = {} if adds else {"text": asked.reply, "name": asked.replied_name}
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=initial)
    if adds:
        form.fields["text"].label = "What you want to add"
    if request.method == "POST" and form.is_valid():
        commands.record_reply(request=asked, by=None, at=timezone.now(), **form.cleaned_data)
        return redirect("log:reply_sent", area=request.area.slug)
    return render(request, "log/reply.html", {"form": form, "asked": asked, "adds": adds})


@by_link(Purpose.REPLY)
def reply_sent(request: Request) -> HttpResponse:
    asked = request_of(request.link.subject_key)
    return render(request, "log/reply_sent.html", {"asked": asked})
