"""Minutes as they are written, sent round, approved and corrected; and what waits put on an agenda."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.minutes import ApproveForm, CorrectionForm, ItemTextForm, NewItemForm, QuestionAnswerForm, outcome_form
from ..models import MinuteItem, Minutes, Outcome
from ..queries.minutes import approving_meetings, item_of, minutes_of, outcome_of
from ..queries.waiting import waiting_page
from ..rules.minutes import check_is_drafted
from ..terms import OutcomeKind
from .common import form_page
from .meetings import meeting_or_404

TITLES = {
    OutcomeKind.INFORMATION: "Add information",
    OutcomeKind.DECISION: "Add a decision",
    OutcomeKind.ACTION: "Add an action",
    OutcomeKind.QUESTION: "Add a question that awaits an answer",
}


def minutes_or_404(reference: str) -> Minutes:
    return found_or_404(minutes_of(reference))


def item_or_404(uid: str) -> MinuteItem:
    return found_or_404(item_of(uid))


def outcome_or_404(uid: str) -> Outcome:
    return found_or_404(outcome_of(uid))


def page_of(minutes: Minutes, mark: str = "") -> str:
    place = {"area": minutes.area.slug, "reference": minutes.meeting.reference}
    return reverse("group:minutes", kwargs=place) + mark


def place_of(item: MinuteItem) -> str:
    return page_of(item.minutes, f"#item-{item.position}")


def caption(minutes: Minutes) -> str:
    return f"Minutes of meeting {minutes.meeting.reference}"


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def put_on_agenda(request: Request, reference: str) -> HttpResponse:
    meeting = meeting_or_404(reference)
    line = waiting_page(meeting, timezone.localdate()).line(request.POST.get("key", ""))
    if line is None:
        raise RuleBroken("This does not wait any more.")
    item = commands.ItemInput(title=line.title, minutes=line.minutes, kind=line.kind, source_key=line.key)
    commands.put_on_agenda(meeting=meeting, item=item, by=request.person, at=timezone.now())
    messages.success(request, f"On the agenda: {line.title}, {line.minutes} minutes.")
    return redirect("group:agenda", area=request.area.slug, reference=reference)


@require_POST
@requires(Permission.RECORD_DECISIONS)
def begin_minutes(request: Request, reference: str) -> HttpResponse:
    made = commands.begin_minutes(meeting=meeting_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, "The minutes are begun, with the items of the agenda.")
    return redirect(page_of(made))


@requires(Permission.RECORD_DECISIONS)
def add_minute_item(request: Request, reference: str) -> HttpResponse:
    found = minutes_or_404(reference)
    check_is_drafted(found)
    form = NewItemForm(sent(request))
    return form_page(
        request,
        form,
        lambda: commands.add_minute_item(minutes=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        title="Add an item",
        verb="Add it",
        words="The item is added.",
        caption=caption(found),
        after=place_of,
    )


@requires(Permission.RECORD_DECISIONS)
def write_item(request: Request, uid: str) -> HttpResponse:
    item, theirs = item_or_404(uid), None
    check_is_drafted(item.minutes)
    form = ItemTextForm(sent(request), item=item)
    if request.method == "POST" and form.is_valid():
        try:
            commands.save_item(item=item, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
            theirs = item_or_404(uid)
            form.take_in(theirs)
        else:
            messages.success(request, f"Item {item.position} is saved.")
            return redirect(place_of(item))
    return render(request, "group/write_item.html", {"form": form, "item": item, "theirs": theirs})


@requires(Permission.RECORD_DECISIONS)
def add_outcome(request: Request, uid: str, kind: str) -> HttpResponse:
    item = item_or_404(uid)
    if kind not in TITLES:
        raise Http404
    check_is_drafted(item.minutes)
    form = outcome_form(kind, sent(request), area=request.area, on=timezone.localdate())

    def run() -> Outcome:
        what = commands.OutcomeInput(kind=kind, **form.details())
        return commands.add_outcome(item=item, what=what, by=request.person, at=timezone.now())

    return form_page(
        request,
        form,
        run,
        title=TITLES[OutcomeKind(kind)],
        verb="Add it",
        words="Added.",
        caption=f"Item {item}",
        after=lambda _: place_of(item),
    )


@require_POST
@requires(Permission.RECORD_DECISIONS)
def remove_outcome(request: Request, uid: str) -> HttpResponse:
    outcome = outcome_or_404(uid)
    commands.remove_outcome(outcome=outcome, by=request.person, at=timezone.now())
    messages.success(request, "It is taken out of the minutes.")
    return redirect(place_of(outcome.item))


@require_POST
@requires(Permission.RECORD_DECISIONS)
def circulate_minutes(request: Request, reference: str) -> HttpResponse:
    found = minutes_or_404(reference)
    commands.circulate_minutes(minutes=found, by=request.person, at=timezone.now())
    messages.success(request, "The minutes are sent round. Everybody who was invited gets a mail with a link.")
    return redirect(page_of(found))


@requires(Permission.RECORD_DECISIONS)
def approve_minutes(request: Request, reference: str) -> HttpResponse:
    found = minutes_or_404(reference)
    form = ApproveForm(sent(request), meetings=approving_meetings(found.meeting, timezone.localdate()))
    return on_minutes(request, form, found, commands.approve_minutes, "Note that the minutes are approved", "Approved.")


@requires(Permission.RECORD_DECISIONS)
def correct_minutes(request: Request, reference: str) -> HttpResponse:
    found = minutes_or_404(reference)
    form = CorrectionForm(sent(request), items=list(found.items.all()))
    return on_minutes(request, form, found, commands.correct_minutes, "Add a correction", "The correction is added.")


def on_minutes(
    request: Request, form: Any, found: Minutes, command: Callable[..., Any], title: str, words: str
) -> HttpResponse:
    return form_page(
        request,
        form,
        lambda: command(minutes=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        title=title,
        verb="Save",
        words=words,
        caption=caption(found),
        after=lambda _: page_of(found),
    )


@requires(Permission.RECORD_DECISIONS)
def answer_question(request: Request, uid: str) -> HttpResponse:
    outcome, form = outcome_or_404(uid), QuestionAnswerForm(sent(request))

    def run() -> None:
        today, now = timezone.localdate(), timezone.now()
        commands.answer_question(outcome=outcome, on=today, by=request.person, at=now, **form.cleaned_data)

    return form_page(
        request,
        form,
        run,
        title="Note the answer",
        verb="Save the answer",
        words="The answer is noted.",
        lead=outcome.text,
        caption=f"Asked of {outcome.asked_of}",
        after=lambda _: place_of(outcome.item),
    )
