"""A meeting's invitation by mail, and its entry for a calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request

from .. import commands
from ..queries import attendance_of
from ..queries.around import around
from ..queries.invitation import calendar_file
from .meetings import meeting_or_404, to_meeting


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def send_invitations(request: Request, reference: str) -> HttpResponse:
    found = meeting_or_404(reference)
    sent = commands.send_invitations(meeting=found, by=request.person, at=timezone.now())
    messages.success(request, f"The invitation is on its way to {sent} {'person' if sent == 1 else 'people'}.")
    return to_meeting(request, found)


@requires(Permission.SEE_MEETINGS)
def meeting_entry(request: Request, reference: str) -> HttpResponse:
    found, at = meeting_or_404(reference), timezone.now()
    link = around(found, request.person, list(attendance_of(found)), at=at).link
    response = HttpResponse(calendar_file(found, at=at, link=link), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.reference}.ics"'
    return response
