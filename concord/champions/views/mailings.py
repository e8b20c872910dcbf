"""Writing to many: the draft, to how many it goes, how it went, and the questions that came back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.mailings import FOR_WHOM, AnswerForm, MailingForm, SendForm
from ..models import Mailing
from ..queries.mailings import (
    chosen_by,
    days_since_last,
    lines_of,
    mailing_of,
    mailing_page,
    question_of,
    unanswered,
)
from ..queries.mailings import mailings as mailings_of
from ..queries.news import news
from ..terms import MailingState
from .common import PER_PAGE, answered


def mailing_or_404(uid: str) -> Mailing:
    return found_or_404(mailing_of(uid))


def to_mailing(request: Request, mailing: Mailing) -> HttpResponse:
    return redirect("champions:mailing", area=request.area.slug, uid=mailing.uid)


@requires(Permission.MANAGE_CHAMPIONS)
def mailings(request: Request) -> HttpResponse:
    page = Paginator(mailings_of(request.area), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "days": days_since_last(request.area, timezone.now())}
    return render(request, "champions/mailings.html", context | {"waiting": unanswered(request.area).count()})


@requires(Permission.MANAGE_CHAMPIONS)
def write_mailing(request: Request) -> HttpResponse:
    """For those whom the register showed, where somebody came from there; with what is new, where they ask for it."""
    initial = {name: request.GET[name] for name in FOR_WHOM if request.GET.get(name)}
    if request.method != "POST" and request.GET.get("news") == "yes":
        initial["text"] = news(request.area, request.person, timezone.now())
    return writing(
        request, MailingForm(request.POST if request.method == "POST" else None, area=request.area, initial=initial)
    )


@requires(Permission.MANAGE_CHAMPIONS)
def change_mailing(request: Request, uid: str) -> HttpResponse:
    found = mailing_or_404(uid)
    if found.state != MailingState.DRAFT:
        return to_mailing(request, found)
    form = MailingForm(request.POST if request.method == "POST" else None, area=request.area, mailing=found)
    return writing(request, form, found)


def writing(request: Request, form: MailingForm, mailing: Mailing | None = None) -> HttpResponse:
    return answered(
        request,
        form,
        lambda: commands.write_mailing(
            area=request.area, mailing=mailing, by=request.person, at=timezone.now(), **form.facts()
        ),
        lambda made: to_mailing(request, made),
        said="The draft is kept. Nothing has been sent yet.",
        title="Write to champions",
        verb="Keep it and see to whom it goes",
    )


@requires(Permission.MANAGE_CHAMPIONS)
def mailing(request: Request, uid: str) -> HttpResponse:
    found = mailing_or_404(uid)
    if found.state == MailingState.DRAFT:
        return draft(request, found)
    page = mailing_page(found)
    recipients = Paginator(page.recipients, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "recipients": recipients, "lines": lines_of(recipients)}
    return render(request, "champions/mailing.html", context)


def draft(request: Request, found: Mailing) -> HttpResponse:
    chosen = chosen_by(request.area, timezone.localdate(), found.sought)
    goes_to = sum(1 for one in chosen if not one.left_out)
    left = Paginator([one for one in chosen if one.left_out], PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/draft.html", {"mailing": found, "goes_to": goes_to, "left": left})


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def send_mailing(request: Request, uid: str) -> HttpResponse:
    found, form = mailing_or_404(uid), SendForm(request.POST)
    looked_at = form.cleaned_data["looked_at"] if form.is_valid() else 0
    people = commands.send_mailing(mailing=found, looked_at=looked_at, by=request.person, at=timezone.now())
    messages.success(
        request, f"It goes to {people} {'person' if people == 1 else 'people'}, each in a mail of their own."
    )
    return to_mailing(request, found)


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def discard_mailing(request: Request, uid: str) -> HttpResponse:
    commands.discard_mailing(mailing=mailing_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "The draft is thrown away.")
    return redirect("champions:mailings", area=request.area.slug)


@requires(Permission.MANAGE_CHAMPIONS)
def questions(request: Request) -> HttpResponse:
    page = Paginator(unanswered(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/questions.html", {"page": page})


@requires(Permission.MANAGE_CHAMPIONS)
def answer_question(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(question_of(uid))
    if found.answered_at:
        return to_mailing(request, found.recipient.mailing)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.answer_question(question=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: redirect("champions:questions", area=request.area.slug),
        said="Your answer is kept and mailed.",
        title=f"{found.recipient.person} asks",
        verb="Answer",
        lead=found.text,
    )
