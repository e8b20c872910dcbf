"""Pages of a group and of its meetings."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.agenda import AgendaForm
from ..forms.groups import GroupForm
from ..forms.meetings import MeetingForm
from ..models import AgendaItem, Group, Meeting
from ..queries import group_of, group_page, meeting_of, meeting_page
from ..queries.around import around
from ..queries.confidential import sees_confidential
from ..queries.formats import usual
from ..queries.issues import hears_issues
from ..queries.papers import papers_of
from ..queries.raised import raised_at
from ..queries.waiting import waiting_page
from ..rules.agenda import mark_of
from .common import form_page


def meeting_or_404(reference: str) -> Meeting:
    return found_or_404(meeting_of(reference))


def page_of(meeting: Meeting) -> str:
    return reverse("group:meeting", kwargs={"area": meeting.area.slug, "reference": meeting.reference})


def to_meeting(request: Request, meeting: Meeting) -> HttpResponse:
    return redirect("group:meeting", area=request.area.slug, reference=meeting.reference)


@requires(Permission.SEE_MEETINGS)
def group(request: Request) -> HttpResponse:
    if not Group.objects.exists():
        return render(request, "group/no_group.html")
    page = group_page(request.area)
    hears = hears_issues(request.person, page.group)
    return render(request, "group/group.html", {"page": page, "today": timezone.localdate(), "hears_issues": hears})


@requires(Permission.MANAGE_MEETINGS)
def set_up_group(request: Request) -> HttpResponse:
    form = GroupForm(sent(request), initial=group_defaults(request))
    if request.method == "POST" and form.is_valid():
        commands.add_group(area=request.area, slug="group", by=request.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "The group is set up. Plan its first meeting next.")
        return redirect("group:group", area=request.area.slug)
    return render(request, "group/group_form.html", {"form": form, "title": "Set up the group"})


def group_defaults(request: Request) -> dict[str, object]:
    word = request.area.word("group")
    return {"name": word[0].upper() + word[1:], "quorum_public": 2, "quorum_voluntary": 2, "two_sector_rule": True}


@requires(Permission.MANAGE_MEETINGS)
def change_group(request: Request) -> HttpResponse:
    group = group_of(request.area)
    names = ("name", "purpose", "quorum_public", "quorum_voluntary", "two_sector_rule")
    form = GroupForm(sent(request), initial={n: getattr(group, n) for n in names})
    if request.method == "POST" and form.is_valid():
        commands.change_group(group=group, changes=form.cleaned_data, by=request.person, at=timezone.now())
        messages.success(request, "Saved.")
        return redirect("group:group", area=request.area.slug)
    return render(request, "group/group_form.html", {"form": form, "title": "Change the group"})


@requires(Permission.MANAGE_MEETINGS)
def schedule_meeting(request: Request) -> HttpResponse:
    if not Group.objects.exists():
        messages.warning(request, "Set up the group first: a meeting is the group's.")
        return redirect("group:group", area=request.area.slug)
    return plan_meeting(request, group_of(request.area), words="The meeting is planned.")


def plan_meeting(request: Request, group: Group, *, words: str) -> HttpResponse:
    form = MeetingForm(sent(request), initial=usual(group, timezone.localdate()))

    def run() -> Meeting:
        return commands.schedule_meeting(group=group, by=request.person, at=timezone.now(), **form.details())

    return form_page(
        request, form, run, title="Plan a meeting", verb="Save the meeting", words=words, after=page_of,
        caption=str(group),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def change_meeting(request: Request, reference: str) -> HttpResponse:
    found = meeting_or_404(reference)
    form = MeetingForm(sent(request), meeting=found)

    def run() -> Meeting:
        return commands.change_meeting(meeting=found, by=request.person, at=timezone.now(), **form.details())

    words = "The meeting is changed. Those invited get mail when its time, place or link is new."
    return form_page(
        request, form, run, title="Change the meeting", verb="Save the meeting", words=words, after=page_of
    )


@requires(Permission.SEE_MEETINGS)
def meeting(request: Request, reference: str) -> HttpResponse:
    seen, today = sees_confidential(request.person, request.area), timezone.localdate()
    page = meeting_page(meeting_or_404(reference), confidential=seen)
    context = {
        "page": page,
        "around": around(page.meeting, request.person, page.attendances, at=timezone.now()),
        "today": today,
        "has_come": timezone.localdate(page.meeting.starts_at) <= today,
        "sent": messages_about(page.meeting) if may(request.person, Permission.SEE_MAIL, request.area) else (),
        "speakers": list(page.meeting.speakers.order_by("pk")),
        "papers": papers_of(
            page.meeting, confidential=seen, drafts=may(request.person, Permission.RECORD_DECISIONS, request.area)
        ),
        "raised": raised_at(page.meeting) if seen else (),
        "own": next((seat for seat in page.attendances if seat.person_id == request.person.pk), None),
    }
    return render(request, "group/meeting.html", context)


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def cancel_meeting(request: Request, reference: str) -> HttpResponse:
    found = meeting_or_404(reference)
    commands.cancel_meeting(meeting=found, by=request.person, at=timezone.now())
    messages.success(request, "The meeting is cancelled. Those invited get mail.")
    return to_meeting(request, found)


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def hold_meeting(request: Request, reference: str) -> HttpResponse:
    found = meeting_or_404(reference)
    commands.hold_meeting(meeting=found, by=request.person, at=timezone.now())
    messages.success(request, "The meeting is closed.")
    return to_meeting(request, found)


@requires(Permission.MANAGE_MEETINGS)
def agenda(request: Request, reference: str) -> HttpResponse:
    found, changed = meeting_or_404(reference), False
    items = list(found.agenda.all())
    form = AgendaForm(sent(request), items=items)
    if request.method == "POST" and form.is_valid():
        typed = [commands.ItemInput(**item) for item in form.items()]
        try:
            seen = form.cleaned_data["seen"]
            commands.set_agenda(meeting=found, items=typed, seen=seen, by=request.person, at=timezone.now())
        except RuleBroken as error:
            items = list(found.agenda.all())
            form, changed = again(form, items)
            form.refuse(error)
        else:
            messages.success(request, "The agenda is saved.")
            return to_meeting(request, found)
    waiting = waiting_page(found, timezone.localdate(), items)
    theirs = items if changed else ()
    return render(request, "group/agenda.html", {"form": form, "meeting": found, "waiting": waiting, "theirs": theirs})


def again(form: AgendaForm, items: Sequence[AgendaItem]) -> tuple[AgendaForm, bool]:
    """The form of what was refused, and whether somebody else changed the agenda meanwhile."""
    changed = form.cleaned_data["seen"] not in ("", mark_of(items))
    return (form.with_theirs(items) if changed else form), changed
