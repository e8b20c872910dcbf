"""Briefings as champions read them, signed in or by their own link. Opening one records nothing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.mailings import QuestionForm
from ..models import Recipient
from ..queries.mailings import briefings_of, copy_of
from .common import PER_PAGE


@requires(Permission.MAKE_RETURN)
def briefings(request: Request) -> HttpResponse:
    page = Paginator(briefings_of(request.person, request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/briefings.html", {"page": page})


@requires(Permission.MAKE_RETURN)
def briefing(request: Request, uid: str) -> HttpResponse:
    found = copy_of(uid)
    if found is None or found.person_id != request.person.pk:
        raise Http404
    again = redirect("champions:briefing", area=request.area.slug, uid=uid)
    return shown(request, found, again, "champions/briefing.html")


@by_link(Purpose.BRIEFING)
def briefing_by_link(request: Request) -> HttpResponse:
    found = found_or_404(copy_of(request.link.subject_key))
    again = redirect("champions:briefing_by_link", area=request.area.slug)
    return shown(request, found, again, "champions/briefing_by_link.html")


def shown(request: Request, found: Recipient, again: HttpResponse, template: str) -> HttpResponse:
    """Three buttons: I have read this, ask, and no more of these."""
    asks = request.method == "POST" and "ask" in request.POST
    form = QuestionForm(request.POST if asks else None)
    if request.method == "POST" and (not asks or form.is_valid()):
        try:
            messages.success(request, done(request, found, form))
        except RuleBroken as error:
            form.add_error("text", error.message)
        else:
            return again
    return render(request, template, {"copy": found, "form": form})


def done(request: Request, found: Recipient, form: QuestionForm) -> str:
    now = timezone.now()
    if "ask" in request.POST:
        commands.ask_question(recipient=found, at=now, **form.cleaned_data)
        return "Your question has gone to the officer."
    if "stop" in request.POST:
        commands.stop_mailings(recipient=found, at=now)
        return "You get no more letters like this. What is meant for you alone still comes."
    commands.mark_read(recipient=found, at=now)
    return "Thank you. It is noted that you have read it."
