"""Pages of the board's report: written, approved, issued, answered."""

from collections.abc import Callable
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
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404
from concord.log.queries.returns import box_heading
from concord.log.terms import Box

from . import commands, exports, forms
from .models import BoardReport
from .queries.calendar import board_meeting_of, calendar_page
from .queries.page import page_of
from .queries.replies import awaited, held_back
from .queries.reports import report_of, reports_page
from .queries.strategic import strategic_page
from .rules.page import BoardPage
from .terms import ReportState

READS, WRITES, APPROVES = Permission.SEE_REPORTS, Permission.WRITE_REPORT, Permission.APPROVE_REPORT


def report_or_404(reference: str) -> BoardReport:
    return found_or_404(report_of(reference))


def to_report(request: Request, report: BoardReport, words: str = "") -> HttpResponse:
    if words:
        messages.success(request, words)
    return redirect("board:report", area=request.area.slug, reference=report.reference)


def typed_into(request: Request, form: type[forms.FactsForm], **known: Any) -> forms.FactsForm:
    return form(request.POST if request.method == "POST" else None, **known)


def done(request: Request, form: forms.FactsForm, command: Callable[..., Any], by: Person, **known: Any) -> Any:
    """What a command made of a form that was sent; None when there is nothing to do yet, or something to mend."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return command(**known, **form.facts(), by=by, at=timezone.now())
    except RuleBroken as error:
        form.refuse(error)
        return None


@requires(READS)
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
        form = forms.JudgeForm(request.POST)
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


@requires(READS)
def calendar(request: Request) -> HttpResponse:
    return render(request, "board/calendar.html", {"page": calendar_page(request.area, timezone.now())})


@requires(Permission.WRITE_REPORT)
def board_meeting(request: Request, moment: str = "") -> HttpResponse:
    """A meeting is added to the calendar, or the one of that moment is changed."""
    meeting = board_meeting_of(request.area, moment) if moment else None
    if moment and meeting is None:
        raise Http404
    form = typed_into(request, forms.BoardMeetingForm, meeting=meeting)
    known = {"meeting": meeting} if meeting else {"area": request.area}
    command = commands.change_board_meeting if meeting else commands.plan_board_meeting
    if done(request, form, command, request.person, **known):
        messages.success(request, "The meeting is in the calendar.")
        return redirect("board:reports", area=request.area.slug)
    title = f"{'Change' if meeting else 'Add'} a meeting of the {request.area.word('board')}"
    return render(request, "board/form.html", {"form": form, "title": title, "verb": "Save" if meeting else "Add it"})


@requires(Permission.WRITE_REPORT)
def start_report(request: Request) -> HttpResponse:
    form = typed_into(request, forms.StartReportForm, area=request.area, at=timezone.now())
    if report := done(request, form, commands.start_report, request.person):
        return to_report(request, report)
    return render(request, "board/form.html", {"form": form, "title": "Start a report", "verb": "Start it"})


def by_its_link(request: Request, reference: str) -> Person:
    """Whom the link was sent to; it opens its own report alone."""
    if request.link.subject_key != reference or request.link.person is None:
        raise AccessDenied("This link is for another report.")
    return request.link.person


def to_read(request: Request, reference: str) -> tuple[BoardReport, BoardPage]:
    """The draft for the group, the issued page for all who may read reports, or who were asked to answer it."""
    if not may(request.person, READS, request.area):
        by_its_link(request, reference)
    found, drafts = report_or_404(reference), (WRITES, APPROVES, Permission.SEE_POINTS)
    if found.state != ReportState.ISSUED and not any(may(request.person, one, request.area) for one in drafts):
        raise AccessDenied("This report is not issued yet.")
    return found, page_for(request, found)


def page_for(request: Request, found: BoardReport) -> BoardPage:
    """The page as it stands today, with links to what is behind it for whoever may open that."""
    page = page_of(found, on=timezone.localdate())
    return page if may(request.person, Permission.SEE_POINTS, request.area) else page.without_links


@by_link_or(Purpose.BOARD_ANSWER, READS)
def report(request: Request, reference: str) -> HttpResponse:
    """The page at its permanent address."""
    found, page = to_read(request, reference)
    shown = {"report": found, "page": page, "formats": exports.TYPES, "print_step": exports.print_step(page)}
    if not may(request.person, READS, request.area):
        return render(request, "board/read.html", shown | {"formats": exports.FORMATS})
    writes, approves = (may(request.person, one, request.area) for one in (WRITES, APPROVES))
    if writes:
        shown["sent"] = messages_about(found)
    if found.issued_at and writes:
        shown["held_back"] = held_back(found, timezone.localdate())
    if not found.issued_at and (writes or approves):
        shown["waits"] = awaited(found, timezone.localdate())
    return render(request, "board/report.html", shown)


@by_link_or(Purpose.BOARD_ANSWER, READS)
def report_file(request: Request, reference: str, kind: str) -> HttpResponse:
    _, page = to_read(request, reference)
    if kind not in exports.TYPES:
        raise Http404
    large = "large" in request.GET
    response = HttpResponse(exports.render(page, kind, large_print=large), content_type=exports.TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{reference}{"-large" if large else ""}.{kind}"'
    return response


@requires(Permission.WRITE_REPORT)
def choose_line(request: Request, reference: str, box: int) -> HttpResponse:
    if box not in Box.values:
        raise Http404
    found = report_or_404(reference)
    form = typed_into(request, forms.LineForm, report=found, box=box, on=timezone.localdate())
    if done(request, form, commands.choose_line, request.person, report=found, box=box):
        return to_report(request, found, f"The line of box {box} is saved.")
    heading = box_heading(box, request.area)
    return render(request, "board/line.html", {"form": form, "report": found, "box": box, "heading": heading})


@requires(Permission.WRITE_REPORT)
def write_report(request: Request, reference: str) -> HttpResponse:
    found = report_or_404(reference)
    form = typed_into(request, forms.WriteForm, report=found)
    if done(request, form, commands.write_report, request.person, report=found):
        return to_report(request, found, "Saved.")
    return render(request, "board/write.html", {"form": form, "report": found})


def step(name: str, permission: Permission, words: str, *, stamped: bool = False) -> Any:
    """A page that takes one step of the report by a button; `stamped`: only with the page as it was read."""

    @require_POST
    @requires(permission)
    def view(request: Request, reference: str) -> HttpResponse:
        found = report_or_404(reference)
        seen = {"seen": request.POST.get("seen", "") or "nothing"} if stamped else {}
        getattr(commands, name)(report=found, by=request.person, at=timezone.now(), **seen)
        return to_report(request, found, words)

    return view


approve_report = step("approve_report", APPROVES, "The page is approved and waits to be issued.", stamped=True)
reopen_report = step("reopen_report", WRITES, "The approval is taken back. The page can be changed.")
issue_report = step("issue_report", WRITES, "The page is issued and frozen.", stamped=True)
ask_again = step("ask_again", WRITES, "New links to answer with were sent. The old ones no longer open.")


@requires(Permission.WRITE_REPORT)
def add_addendum(request: Request, reference: str) -> HttpResponse:
    found = report_or_404(reference)
    form = typed_into(request, forms.AddendumForm)
    if done(request, form, commands.add_addendum, request.person, report=found):
        return to_report(request, found, "It is added, with today's date.")
    return render(request, "board/form.html", {"form": form, "title": f"Add to {reference}", "verb": "Add it"})


def who_answers(request: Request, reference: str) -> Person:
    """Whoever holds the permission answers as themselves; by link, the link's person, for the link's report alone."""
    if may(request.person, Permission.ANSWER_REPORT, request.area):
        return request.person
    return by_its_link(request, reference)


@by_link_or(Purpose.BOARD_ANSWER, Permission.ANSWER_REPORT)
def answer_report(request: Request, reference: str) -> HttpResponse:
    """The board's contact answers, signed in or by personal link."""
    who, found = who_answers(request, reference), report_or_404(reference)
    if found.state != ReportState.ISSUED:
        raise Http404
    shown = {"report": found, "formats": exports.FORMATS}
    if hasattr(found, "answer"):
        return render(request, "board/answered.html", shown | {"answer": found.answer})
    # An officer enters what somebody else said.
    own = not may(who, Permission.WRITE_REPORT, request.area)
    form = typed_into(request, forms.AnswerForm, report=found, who=who.name if own else "", on=timezone.localdate())
    if request.method == "POST" and not {"sure", "change"} & set(request.POST) and form.is_valid():
        return check_answer(request, found, form.facts())
    if "change" not in request.POST and done(request, form, commands.answer_report, who, report=found):
        return redirect("board:answer_report", area=request.area.slug, reference=reference)
    return render(request, "board/answer.html", shown | {"form": form, "page": page_for(request, found)})


def check_answer(request: Request, found: BoardReport, said: dict[str, Any]) -> HttpResponse:
    """What would be kept, to read before it is sent: nothing is kept yet."""
    said["answer"].answered_name = said["name"]
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    return render(request, "board/check_answer.html", {"report": found, "answer": said["answer"], "typed": typed})
