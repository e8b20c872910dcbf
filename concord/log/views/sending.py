"""A return is checked, sent and confirmed."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken

from .. import commands
from ..queries.confidential import set_aside_texts
from ..queries.withdrawn import own_withdrawn
from ..terms import Box, ReturnState
from .desks import Desk, at_return, desk_of, writer_only


@never_cache
@writer_only
def check_return(request: Request, period: str) -> HttpResponse:
    """Check your answers, then send."""
    desk = desk_of(request, period)
    if request.method == "POST":
        return send(request, desk)
    page = desk.page()
    last = {"number": Box.GOOD_PRACTICE} if page.is_open and not page.is_sent else {}
    back = at_return(request, desk, "box" if last else "start_return", **last)
    gone = own_withdrawn(desk.made, address=desk.address)
    context = {"page": page, "desk": desk, "period": desk.period, "back_url": back, "gone": gone}
    context |= {"gone_from": {one.box for one in gone}, "aside": set_aside_texts(desk.made)}
    return render(request, "log/check_return.html", context)


def send(request: Request, desk: Desk) -> HttpResponse:
    at, area, reference = timezone.now(), request.area.slug, desk.period.reference
    try:
        with transaction.atomic():
            made = desk.made or commands.start_return(period=desk.period, person=desk.person, by=desk.person, at=at)
            act = commands.send_unsent if "unsent" in request.POST else commands.send_return
            act(log_return=made, by=desk.person, at=at, address=desk.address)
    except RuleBroken as error:
        messages.error(request, error.message)
        return redirect("log:check_return", area=area, period=reference)
    return redirect("log:return_sent", area=area, period=reference)


@never_cache
@writer_only
def return_sent(request: Request, period: str) -> HttpResponse:
    desk = desk_of(request, period)
    if desk.made is None or desk.made.state != ReturnState.SENT:
        return redirect("log:start_return", area=request.area.slug, period=period)
    return render(request, "log/return_sent.html", {"made": desk.made, "period": desk.period})
