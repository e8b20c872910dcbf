"""Outgoing mail of an area, message by message, and how mail goes in all areas."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.lib.errors import RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.queries import area_counts, message_page, messages_of
from concord.core.ui.answering import found_or_404

from ..about import page_about, page_about_link
from ..access import may
from ..administration import administered, for_administrators
from ..commands import note_came_back, send_mail_again, send_new_link, withdraw_link_of
from ..commands.links import WITHDRAWN_BY
from ..forms import MailFilter, NewLinkForm
from ..guards import View, requires
from ..models import PersonalLink
from ..permissions import Permission
from ..queries import is_open, link_in
from ..requests import Request
from ..terms import UNTOLD, Purpose

PER_PAGE = 50


@requires(Permission.SEE_MAIL)
def mail(request: Request) -> HttpResponse:
    chosen = MailFilter(request.GET or None)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(messages_of(request.area, **typed), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/mail.html", {"page": page, "form": chosen})


def message_or_404(request: Request, uid: str) -> OutgoingMessage:
    return found_or_404(messages_of(request.area).filter(uid=uid).first())


@requires(Permission.SEE_MAIL)
def message(request: Request, uid: str) -> HttpResponse:
    found = message_or_404(request, uid)
    return show(request, found, NewLinkForm(initial={"to_address": found.to_address}))


def show(request: Request, found: OutgoingMessage, form: NewLinkForm) -> HttpResponse:
    link, now = link_in(found, request.area), timezone.now()
    context = {
        "page": message_page(found),
        "about_url": page_about_link(link) or page_about(request.area, found.about_kind, found.about_key),
        "carries": link,
        "tells_opening": link is not None and link.purpose not in UNTOLD,
        "is_open": link is not None and is_open(link, now),
        "may_send": link is not None and may_send(request, link) and link.expires_at > now and bool(found.kept_text),
        "form": form,
    }
    return render(request, "accounts/message.html", context)


def may_send(request: Request, link: PersonalLink) -> bool:
    """Links to make a return are looked after on the page of their period."""
    permission = WITHDRAWN_BY[Purpose(link.purpose)]
    return link.purpose != Purpose.RETURN and may(request.person, permission, request.area)


def press(command: Callable[..., Any], words: str) -> View:
    """The view of a button that does one thing with a message and says so."""

    @require_POST
    @requires(Permission.SEE_MAIL)
    def view(request: Request, uid: str) -> HttpResponse:
        command(message=message_or_404(request, uid), area=request.area, by=request.person, at=timezone.now())
        messages.success(request, words)
        return redirect("message", area=request.area.slug, uid=uid)

    return view


resend = press(send_mail_again, "It is being sent again.")
came_back = press(note_came_back, "It is kept that this message came back.")
withdraw = press(withdraw_link_of, "The link no longer opens.")


@require_POST
@requires(Permission.SEE_MAIL)
def new_link(request: Request, uid: str) -> HttpResponse:
    found, form = message_or_404(request, uid), NewLinkForm(request.POST)
    link = link_in(found, request.area)
    if link is not None and link.person is None and not form.is_valid():
        return show(request, found, form)
    address = form.cleaned_data["to_address"] if form.is_valid() else ""
    try:
        sent = send_new_link(
            message=found, area=request.area, to_address=address, by=request.person, at=timezone.now()
        )  # fmt: skip
    except RuleBroken as error:
        form.add_error(None, error.message)
        return show(request, found, form)
    messages.success(request, f"A new link is on its way to {sent.to_address}. The one before no longer opens.")
    return redirect("message", area=request.area.slug, uid=sent.uid)


@for_administrators
def everywhere(request: Request) -> HttpResponse:
    """Counts alone: whoever runs the installation reads no area's mail."""
    counts = area_counts(administered(request.person), at=timezone.now())
    return render(request, "accounts/mail_everywhere.html", {"counts": counts})
