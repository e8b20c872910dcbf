"""Pages of texts to pass on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may, require_unless_own
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.passing import PassingForm, RelayForm
from ..models import Passing, Relay
from ..queries.passing import passing_of, relay_of, relay_page, relays_of
from .common import form_page, group_or_404

PER_PAGE = 20


def relay_or_404(uid: str) -> Relay:
    return found_or_404(relay_of(uid))


def to_relay(relay: Relay) -> str:
    return reverse("group:relay", kwargs={"area": relay.area.slug, "uid": relay.uid})


@requires(Permission.SEE_MEETINGS)
def relays(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    page = paged(request, relays_of(group), PER_PAGE)
    return render(request, "group/relays.html", {"page": page, "group": group, "today": timezone.localdate()})


@requires(Permission.RECORD_DECISIONS)
def write_relay(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    form = RelayForm(sent(request), group=group)

    def run() -> Relay:
        return commands.write_relay(group=group, by=request.person, at=timezone.now(), **form.details())

    words = "Everybody on the group has it now, with a link by mail."
    return form_page(
        request, form, run, title="Write a text to pass on", verb="Send it to every member", words=words,
        after=to_relay, caption=str(group), lead="Members pass it on as it is to those they speak for, and say so.",
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def relay(request: Request, uid: str) -> HttpResponse:
    found = relay_or_404(uid)
    by_name = may(request.person, Permission.RECORD_DECISIONS, request.area)
    page = relay_page(found, request.person, by_name=by_name)
    form = PassingForm(passing=page.own) if page.own else None
    mail = messages_about(found) if may(request.person, Permission.SEE_MAIL, request.area) else []
    context = {"page": page, "form": form, "by_name": by_name, "mail": mail, "today": timezone.localdate()}
    return render(request, "group/relay.html", context)


@requires(Permission.SEE_MEETINGS)
def pass_on(request: Request, uid: str) -> HttpResponse:
    """One's own part; the officer and the chair write down what somebody told them."""
    found = found_or_404(passing_of(uid))
    require_unless_own(request.person, found.person_id, Permission.RECORD_DECISIONS, request.area)
    form = PassingForm(sent(request), passing=found)
    title = "Passed on" if found.person_id == request.person.pk else f"Passed on by {found.person}"

    def run() -> Passing:
        return commands.pass_on(passing=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title=title, verb="Passed on", words="Thank you. It is noted.",
        after=lambda made: to_relay(found.relay), caption=str(found.relay),
    )  # fmt: skip


@by_link(Purpose.PASS_ON)
def pass_on_by_link(request: Request) -> HttpResponse:
    found = found_or_404(passing_of(request.link.subject_key))
    form = PassingForm(sent(request), passing=found)
    if request.method == "POST" and form.is_valid():
        commands.pass_on(passing=found, by=found.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Thank you. It is noted.")
        return redirect("group:pass_on_by_link", area=request.area.slug)
    return render(request, "group/pass_on_by_link.html", {"passing": found, "relay": found.relay, "form": form})
