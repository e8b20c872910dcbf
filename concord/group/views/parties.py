"""Pages of seats for party groups: for the officer alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.parties import ElectedForm, OfferForm
from ..models import ElectedMember, PartyOffer
from ..queries.parties import elected, elected_member_of, offer_of, offers, parties_page
from .common import form_page

PER_PAGE = 20


def to_parties(request: Request) -> str:
    return reverse("group:parties", kwargs={"area": request.area.slug})


def member_or_404(uid: str) -> ElectedMember:
    return found_or_404(elected_member_of(uid))


@requires(Permission.MANAGE_MEETINGS)
def parties(request: Request) -> HttpResponse:
    context = {
        "page": parties_page(request.area, timezone.localdate()),
        "offers": paged(request, offers(request.area), PER_PAGE),
        "elected": paged(request, elected(request.area), PER_PAGE, "elected"),
    }
    return render(request, "group/parties.html", context)


@requires(Permission.MANAGE_MEETINGS)
def note_offer(request: Request) -> HttpResponse:
    return offer_form(request, OfferForm(sent(request), initial={"offered_on": timezone.localdate()}))


@requires(Permission.MANAGE_MEETINGS)
def change_offer(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(offer_of(uid))
    return offer_form(request, OfferForm(sent(request), offer=found), found)


def offer_form(request: Request, form: OfferForm, offer: PartyOffer | None = None) -> HttpResponse:
    def run() -> PartyOffer:
        return commands.note_offer(
            area=request.area, offer=offer, by=request.person, at=timezone.now(), **form.cleaned_data
        )

    return form_page(
        request, form, run, title="A seat offered to a party group", verb="Save", words="Saved.",
        after=lambda made: to_parties(request), lead="Each main party group gets the same offer, in the same words.",
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def note_elected(request: Request) -> HttpResponse:
    return elected_form(request, ElectedForm(sent(request)), "A councillor newly elected")


@requires(Permission.MANAGE_MEETINGS)
def change_elected(request: Request, uid: str) -> HttpResponse:
    found = member_or_404(uid)
    return elected_form(request, ElectedForm(sent(request), member=found), "What is noted of a councillor", found)


def elected_form(request: Request, form: ElectedForm, title: str, member: ElectedMember | None = None) -> HttpResponse:
    def run() -> ElectedMember:
        return commands.note_elected(
            area=request.area, member=member, by=request.person, at=timezone.now(), **form.cleaned_data
        )

    return form_page(
        request, form, run, title=title, verb="Save", words="Saved.", after=lambda made: to_parties(request)
    )


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def remove_elected(request: Request, uid: str) -> HttpResponse:
    commands.remove_elected(member=member_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "They are off the list.")
    return redirect(to_parties(request))
