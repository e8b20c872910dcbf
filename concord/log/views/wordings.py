"""What the reporter of a confidential point decides about it: its wording for the group, and who sees it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from concord.core.accounts.encryption import unseal
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, tried

from .. import commands
from ..models import ConfidentialPoint, GroupVersion
from ..queries.confidential import own_row, proposed_version
from ..queries.wordings import agreed_version, is_unworded, why_not_answered
from ..terms import PointClass
from .desks import Desk, desk_of, writer_only


@never_cache
@writer_only
def approve_wording(request: Request, period: str, uid: str) -> HttpResponse:
    """The reporter of a confidential point looks at the trustee's wording."""
    desk = desk_of(request, period)
    version = found_or_404(proposed_version(desk.made, uid, address=desk.address) if desk.made else None)
    row = version.confidential
    agreed = agreed_version(row)
    if request.method == "POST":
        return answer_wording(request, desk, version, agreed)
    stands = agreed.text if agreed else unseal(row.content)["text"]
    shown = {"version": version, "period": desk.period, "settled": why_not_answered(row), "unworded": is_unworded(row)}
    return render(request, "log/approve_wording.html", shown | {"agreed": agreed, "stands": stands})


def answer_wording(request: Request, desk: Desk, version: GroupVersion, agreed: GroupVersion | None) -> HttpResponse:
    answer, words = commands.approve_wording, "The wording is approved. The group sees it in place of the words before."
    if "keep" in request.POST:
        answer = commands.keep_own_words
        words = "The wording that you approved before stands." if agreed else "Your own words stand."
    at = timezone.now()
    return told(
        request,
        desk.period.reference,
        lambda: answer(version=version, person=desk.person, at=at),
        lambda: words,
    )


def own_row_or_404(desk: Desk, reference: str) -> ConfidentialPoint:
    return found_or_404(own_row(desk.made, reference, address=desk.address) if desk.made else None)


def told(request: Request, period: str, act: Callable[[], object], words: Callable[[], str]) -> HttpResponse:
    """Do it, or say on the reporter's own page why it cannot be done."""
    tried(request, act, lambda made: words())
    return redirect("log:check_return", area=request.area.slug, period=period)


@never_cache
@require_POST
@writer_only
def take_back_approval(request: Request, period: str, reference: str) -> HttpResponse:
    """The reporter, and nobody else, takes back the approval of a wording."""
    desk = desk_of(request, period)
    row, at = own_row_or_404(desk, reference), timezone.now()
    words = "Your approval is taken back. The group sees nothing of this point until you approve a wording."
    return told(request, period, lambda: commands.take_back_approval(row=row, person=desk.person, at=at), lambda: words)


@never_cache
@require_POST
@writer_only
def widen_class(request: Request, period: str, reference: str) -> HttpResponse:
    """The reporter, and nobody else, lets the group see a point, or puts their name to it."""
    desk = desk_of(request, period)
    row, at = own_row_or_404(desk, reference), timezone.now()
    to = PointClass.NAMED if request.POST.get("to") == "name" else PointClass.NAME_WITHHELD

    def words() -> str:
        if to == PointClass.NAMED:
            return "Your name stands beside your point from now on."
        when = "from now on" if row.point else "once the period is locked"
        return f"The group sees your words {when}, without your name."

    def widen() -> None:
        commands.widen_class(row=row, to=to, person=desk.person, at=at)

    return told(request, period, widen, words)
