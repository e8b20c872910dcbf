"""What the reporter of a confidential point decides about it: its wording for the group, and who sees it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from concord.core.accounts.requests import Request

from .. import commands
from ..queries.confidential import own_row, proposed_version, why_settled
from .desks import desk_of, writer_only


@never_cache
@writer_only
def approve_wording(request: Request, period: str, uid: str) -> HttpResponse:
    """The reporter of a confidential point looks at the trustee's wording."""
    desk = desk_of(request, period)
    version = proposed_version(desk.made, uid, address=desk.address) if desk.made else None
    if version is None:
        raise Http404
    if request.method == "POST":
        commands.approve_wording(version=version, person=desk.person, at=timezone.now())
        messages.success(request, "The wording is approved. The group sees it in place of your own.")
        return redirect("log:check_return", area=request.area.slug, period=period)
    facts = {"version": version, "period": desk.period, "settled": why_settled(version.confidential)}
    return render(request, "log/approve_wording.html", facts)


@never_cache
@require_POST
@writer_only
def widen_class(request: Request, period: str, reference: str) -> HttpResponse:
    """The reporter, and nobody else, lets the group see a point."""
    desk = desk_of(request, period)
    row = own_row(desk.made, reference, address=desk.address) if desk.made else None
    if row is None:
        raise Http404
    commands.widen_class(row=row, person=desk.person, at=timezone.now())
    messages.success(request, "The group sees your words from now on, without your name.")
    return redirect("log:check_return", area=request.area.slug, period=period)
