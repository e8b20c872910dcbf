"""Pages on which anybody with the link applies for a seat, with no account."""

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import public_page
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui import errors
from concord.core.ui.answering import sent

from .. import commands
from ..forms.vacancies import ApplyForm
from ..queries.vacancies import vacancy_page
from .vacancies import vacancy_or_404

AN_HOUR = 3600


@public_page
def apply(request: Request, uid: str) -> HttpResponse:
    """What the seat asks for, and a form. It tells nothing of others who applied."""
    found, form = vacancy_or_404(uid), ApplyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if not may_send(request, uid):
            return errors.too_many(request, wait=AN_HOUR)
        try:
            commands.apply_for_seat(vacancy=found, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            return redirect("group:applied", area=request.area.slug, uid=uid)
    page = vacancy_page(found, timezone.localdate(), with_applications=False)
    return render(request, "group/apply.html", {"page": page, "form": form})


@public_page
def applied(request: Request, uid: str) -> HttpResponse:
    return render(request, "group/applied.html", {"vacancy": vacancy_or_404(uid)})


def may_send(request: Request, uid: str) -> bool:
    """So many from one address, and so many in all for one seat."""
    return bool(
        ratelimit.consume(request, action="seat_application")
        and ratelimit.consume(request, action="seat_application_all", key=str(uid))
    )
