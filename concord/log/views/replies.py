"""Pages about an organisation that no mail reaches: how else it was asked, and what it said."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import Form
from concord.core.ui.wording import long_date

from .. import commands
from ..forms.periods import TheirReplyForm
from ..forms.replies import AskedForm
from ..models import ReplyRequest
from ..queries.replies import request_of


def request_or_404(uid: UUID) -> ReplyRequest:
    return found_or_404(request_of(str(uid)))


def typed(request: Request, asked: ReplyRequest, form: type[Form], command: Callable[..., Any]) -> Form | None:
    """The form to show; None once what was typed is kept."""
    shown = form(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not shown.is_valid():
        return shown
    try:
        command(request=asked, by=request.person, at=timezone.now(), **shown.cleaned_data)
    except RuleBroken as error:
        shown.add_error(error.field or None, error.message)
        return shown
    return None


def done(request: Request, asked: ReplyRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("log:point", area=request.area.slug, reference=asked.point.reference)


@requires(Permission.MANAGE_PERIODS)
def ask_otherwise(request: Request, uid: UUID) -> HttpResponse:
    asked = request_or_404(uid)
    form = typed(request, asked, AskedForm, commands.note_asked_otherwise)
    if form is None:
        return done(request, asked, f"It is noted. It may reply until {long_date(asked.window_ends_on)}.")
    return render(request, "log/ask_otherwise.html", {"form": form, "asked": asked})


@requires(Permission.MANAGE_PERIODS)
def enter_reply(request: Request, uid: UUID) -> HttpResponse:
    asked = request_or_404(uid)
    form = typed(request, asked, TheirReplyForm, commands.enter_reply)
    if form is None:
        return done(request, asked, "The reply stands beside the point.")
    return render(request, "log/enter_reply.html", {"form": form, "asked": asked})
