"""Bids for money: who was asked, for how much, and what became of it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.budgets import BidForm
from ..models import Bid
from ..queries import budgets as queries
from .common import PER_PAGE, answered


@requires(Permission.SEE_OFFICERS)
def bids(request: Request) -> HttpResponse:
    page = Paginator(queries.bids(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "officers/bids.html", {"page": page, "sums": queries.bid_sums(request.area)})


@requires(Permission.MANAGE_OFFICERS)
def add_bid(request: Request) -> HttpResponse:
    return bid_page(request, None)


@requires(Permission.MANAGE_OFFICERS)
def change_bid(request: Request, uid: str) -> HttpResponse:
    return bid_page(request, found_or_404(queries.bid_of(uid)))


def bid_page(request: Request, bid: Bid | None) -> HttpResponse:
    form = BidForm(request.POST if request.method == "POST" else None, bid=bid)
    return answered(
        request,
        form,
        lambda: commands.put_bid(
            area=request.area, facts=form.cleaned_data, bid=bid, by=request.person, at=timezone.now()
        ),
        lambda _: redirect("officers:bids", area=request.area.slug),
        said="Saved.",
        title="What became of a bid" if bid else "Add a bid",
        verb="Save",
    )
