"""Minutes as they are read: the list, one meeting's, by personal link, as a file; and the recap for newcomers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, paged

from .. import exports
from ..forms.minutes import MinutesFilter
from ..models import Minutes
from ..queries.confidential import sees_confidential
from ..queries.groups import groups_of
from ..queries.minutes import (
    MinutesFinding,
    minutes_found,
    minutes_known_as,
    minutes_of,
    minutes_page,
    open_questions,
)
from ..queries.recap import recap_page
from ..terms import MinutesState
from .common import group_or_404
from .meetings import meeting_or_404

PER_PAGE = 20


def writes(request: Request) -> bool:
    return may(request.person, Permission.RECORD_DECISIONS, request.area)


def readable_or_404(request: Request, reference: str) -> Minutes:
    """A draft is there for whoever writes it alone."""
    found = minutes_of(reference)
    if found is None or (found.state == MinutesState.DRAFT and not writes(request)):
        raise Http404
    return found


@requires(Permission.SEE_MEETINGS)
def all_minutes(request: Request) -> HttpResponse:
    form = MinutesFilter(request.GET, groups=list(groups_of(request.area)))
    seen = sees_confidential(request.person, request.area)
    sought = MinutesFinding(**form.chosen(), drafts=writes(request), confidential=seen)
    page = paged(request, minutes_found(request.area, sought), PER_PAGE)
    return render(request, "group/all_minutes.html", {"page": page, "form": form, "is_narrowed": any(request.GET)})


@requires(Permission.SEE_MEETINGS)
def minutes(request: Request, reference: str) -> HttpResponse:
    if minutes_of(reference) is None and writes(request):
        return render(request, "group/no_minutes.html", {"meeting": meeting_or_404(reference)})
    found = readable_or_404(request, reference)
    seen = sees_confidential(request.person, request.area)
    page = minutes_page(found, confidential=seen, today=timezone.localdate())
    mail = messages_about(found) if may(request.person, Permission.SEE_MAIL, request.area) else []
    return render(request, "group/minutes.html", {"page": page, "mail": mail, "today": timezone.localdate()})


@by_link(Purpose.MINUTES)
def minutes_by_link(request: Request) -> HttpResponse:
    found = found_or_404(minutes_known_as(request.link.subject_key))
    seen = sees_confidential(request.link.person, request.area)
    page = minutes_page(found, confidential=seen, today=timezone.localdate())
    return render(request, "group/minutes_by_link.html", {"page": page})


@requires(Permission.SEE_MEETINGS)
def minutes_file(request: Request, reference: str, kind: str) -> HttpResponse:
    """With `leave_out=1`, and for whoever does not see them, the confidential items are not in the file."""
    if kind not in exports.MINUTES_TYPES:
        raise Http404
    found = readable_or_404(request, reference)
    whole = sees_confidential(request.person, request.area) and not request.GET.get("leave_out")
    page = minutes_page(found, confidential=whole, today=timezone.localdate())
    response = HttpResponse(exports.minutes_file(page, kind), content_type=exports.MINUTES_TYPES[kind])
    name = f"{reference}-minutes{'-members-only' if page.holds_confidential else ''}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(Permission.SEE_MEETINGS)
def recap(request: Request, slug: str) -> HttpResponse:
    seen, today = sees_confidential(request.person, request.area), timezone.localdate()
    page = recap_page(group_or_404(slug), confidential=seen, at=timezone.now(), today=today)
    return render(request, "group/recap.html", {"page": page, "today": today})


@requires(Permission.SEE_MEETINGS)
def questions(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    seen = {"confidential": sees_confidential(request.person, request.area), "drafts": writes(request)}
    page = paged(request, open_questions(group, **seen), PER_PAGE)
    return render(request, "group/questions.html", {"page": page, "group": group, "today": timezone.localdate()})
