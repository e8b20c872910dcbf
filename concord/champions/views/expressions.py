"""Somebody would like to keep watch: the public page, and what the officer answers."""

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import public_page, requires, requires_all
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui import errors

from .. import commands
from ..forms.expressions import AcceptForm, DeclineForm, JoinForm, OfferForm
from ..models import Expression
from ..queries.expressions import expression_of, expressions, shown_to_anybody
from ..rules.expressions import KEPT_MONTHS
from ..terms import Duty, ExpressionState
from .common import PER_PAGE, answered


@public_page
def join(request: Request) -> HttpResponse:
    """Anybody may offer to keep watch; few from one address in an hour."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="champion_offer"):
            return errors.too_many(request, wait=3600)
        try:
            commands.express_interest(area=request.area, by=None, at=timezone.now(), **form.facts())
        except RuleBroken as error:
            form.refuse(error)
        else:
            return redirect("champions:offered", area=request.area.slug)
    return render(request, "champions/join.html", {"form": form, "duties": Duty.labels})


@public_page
def offered(request: Request) -> HttpResponse:
    return render(request, "champions/offered.html")


@public_page
def public_list(request: Request) -> HttpResponse:
    """Names and organisations of those alone who said yes to it."""
    shown = Paginator(shown_to_anybody(request.area, timezone.localdate()), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/public_list.html", {"page": shown})


@requires(Permission.MANAGE_CHAMPIONS)
def offers(request: Request) -> HttpResponse:
    state = request.GET.get("state", "")
    chosen = state if state in ExpressionState.values else ExpressionState.WAITING
    page = Paginator(expressions(request.area, state=chosen), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "state": chosen, "states": ExpressionState.choices, "kept": KEPT_MONTHS}
    return render(request, "champions/offers.html", context)


def to_offers(request: Request) -> HttpResponse:
    return redirect("champions:offers", area=request.area.slug)


@requires(Permission.MANAGE_CHAMPIONS)
def enter_offer(request: Request) -> HttpResponse:
    form = OfferForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.express_interest(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_offers(request),
        said="Noted. They wait for an answer.",
        title="Somebody offers to keep watch",
        verb="Note it",
    )


def waiting_or_404(uid: str) -> Expression:
    found = expression_of(uid)
    if found is None or found.state != ExpressionState.WAITING:
        raise Http404
    return found


@requires_all(Permission.MANAGE_PEOPLE, Permission.MANAGE_CHAMPIONS)
def accept_offer(request: Request, uid: str) -> HttpResponse:
    found = waiting_or_404(uid)
    form = AcceptForm(request.POST if request.method == "POST" else None, expression=found, area=request.area)
    return answered(
        request,
        form,
        lambda: commands.accept_expression(expression=found, by=request.person, at=timezone.now(), **form.chosen()),
        lambda person: redirect("champions:champion", area=request.area.slug, uid=person.uid),
        said=f"{found.name} keeps watch now, and is invited to sign in.",
        title=f"Say yes to {found.name}",
        verb="Give them the role and invite them",
        lead=f"They wrote: {found.organisation_name}{f', {found.department}' if found.department else ''}.",
    )


@requires(Permission.MANAGE_CHAMPIONS)
def decline_offer(request: Request, uid: str) -> HttpResponse:
    found = waiting_or_404(uid)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.decline_expression(
            expression=found, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_offers(request),
        said="They are told, with your reason.",
        title=f"Say no to {found.name}",
        verb="Tell them",
    )
