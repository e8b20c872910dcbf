"""The decision sheet, each point on it, and what its decisions lead to."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.group.models import Meeting

from .. import commands
from ..forms.decisions import DecisionForm, MergeForm, PositionForm, RoundForm
from ..forms.periods import ReplyForm
from ..models import Point, PositionRound
from ..queries.decisions import (
    decision_sheet,
    meeting_for,
    next_undecided,
    point_of,
    seats_at,
    sheet_point,
    sheet_points,
)
from ..queries.replies import request_of
from ..rules.verdicts import PositionFact, position_words
from .officer import period_or_404


def point_or_404(reference: str) -> Point:
    point = point_of(reference)
    if point is None:
        raise Http404
    return point


def meeting_or_refuse(point: Point) -> Meeting:
    meeting = meeting_for(point.period)
    if meeting is None:
        raise RuleBroken("There is no meeting to decide at. Plan one and take attendance first.")
    return meeting


def to_sheet(request: Request, point: Point) -> HttpResponse:
    """On to the next point without a decision, or back to the sheet when none is left."""
    after = next_undecided(point.period, point)
    if after is not None:
        return redirect("log:decide", area=request.area.slug, reference=after.reference)
    return redirect("log:decision_sheet", area=request.area.slug, reference=point.period.reference)


@requires(Permission.SEE_POINTS)
def sheet(request: Request, reference: str) -> HttpResponse:
    found = period_or_404(reference)
    if found.state in {"planned", "open"}:
        raise RuleBroken("Returns can still come in, so there is no decision sheet yet.")
    first = next_undecided(found)
    return render(request, "log/decision_sheet.html", {"sheet": decision_sheet(found), "first": first})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def build_sheet(request: Request, reference: str) -> HttpResponse:
    asked = commands.build_sheet(period=period_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, f"The sheet is ready. {asked} organisations named in points were asked to reply.")
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
    meeting = meeting_or_refuse(point)
    current = point.decisions.filter(is_current=True).first()
    form = DecisionForm(request.POST if request.method == "POST" else None, point=point)
    if request.method == "POST" and form.is_valid():
        choice = commands.DecisionInput(**form.choice())
        try:
            if current is None:
                made = commands.record_decision(
                    point=point, choice=choice, meeting=meeting, by=request.person, at=timezone.now()
                )
            else:
                made = commands.correct_decision(
                    decision=current, choice=choice, meeting=meeting, by=request.person, at=timezone.now()
                )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, f"{made.reference}: {made.get_verdict_display().lower()}.")
            return to_sheet(request, point)
    return render(request, "log/decide.html", decide_context(request, point, meeting, form, current))


def decide_context(
    request: Request, point: Point, meeting: Meeting, form: DecisionForm, current: object
) -> dict[str, object]:
    rows = list(sheet_points(point.period))
    line = next((sheet_point(row, []) for row in rows if row.pk == point.pk), None)
    seats = seats_at(meeting, point)
    aside = {seat.person for seat in seats if seat.stands_aside}
    names = [str(a.person) for a in meeting.attendances.select_related("person") if a.person_id in aside]
    done = sum(bool(row.current) for row in rows)  # type: ignore[attr-defined]  # prefetched
    return {
        "point": point,
        "line": line,
        "form": form,
        "meeting": meeting,
        "current": current,
        "aside": names,
        "done": done,
        "total": len(rows),
        "round_form": RoundForm(),
    }


@requires(Permission.RECORD_DECISIONS)
def merge(request: Request, reference: str) -> HttpResponse:
    point = point_or_404(reference)
    others = list(Point.objects.tabled().standing().filter(period=point.period, box=point.box).exclude(pk=point.pk))
    form = MergeForm(request.POST if request.method == "POST" else None, point=point, others=others)
    if request.method == "POST" and form.is_valid():
        into = form.others[form.cleaned_data["into"]]
        try:
            commands.merge_points(into=into, points=[point], by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.add_error("into", error.message)
        else:
            messages.success(request, f"Merged into {into.reference}; its sources now include this one.")
            return redirect("log:decide", area=request.area.slug, reference=into.reference)
    return render(request, "log/merge.html", {"form": form, "point": point})


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
    """Somebody objects: ask for sealed positions on what is proposed."""
    point = point_or_404(reference)
    form = RoundForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose what is proposed first.")
        return redirect("log:decide", area=request.area.slug, reference=reference)
    made = commands.open_round(
        point=point, meeting=meeting_or_refuse(point), by=request.person, at=timezone.now(), **form.cleaned_data
    )
    return redirect("log:positions", area=request.area.slug, uid=made.uid)


def round_or_404(uid: str) -> PositionRound:
    found = (
        PositionRound.objects.select_related("point__period", "point__area", "meeting__group", "area")
        .filter(uid=uid)
        .first()
    )
    if found is None:
        raise Http404
    return found


@requires(Permission.TAKE_POSITION, Permission.RECORD_DECISIONS)
def positions(request: Request, uid: str) -> HttpResponse:
    """Take positions one by one; nobody sees any before they are opened, and never whose."""
    found = round_or_404(uid)
    seats = [s for s in seats_at(found.meeting, found.point) if not s.stands_aside]
    people = {s.person: s for s in seats}
    who = [a.person for a in found.meeting.attendances.select_related("person") if a.person_id in people]
    form = PositionForm(request.POST if request.method == "POST" else None)
    form.fields["person"].choices = [(str(p.uid), str(p)) for p in who]  # type: ignore[attr-defined]  # a choice field
    if request.method == "POST" and form.is_valid():
        person = next((p for p in who if str(p.uid) == form.cleaned_data["person"]), request.person)
        try:
            commands.take_position(
                round=found,
                person=person,
                consents=form.cleaned_data["consents"],
                reason=form.cleaned_data["reason"],
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "The position is sealed.")
            return redirect("log:positions", area=request.area.slug, uid=uid)
    taken = found.positions.count()
    words = (
        position_words([PositionFact(p.sector, p.consents, p.reason) for p in found.positions.all()])
        if found.opened_at
        else []
    )
    context = {"round": found, "form": form, "taken": taken, "seats": len(seats), "position_words": words}
    return render(request, "log/positions.html", context)


@require_POST
@requires(Permission.RECORD_DECISIONS)
def open_positions(request: Request, uid: str) -> HttpResponse:
    found = round_or_404(uid)
    choice = commands.DecisionInput(verdict=found.verdict)
    made = commands.open_positions(round=found, choice=choice, by=request.person, at=timezone.now())
    messages.success(request, f"{made.reference}: {made.get_verdict_display().lower()}.")
    return redirect("log:positions", area=request.area.slug, uid=uid)


@by_link(Purpose.REPLY)
def reply(request: Request) -> HttpResponse:
    """An organisation replies by its own link, before the board sees the point."""
    asked = request_of(request.link.subject_key)
    if asked is None:
        raise Http404
    initial = {"text": asked.reply, "name": asked.replied_name or request.link.to_name}
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.record_reply(request=asked, by=None, at=timezone.now(), **form.cleaned_data)
        return redirect("log:reply_sent", area=request.area.slug)
    return render(request, "log/reply.html", {"form": form, "asked": asked})


@by_link(Purpose.REPLY)
def reply_sent(request: Request) -> HttpResponse:
    asked = request_of(request.link.subject_key)
    return render(request, "log/reply_sent.html", {"asked": asked})
