"""The yearly round in which all partnerships are asked: begun, looked at, reminded, answered by link or on paper."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.text import plural
from concord.core.ui.answering import found_or_404, tried

from .. import commands
from .. import partnership_queries as queries
from ..models import PartnershipAnswer, PartnershipRound
from ..partnership_forms import AnswerPartnershipForm, PaperAnswerForm, RoundFilter, RoundForm
from .common import answered

PER_PAGE = 25


def round_or_404(uid: str) -> PartnershipRound:
    return found_or_404(queries.round_of(uid))


def to_round(made: PartnershipRound) -> HttpResponse:
    return redirect("directory:round", area=made.area.slug, uid=made.uid)


@requires(Permission.SEE_AREA)
def rounds(request: Request) -> HttpResponse:
    page = Paginator(queries.rounds(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "open_round": queries.open_round(request.area)}
    return render(request, "directory/rounds.html", context)


@requires(Permission.SEE_AREA)
def show_round(request: Request, uid: str) -> HttpResponse:
    found = round_or_404(uid)
    chosen = RoundFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    answers = Paginator(queries.round_answers(found, **typed), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": queries.round_page(found), "answers": answers, "filter": chosen}
    return render(request, "directory/round.html", context)


@requires(Permission.MANAGE_PEOPLE)
def begin_round(request: Request) -> HttpResponse:
    initial = {"name": str(timezone.localdate().year)}
    form = RoundForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(**facts: Any) -> PartnershipRound:
        return commands.begin_round(area=request.area, by=request.person, at=timezone.now(), **facts)

    found = queries.lasting_partnerships(request.area)
    silent = [one for one in found if not one.contact_email]
    context = {"found": found, "silent": silent, "open_round": queries.open_round(request.area)}
    said = "The round has begun. Whoever has an address gets a mail with a link of their own."
    return answered(request, form, do, to_round, said=said, page="directory/begin_round.html", **context)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def remind_round(request: Request, uid: str) -> HttpResponse:
    found = round_or_404(uid)

    def said(sent: int) -> str:
        nobody = "Nobody was reminded: all have answered, were reminded today, or have no address."
        return f"{plural(sent, 'reminder is', 'reminders are')} on the way." if sent else nobody

    tried(request, lambda: commands.remind_partnerships(round_=found, by=request.person, at=timezone.now()), said)
    return to_round(found)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def ask_late_comers(request: Request, uid: str) -> HttpResponse:
    found = round_or_404(uid)

    def said(asked: int) -> str:
        return f"{plural(asked, 'more partnership is', 'more partnerships are')} asked."

    tried(request, lambda: commands.ask_late_comers(round_=found, by=request.person, at=timezone.now()), said)
    return to_round(found)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def close_round(request: Request, uid: str) -> HttpResponse:
    found = round_or_404(uid)
    said = "The round is closed. Its summary stays as it is."
    tried(request, lambda: commands.close_round(round_=found, by=request.person, at=timezone.now()), lambda made: said)
    return to_round(found)


def answer_or_404(uid: str) -> PartnershipAnswer:
    return found_or_404(queries.answer_of(uid))


def said_before(answer: PartnershipAnswer) -> dict[str, Any]:
    names = AnswerPartnershipForm.base_fields
    return {name: getattr(answer, name) for name in names} if answer.answered_on else {}


@requires(Permission.MANAGE_PEOPLE)
def note_answer(request: Request, uid: str) -> HttpResponse:
    found = answer_or_404(uid)
    initial = said_before(found) | {"on": found.answered_on or timezone.localdate()}
    form = PaperAnswerForm(request.POST if request.method == "POST" else None, area=request.area, initial=initial)

    def do(on: Any, **facts: Any) -> None:
        commands.note_answer(answer=found, facts=facts, on=on, by=request.person, at=timezone.now())

    title = f"What {found.name} answered"
    return answered(request, form, do, lambda _: to_round(found.round), said="Noted.", title=title, verb="Save")


@by_link(Purpose.PARTNERSHIP)
def answer_partnership(request: Request) -> HttpResponse:
    """A partnership answers by its own link, and may change what it said until the round is closed."""
    found = answer_or_404(request.link.subject_key)
    initial = said_before(found) or {"answered_by": request.link.to_name}
    form = AnswerPartnershipForm(request.POST if request.method == "POST" else None, area=request.area, initial=initial)

    def do(**facts: Any) -> None:
        commands.answer_by_link(answer=found, facts=facts, at=timezone.now())

    def done(made: None) -> HttpResponse:
        return redirect("directory:answer_partnership", area=request.area.slug)

    said = "Thank you. Your answer is in."
    return answered(request, form, do, done, said=said, page="directory/answer_partnership.html", answer=found)
