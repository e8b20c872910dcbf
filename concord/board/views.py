"""Pages of the board's report: written, approved, issued, answered."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link_or, requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log.terms import Box

from . import commands, exports
from .forms import AddendumForm, AnswerForm, BoardMeetingForm, JudgeForm, LineForm, StartReportForm, WriteForm
from .models import BoardReport
from .queries import board_meeting_of, calendar_page, page_of, report_of, reports_page, strategic_page
from .rules.page import LIMITS
from .terms import ReportState

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


def report_or_404(reference: str) -> BoardReport:
    report = report_of(reference)
    if report is None:
        raise Http404
    return report


def to_report(request: Request, report: BoardReport) -> HttpResponse:
    return redirect("board:report", area=request.area.slug, reference=report.reference)


@requires(Permission.SEE_REPORTS)
def reports(request: Request) -> HttpResponse:
    shown: dict[str, Any] = {"page": reports_page(request.area, timezone.now())}
    if may(request.person, Permission.SEE_POINTS, request.area):
        shown["strategic"] = strategic_page(request.area)
    return render(request, "board/reports.html", shown)


def judge(name: str, words: str, *, fills: bool = False) -> Any:
    """A button that judges a suggestion for the strategic level; `fills`: it may go straight onto a page."""

    @require_POST
    @requires(Permission.WRITE_REPORT)
    def view(request: Request) -> HttpResponse:
        form = JudgeForm(request.POST)
        if not form.is_valid():
            raise Http404
        key, reference = form.cleaned_data["key"], form.cleaned_data["report"] if fills else ""
        page = {"report": report_or_404(reference)} if reference else {}
        getattr(commands, name)(area=request.area, key=key, by=request.person, at=timezone.now(), **page)
        messages.success(request, f"It is on the page {reference}." if reference else words)
        return redirect("board:reports", area=request.area.slug)

    return view


escalate = judge("escalate", "It is kept as something for the strategic level.", fills=True)
dismiss = judge("dismiss", "It is left where it is.")


@requires(Permission.SEE_REPORTS)
def calendar(request: Request) -> HttpResponse:
    return render(request, "board/calendar.html", {"page": calendar_page(request.area, timezone.now())})


def meeting_page(request: Request, form: BoardMeetingForm, title: str, verb: str, **known: Any) -> HttpResponse:
    """A meeting of the board typed and kept: a new one, or with `known["meeting"]` that one changed."""
    command = commands.change_board_meeting if known.get("meeting") else commands.plan_board_meeting
    if request.method == "POST" and form.is_valid():
        try:
            command(**known, **form.facts(), by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, "The meeting is in the calendar.")
            return redirect("board:reports", area=request.area.slug)
    return render(request, "board/form.html", {"form": form, "title": title, "verb": verb})


@requires(Permission.WRITE_REPORT)
def plan_board_meeting(request: Request) -> HttpResponse:
    form = BoardMeetingForm(request.POST if request.method == "POST" else None)
    return meeting_page(request, form, "Add a meeting of the board", "Add it", area=request.area)


@requires(Permission.WRITE_REPORT)
def change_board_meeting(request: Request, moment: str) -> HttpResponse:
    meeting = board_meeting_of(request.area, moment)
    if meeting is None:
        raise Http404
    starts = timezone.localtime(meeting.starts_at)
    initial = {"on": starts.date(), "starts": f"{starts:%H:%M}", "papers_due_on": meeting.papers_due_on}
    form = BoardMeetingForm(
        request.POST if request.method == "POST" else None, initial={**initial, "place": meeting.place}
    )
    return meeting_page(request, form, "Change a meeting of the board", "Save", meeting=meeting)


@requires(Permission.WRITE_REPORT)
def start_report(request: Request) -> HttpResponse:
    form = StartReportForm(request.POST if request.method == "POST" else None, area=request.area, at=timezone.now())
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            report = commands.start_report(
                board_meeting=form.meetings[typed["meeting"]],
                periods=[form.found[ref] for ref in typed["periods"]],
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            return to_report(request, report)
    return render(request, "board/form.html", {"form": form, "title": "Start a report", "verb": "Start it"})


@requires(Permission.SEE_REPORTS)
def report(request: Request, reference: str) -> HttpResponse:
    """The page at its permanent address: the draft for the group, the issued page for all who may read reports."""
    found = report_or_404(reference)
    if found.state != ReportState.ISSUED and not request_may_see_draft(request):
        raise AccessDenied("This report is not issued yet.")
    page = page_of(found, on=timezone.localdate())
    shown = {"report": found, "page": page, "formats": exports.FORMATS, "print_step": exports.print_step(page)}
    return render(request, "board/report.html", shown)


def request_may_see_draft(request: Request) -> bool:
    drafts = (Permission.WRITE_REPORT, Permission.APPROVE_REPORT, Permission.SEE_POINTS)
    return any(may(request.person, permission, request.area) for permission in drafts)


@requires(Permission.SEE_REPORTS)
def report_file(request: Request, reference: str, kind: str) -> HttpResponse:
    found = report_or_404(reference)
    if kind not in TYPES:
        raise Http404
    if found.state != ReportState.ISSUED and not request_may_see_draft(request):
        raise AccessDenied("This report is not issued yet.")
    large = "large" in request.GET
    page = page_of(found, on=timezone.localdate())
    response = HttpResponse(exports.render(page, kind, large_print=large), content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{reference}{"-large" if large else ""}.{kind}"'
    return response


@requires(Permission.WRITE_REPORT)
def choose_line(request: Request, reference: str, box: int) -> HttpResponse:
    if box not in Box.values:
        raise Http404
    found = report_or_404(reference)
    line = next(row for row in found.lines.all() if row.box == box)
    initial = {"point": line.point.reference if line.point else "", "wording": line.wording, "reason": line.reason}
    form = LineForm(request.POST if request.method == "POST" else None, report=found, box=box, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            commands.choose_line(
                report=found,
                box=box,
                point=form.points.get(typed["point"]),
                wording=typed["wording"],
                reason=typed["reason"],
                by=request.person,
                at=timezone.now(),
            )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, f"The line of box {box} is saved.")
            return to_report(request, found)
    return render(request, "board/line.html", {"form": form, "report": found, "box": box, "heading": Box(box).label})


@requires(Permission.WRITE_REPORT)
def write_report(request: Request, reference: str) -> HttpResponse:
    found = report_or_404(reference)
    initial = {name: getattr(found, name) for name in WriteForm.base_fields}
    form = WriteForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.write_report(report=found, changes=form.cleaned_data, by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Saved.")
            return to_report(request, found)
    return render(request, "board/write.html", {"form": form, "report": found, "limits": LIMITS})


def step(name: str, permission: Permission, words: str, *, stamped: bool = False) -> Any:
    """A page that takes one step of the report by a button; `stamped`: only with the page as it was read."""

    @require_POST
    @requires(permission)
    def view(request: Request, reference: str) -> HttpResponse:
        found = report_or_404(reference)
        seen = {"seen": request.POST.get("seen", "") or "nothing"} if stamped else {}
        getattr(commands, name)(report=found, by=request.person, at=timezone.now(), **seen)
        messages.success(request, words)
        return to_report(request, found)

    return view


approve_report = step(
    "approve_report", Permission.APPROVE_REPORT, "The page is approved. It can be issued now.", stamped=True
)
reopen_report = step("reopen_report", Permission.WRITE_REPORT, "The approval is taken back. The page can be changed.")
issue_report = step(
    "issue_report",
    Permission.WRITE_REPORT,
    "The page is issued and frozen. The board was asked to answer.",
    stamped=True,
)


@requires(Permission.WRITE_REPORT)
def add_addendum(request: Request, reference: str) -> HttpResponse:
    found = report_or_404(reference)
    form = AddendumForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        commands.add_addendum(report=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "It is added, with today's date.")
        return to_report(request, found)
    return render(request, "board/form.html", {"form": form, "title": f"Add to {reference}", "verb": "Add it"})


def answered(request: Request, found: BoardReport, form: AnswerForm, by: Person | None) -> bool:
    typed = dict(form.cleaned_data)
    name = typed.pop("name")
    try:
        commands.answer_report(report=found, answer=commands.AnswerInput(**typed), by=by, name=name, at=timezone.now())
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    return True


def who_answers(request: Request, reference: str) -> Person | None:
    """Whoever holds the permission answers as themselves; by link, the link's person, for the link's report alone."""
    if may(request.person, Permission.ANSWER_REPORT, request.area):
        return request.person
    if request.link.subject_key != reference:
        raise AccessDenied("This link is for another report.")
    return request.link.person


@by_link_or(Purpose.BOARD_ANSWER, Permission.ANSWER_REPORT)
def answer_report(request: Request, reference: str) -> HttpResponse:
    """The board's contact answers, signed in or by personal link."""
    who = who_answers(request, reference)
    found = report_or_404(reference)
    if found.state != ReportState.ISSUED:
        raise Http404
    if hasattr(found, "answer"):
        return render(request, "board/answered.html", {"report": found, "answer": found.answer})
    initial = {"name": who.name if who else "", "on_agenda": True}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and answered(request, found, form, who):
        return redirect("board:answer_report", area=request.area.slug, reference=reference)
    page = page_of(found, on=timezone.localdate())
    return render(request, "board/answer.html", {"form": form, "report": found, "page": page})
