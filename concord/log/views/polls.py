"""Polls: what annoys people most, and what works well."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404, tried

from .. import commands
from ..exports.lists import poll_table
from ..forms.ideas import PollAnswerForm, PollForm
from ..models import Poll
from ..queries import polls as queries
from .files import send_table


def poll_or_404(uid: str) -> Poll:
    return found_or_404(queries.poll_of(uid))


@requires(Permission.SEE_POINTS)
def polls(request: Request) -> HttpResponse:
    today = timezone.localdate()
    lines = [(poll, queries.is_open(poll, today)) for poll in queries.polls(request.area)]
    return render(request, "log/polls.html", {"lines": lines})


@requires(Permission.MANAGE_LEARNING)
def open_poll(request: Request) -> HttpResponse:
    form = PollForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            poll = commands.open_poll(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "The poll is open.")
            return redirect("log:poll", area=request.area.slug, uid=poll.uid)
    return render(request, "log/open_poll.html", {"form": form})


@requires(Permission.SEE_POINTS)
def poll(request: Request, uid: str) -> HttpResponse:
    found = poll_or_404(uid)
    page = queries.poll_page(found, request.person, timezone.localdate())
    form = None
    if page.is_open and page.sides and not page.has_answered:
        form = PollAnswerForm(
            request.POST if request.method == "POST" else None, matters=queries.matters_of(found), sides=page.sides
        )
    if request.method == "POST":
        if form is None:
            messages.warning(request, "You cannot answer this poll now.")
            return redirect("log:poll", area=request.area.slug, uid=uid)
        if form.is_valid() and answered(request, found, form):
            messages.success(request, "Thank you. Your answers are counted.")
            return redirect("log:poll", area=request.area.slug, uid=uid)
    return render(request, "log/poll.html", {"page": page, "form": form})


def answered(request: Request, found: Poll, form: PollAnswerForm) -> bool:
    """Count the answers; False when they were refused, with the reason on the form."""
    try:
        commands.answer_poll(
            poll=found,
            sector=form.sector(),
            answers=form.answers(form.cleaned_data),
            by=request.person,
            at=timezone.now(),
        )
    except RuleBroken as error:
        form.refuse(error)
        return False
    return True


@require_POST
@requires(Permission.MANAGE_LEARNING)
def close_poll(request: Request, uid: str) -> HttpResponse:
    poll = poll_or_404(uid)
    said = "The poll is closed, and what came out of it can be seen."
    tried(request, lambda: commands.close_poll(poll=poll, by=request.person, at=timezone.now()), lambda made: said)
    return redirect("log:poll", area=request.area.slug, uid=uid)


@requires(Permission.SEE_POINTS)
def export_poll(request: Request, uid: str, kind: str) -> HttpResponse:
    """What came out of a closed poll; of an open one there is nothing to take away."""
    page = queries.poll_page(poll_or_404(uid), request.person, timezone.localdate())
    if page.is_open:
        raise Http404
    return send_table(request, "poll", kind, poll_table(page))
