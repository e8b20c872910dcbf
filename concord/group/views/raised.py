"""Pages of points raised at meetings that become formal responses to a consultation."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.agreement.queries.consultation import clauses_in, takes_comments
from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.directory.views.common import download_table
from concord.core.lib.errors import AccessDenied
from concord.core.ui.answering import answered, found_or_404, paged, sent

from .. import commands, exports
from ..forms.raised import NoteRaisedForm, SendRaisedForm
from ..models import RaisedPoint
from ..queries.raised import raised_in, raised_point_of, raisers_seat, running_consultations
from .common import address_of, form_page, group_or_404
from .meetings import meeting_or_404

PER_PAGE = 30


def raised_or_404(uid: str) -> RaisedPoint:
    return found_or_404(raised_point_of(uid))


def to_list(point: RaisedPoint) -> str:
    return reverse("group:raised_points", kwargs=address_of(point.meeting.group))


@requires(Permission.RECORD_DECISIONS, Permission.TAKE_POSITION)
def raised_points(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    page = paged(request, raised_in(group), PER_PAGE)
    return render(request, "group/raised_points.html", {"page": page, "group": group, "today": timezone.localdate()})


@requires(Permission.RECORD_DECISIONS)
def export_raised(request: Request, slug: str, kind: str) -> HttpResponse:
    """Which comment is whose the officer alone reads, since a name may be kept from the others."""
    knows = may(request.person, Permission.EDIT_AGREEMENT, request.area)
    table = exports.raised(raised_in(group_or_404(slug)), comments=knows)
    return download_table(table, kind, f"{request.area.slug}-points-raised")


@requires(Permission.RECORD_DECISIONS)
def note_raised(request: Request, reference: str) -> HttpResponse:
    meeting = meeting_or_404(reference)
    running = running_consultations(request.area, timezone.localdate())
    if not running:
        messages.warning(request, "No draft is out for comments now.")
        return redirect("group:meeting", area=request.area.slug, reference=reference)
    form = NoteRaisedForm(sent(request), meeting=meeting, running=running)

    def run() -> RaisedPoint:
        return commands.note_raised(meeting=meeting, by=request.person, at=timezone.now(), **form.facts())

    return form_page(
        request, form, run, title="Note a point for a consultation", verb="Note it and send the link",
        words="It is noted. Whoever raised it gets a link by mail, if we have an address.",
        after=to_list, caption=str(meeting),
    )  # fmt: skip


@require_POST
@requires(Permission.RECORD_DECISIONS)
def remove_raised(request: Request, uid: str) -> HttpResponse:
    found = raised_or_404(uid)
    commands.remove_raised(point=found, by=request.person, at=timezone.now())
    messages.success(request, "The point is off the list.")
    return redirect(to_list(found))


@requires(Permission.SEE_MEETINGS)
def send_raised(request: Request, uid: str) -> HttpResponse:
    """Whoever raised the point, with their account."""
    found = raised_or_404(uid)
    if found.raised_by_id != request.person.pk:
        raise AccessDenied("Only whoever raised a point sends it.")
    return response_page(request, found, request.person)


@by_link(Purpose.RESPONSE)
def send_raised_by_link(request: Request) -> HttpResponse:
    found, person = raised_or_404(request.link.subject_key), request.link.person
    if person is None or person.pk != found.raised_by_id:
        raise Http404
    return response_page(request, found, person)


def response_page(request: Request, found: RaisedPoint, person: Person) -> HttpResponse:
    draft, today = found.consultation, timezone.localdate()
    form = SendRaisedForm(sent(request), point=found, seat=raisers_seat(found), clauses=clauses_in(draft))
    return answered(
        request,
        form,
        lambda: commands.send_raised(point=found, by=person, at=timezone.now(), **form.facts()),
        lambda _: redirect(request.path),
        said="Thank you. Your comment is in.",
        template="group/send_raised.html",
        point=found,
        takes=takes_comments(draft, today),
    )
